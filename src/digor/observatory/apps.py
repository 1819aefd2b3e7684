from __future__ import annotations

from django.apps import AppConfig


class Observatory(AppConfig):
    name = "digor.observatory"
    label = "observatory"
