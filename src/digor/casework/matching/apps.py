from __future__ import annotations

from django.apps import AppConfig


class Matching(AppConfig):
    name = "digor.casework.matching"
    label = "matching"
