from django.urls import path

from parchemin.office.certificates.views import batches, declarations, public, register

app_name = "certificates"
urlpatterns = [
    path("parchemins/", register.register, name="list"),
    path("parchemins/registre.csv", register.export_register, name="export"),
    path("parchemins/delivrer/<uuid:jury_id>", batches.issue, name="issue"),
    path("parchemins/lots/<uuid:batch_id>", batches.batch, name="batch"),
    path("parchemins/lots/<uuid:batch_id>/avancement", batches.progress, name="progress"),
    path("parchemins/lots/<uuid:batch_id>/reprendre", batches.resume, name="resume"),
    path("parchemins/numero/<str:number>", register.detail, name="detail"),
    path("parchemins/numero/<str:number>/pdf", register.pdf, name="pdf"),
    path("parchemins/numero/<str:number>/retirer", register.revoke, name="revoke"),
    path("verifier", public.verify_home, name="verify_home"),
    path("verifier/<str:code>", public.verify, name="verify"),
    path("declarations/", declarations.declarations, name="declarations"),
    path("declarations/etablir", declarations.declare, name="declare"),
    path("declarations/accuse", declarations.acknowledge, name="acknowledge"),
    path("declarations/<uuid:declaration_id>", declarations.declaration, name="declaration"),
    path(
        "declarations/<uuid:declaration_id>/fichiers/<int:rank>",
        declarations.declaration_file,
        name="declaration_file",
    ),
    path(
        "declarations/<uuid:declaration_id>/fichiers/<int:rank>/rejet",
        declarations.reject_file,
        name="reject_file",
    ),
]
