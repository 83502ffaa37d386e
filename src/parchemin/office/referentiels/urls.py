from django.urls import path

from parchemin.office.referentiels import views

app_name = "referentiels"
DRAFT = "reglements/brouillons/<int:draft_id>/"
RULE = f"{DRAFT}regles/<str:line>/<int:rank>/"
urlpatterns = [
    path("", views.certifications, name="list"),
    path("deposer/", views.upload, name="upload"),
    path("deposer/modele/", views.model, name="model"),
    path("suivre/<str:number>/", views.follow, name="follow"),
    path("registre/", views.register_changes, name="register_changes"),
    path("sources/<int:source_id>/", views.source, name="source"),
    path("sources/<int:source_id>/choisir/", views.choose, name="choose"),
    path("relecture/<int:version_id>/", views.review, name="review"),
    path("relecture/<int:version_id>/corriger/<str:place>/", views.correct, name="correct"),
    path("relecture/<int:version_id>/retablir/<str:place>/", views.restore, name="restore"),
    path("relecture/<int:version_id>/gestes/", views.gesture, name="gesture"),
    path("relecture/<int:version_id>/ranger/<str:place>/", views.arrange, name="arrange"),
    path("relecture/<int:version_id>/ajouter/<str:place>/", views.add, name="add"),
    path("relecture/<int:version_id>/bloc/<str:place>/", views.bloc, name="bloc"),
    path("relecture/<int:version_id>/constats/", views.acknowledge, name="acknowledge"),
    path("relecture/<int:version_id>/nomenclatures/", views.codes, name="codes"),
    path(
        "relecture/<int:version_id>/nomenclatures/retirer/<str:node>/<int:rank>/",
        views.untie,
        name="untie",
    ),
    path("relecture/<int:version_id>/publier/", views.publish, name="publish"),
    path("relecture/<int:version_id>/abandonner/", views.abandon, name="abandon"),
    path("versions/<int:version_id>/", views.version, name="version"),
    path("versions/<int:version_id>/exporter/<str:form>/", views.export, name="export"),
    path("versions/<int:version_id>/comparer/", views.compare_choose, name="compare_choose"),
    path("comparer/<int:before_id>/<int:after_id>/", views.compare, name="compare"),
    path("remplacements/<str:number>/", views.chain, name="chain"),
    path("reglements/deposer/", views.reglement_upload, name="reglement_upload"),
    path("reglements/<int:reglement_id>/", views.reglement, name="reglement"),
    path("reglements/<int:reglement_id>/fichier/", views.reglement_file, name="reglement_file"),
    path("reglements/<int:reglement_id>/modifier/", views.reglement_edit, name="reglement_edit"),
    path("reglements/controler/", views.reglement_check, name="reglement_check"),
    path(
        "reglements/comparer/<int:before_id>/<int:after_id>/",
        views.reglement_compare,
        name="reglement_compare",
    ),
    path(DRAFT, views.reglement_draft, name="reglement_draft"),
    path(f"{DRAFT}fichier/", views.reglement_draft_file, name="reglement_draft_file"),
    path(f"{DRAFT}deposer/", views.reglement_draft_deposit, name="reglement_draft_deposit"),
    path(f"{DRAFT}intitule/", views.reglement_title, name="reglement_title"),
    path(f"{DRAFT}etats/", views.reglement_return, name="reglement_return"),
    path(f"{DRAFT}en-vigueur/", views.reglement_put_in_force, name="reglement_put_in_force"),
    path(f"{DRAFT}abandonner/", views.reglement_abandon, name="reglement_abandon"),
    path(f"{DRAFT}ajouter/", views.reglement_line_add, name="reglement_line_add"),
    path(RULE, views.reglement_line, name="reglement_line"),
    path(f"{RULE}a-partir-du/", views.reglement_line_from, name="reglement_line_from"),
    path(f"{RULE}retirer/", views.reglement_line_withdraw, name="reglement_line_withdraw"),
]
