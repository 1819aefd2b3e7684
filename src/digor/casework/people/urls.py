"""The ledger's addresses, under /personnes/."""

from __future__ import annotations

from django.urls import path

from digor.casework.people.views import (
    gesturing,
    identity,
    listing,
    newcomer,
    rounds,
    saving,
    settling,
    stating,
    why,
)

app_name = "people"
urlpatterns = [
    path("", listing.by_name, name="list"),
    path("export/", listing.export, name="export"),
    path("definition/", listing.definition, name="definition"),
    path("nouveau/", newcomer.create, name="create"),
    path("dit/<int:statement>/reprendre/", stating.take_back, name="take_back"),
    path("<slug:case>/dire/", stating.slept, name="slept"),
    path("<slug:case>/nouvelle/", stating.contact, name="contact"),
    path("<slug:case>/referent/", stating.referent, name="referent"),
    path("<slug:case>/jour/<slug:day>/", why.day, name="day"),
    path("vues/", saving.views, name="views"),
    path("vues/enregistrer/", saving.save, name="save_view"),
    path("vues/<int:pk>/", saving.change, name="change_view"),
    path("tournee/", rounds.prepare, name="round"),
    path("corrections/<str:source>/", settling.corrections, name="corrections"),
    path("<slug:case>/jour/<slug:day>/regler/", settling.settle, name="settle"),
    path("<slug:case>/geste/<slug:gesture>/", gesturing.gesture, name="gesture"),
    path("<slug:case>/identite/", identity.open_identity, name="identity"),
]
