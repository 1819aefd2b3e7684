"""The desk's addresses: the root, the search, one page per household, what is to reconcile."""

from __future__ import annotations

from django.urls import path

from digor.desk.views import account, file, reconcile, search, today, week

app_name = "desk"
urlpatterns = [
    path("", today.today, name="today"),
    path("vu/", today.seen, name="seen"),
    path("recherche/", search.search, name="search"),
    path("a-reconcilier/", reconcile.reconcile, name="reconcile"),
    path("semaine/", week.week, name="week"),
    path("semaine/<slug:name>/", week.week, name="week"),
    path("mon-compte/", account.account, name="account"),
    path("mon-compte/courriel/", account.letter, name="letter"),
    path("courriel/<str:token>/", account.letter_stop, name="letter_stop"),
    path("dossier/<slug:case>/", file.file, name="file"),
    path("dossier/<slug:case>/regards/", file.looks, name="looks"),
]
