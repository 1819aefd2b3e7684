from __future__ import annotations

from django.apps import AppConfig


class Supply(AppConfig):
    name = "digor.supply"
    label = "supply"
