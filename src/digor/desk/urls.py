"""The desk's addresses: the root, the search, one page per household."""

from __future__ import annotations

from django.urls import path

from digor.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.today, name="today"),
    path("vu/", views.seen, name="seen"),
    path("recherche/", views.search, name="search"),
    path("dossier/<slug:case>/", views.file, name="file"),
    path("dossier/<slug:case>/regards/", views.looks, name="looks"),
]
