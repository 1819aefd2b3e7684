"""Root of the addresses: every room has its own prefix."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("digor.desk.urls")),
    path("personnes/", include("digor.casework.people.urls")),
    path("logements/", include("digor.supply.urls")),
    path("fichiers/", include("digor.casework.intake.urls")),
    path("doublons/", include("digor.casework.identity.urls")),
    path("besoins/", include("digor.casework.needs.urls")),
    path("droits/", include("digor.casework.rights.urls")),
    path("partenaires/", include("digor.foundation.partners.urls")),
    path("journal/", include("digor.foundation.journal.urls")),
    path("compte/", include("digor.foundation.partners.sign_in_urls")),
    path("cadre/", include("digor.foundation.frame.urls")),
    path("langue/", include("django.conf.urls.i18n")),
]
