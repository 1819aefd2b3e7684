from __future__ import annotations

from django.apps import AppConfig


class Needs(AppConfig):
    name = "digor.casework.needs"
    label = "needs"
