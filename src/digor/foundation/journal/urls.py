"""Pages of the journal, under `/journal/`."""

from __future__ import annotations

from django.urls import path

from digor.foundation.journal import views

app_name = "journal"
urlpatterns = [path("", views.entries, name="entries")]
