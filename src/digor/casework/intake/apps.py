from __future__ import annotations

from django.apps import AppConfig


class Intake(AppConfig):
    name = "digor.casework.intake"
    label = "intake"
