"""Needs' addresses, under /besoins/."""

from __future__ import annotations

from django.urls import path

from digor.casework.needs.views import editing, evaluating, showing

app_name = "needs"
urlpatterns = [
    path("", showing.due, name="due"),
    path("formulaires/", editing.forms, name="forms"),
    path("formulaires/<slug:kind>/", editing.form, name="form"),
    path("formulaires/<slug:kind>/changer/", editing.change, name="change_form"),
    path("formulaires/<slug:kind>/ajouter/", editing.question, name="add_question"),
    path("formulaires/<slug:kind>/apercu/", editing.preview, name="preview"),
    path("formulaires/<slug:kind>/question/<slug:code>/", editing.question, name="question"),
    path("evaluation/<int:pk>/", evaluating.evaluation, name="evaluation"),
    path("evaluation/<int:pk>/abandonner/", evaluating.drop, name="drop"),
    path("<slug:case>/", showing.needs, name="needs"),
    path("<slug:case>/commencer/", evaluating.begin, name="begin"),
]
