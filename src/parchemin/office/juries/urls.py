from django.urls import path

from parchemin.office.juries.views import lists, preparation, record, room

app_name = "juries"
urlpatterns = [
    path("", lists.jury_list, name="list"),
    path("nouveau/", preparation.create, name="create"),
    path("vivier/", lists.jurors, name="jurors"),
    path("vivier/nouveau/", preparation.juror_add, name="juror_add"),
    path("liens/", preparation.link_declare, name="link_declare"),
    path("parcours/<uuid:enrolment_id>/", record.person_fragment, name="person_fragment"),
    path("<uuid:jury_id>/", room.detail, name="detail"),
    path("<uuid:jury_id>/candidats/", preparation.candidates, name="candidates"),
    path("<uuid:jury_id>/composition/", preparation.compose, name="compose"),
    path("<uuid:jury_id>/composition/verifier/", preparation.check, name="check"),
    path("<uuid:jury_id>/presence/<int:seat_id>/", preparation.presence, name="presence"),
    path("<uuid:jury_id>/ouvrir/", preparation.open_jury, name="open"),
    path("<uuid:jury_id>/propositions/", room.vote_proposals, name="vote_proposals"),
    path("<uuid:jury_id>/notes/", room.note, name="note"),
    path("<uuid:jury_id>/clore/", room.close, name="close"),
    path("<uuid:jury_id>/proces-verbal/", record.minutes, name="minutes"),
    path("<uuid:jury_id>/proces-verbal.pdf", record.minutes_pdf, name="minutes_pdf"),
    path("<uuid:jury_id>/seconde-etape/", record.ratify, name="ratify"),
    path("<uuid:jury_id>/candidat/<int:hearing_id>/", room.hearing, name="hearing"),
    path("<uuid:jury_id>/candidat/<int:hearing_id>/motifs/", room.reasons, name="reasons"),
    path("<uuid:jury_id>/candidat/<int:hearing_id>/vote/", room.vote, name="vote"),
    path("<uuid:jury_id>/candidat/<int:hearing_id>/ajuster/", room.adjust, name="adjust"),
    path("<uuid:jury_id>/candidat/<int:hearing_id>/renvoyer/", room.defer, name="defer"),
]
