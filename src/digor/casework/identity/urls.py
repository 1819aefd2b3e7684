"""The addresses of duplicates, under /doublons/."""

from __future__ import annotations

from django.urls import path

from digor.casework.identity.views import links, listing, reviewing

app_name = "identity"
urlpatterns = [
    path("", listing.pairs, name="pairs"),
    path("chercher/", listing.seek, name="seek"),
    path("recherche/", listing.sought, name="sought"),
    path("<int:pair>/", reviewing.pair, name="pair"),
    path("<int:pair>/decision/", reviewing.decide, name="decide"),
    path("<int:pair>/reprendre/", reviewing.undo, name="undo"),
    path("personnes/", links.persons, name="persons"),
    path("personnes/confiance/", links.trust, name="trust"),
    path("personnes/confiance/<int:trusted>/fin/", links.end_trust, name="end_trust"),
    path("personnes/<int:link>/", links.link, name="link"),
    path("personnes/<int:link>/separer/", links.part, name="part"),
    path("personnes/<int:link>/remettre/", links.hand_over, name="hand_over"),
]
