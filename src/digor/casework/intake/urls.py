"""The addresses of files, under /fichiers/."""

from __future__ import annotations

from django.urls import path

from digor.casework.intake.views import columns, deciding, listing, one

app_name = "intake"
urlpatterns = [
    path("", listing.imports, name="imports"),
    path("deposer/", listing.drop, name="drop"),
    path("exemple/<slug:code>/", listing.sample, name="sample"),
    path("<int:pk>/", one.page, name="import"),
    path("<int:pk>/suivi/", one.progress, name="progress"),
    path("<int:pk>/lignes/", one.refused, name="refused"),
    path("<int:pk>/colonnes/", columns.columns, name="columns"),
    path("<int:pk>/a-corriger/", deciding.take_refused, name="take_refused"),
    path("<int:pk>/arreter/", deciding.stop, name="stop"),
    path("<int:pk>/ecarter/", deciding.discard, name="discard"),
    path("<int:pk>/publier/", deciding.publish, name="publish"),
    path("<int:pk>/retirer/", deciding.withdraw, name="withdraw"),
]
