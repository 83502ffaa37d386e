from django.urls import path

from parchemin.office.notices.views import appeals, letters, recap, rectifying

app_name = "notices"
urlpatterns = [
    path("jury/<uuid:jury_id>/", letters.letters, name="letters"),
    path("jury/<uuid:jury_id>/ecrire/", letters.write, name="write"),
    path("jury/<uuid:jury_id>/envois/", letters.send, name="send"),
    path("jury/<uuid:jury_id>/lettres.pdf", letters.all_letters, name="all_letters"),
    path("jury/<uuid:jury_id>/recapitulatif.csv", recap.recap_csv, name="recap_csv"),
    path("jury/<uuid:jury_id>/recapitulatif.pdf", recap.recap_pdf, name="recap_pdf"),
    path("jury/<uuid:jury_id>/rectifier/", rectifying.rectify, name="rectify"),
    path("rectificatif/<str:number>.pdf", rectifying.rectified_pdf, name="rectified_pdf"),
    path("lettre/<str:number>.pdf", letters.letter, name="letter"),
    path("lettre/<str:number>/demande.pdf", letters.bloc_request, name="bloc_request"),
    path("parcours/<uuid:enrolment_id>/", letters.person_fragment, name="person_fragment"),
    path("recours/", appeals.appeal_list, name="appeals"),
    path("recours/deposer/<int:hearing_id>/", appeals.file, name="file"),
    path("recours/<str:number>/", appeals.detail, name="appeal"),
    path("recours/<str:number>/motifs.pdf", appeals.reasons_pdf, name="reasons_pdf"),
    path("recours/<str:number>/audition/", appeals.hear, name="hear"),
    path("recours/<str:number>/decision/", appeals.decide, name="decide"),
]
