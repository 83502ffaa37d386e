"""Every URL of the office, in French, one prefix per stage."""

from django.urls import include, path

handler403 = "parchemin.office.portal.views.forbidden"
handler404 = "parchemin.office.portal.views.not_found"
handler500 = "parchemin.office.portal.views.broken"

urlpatterns = [
    path("", include("parchemin.office.portal.urls")),
    path("compte/", include("parchemin.office.accounts.urls")),
    path("journal/", include("parchemin.office.journal.urls")),
    path("catalogue/", include("parchemin.office.catalogue.urls")),
    path("referentiels/", include("parchemin.office.referentiels.urls")),
    path("qualite/", include("parchemin.office.quality.urls")),
    path("correspondances/", include("parchemin.office.correspondences.urls")),
    path("certificateur/", include("parchemin.office.partners.urls")),
    path("candidats/", include("parchemin.office.candidates.urls")),
    path("carnets/", include("parchemin.office.logbooks.urls")),
    path("epreuves/", include("parchemin.office.epreuves.urls")),
    path("jurys/", include("parchemin.office.juries.urls")),
    path("suites/", include("parchemin.office.notices.urls")),
    path("", include("parchemin.office.certificates.urls")),
]
