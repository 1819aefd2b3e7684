from __future__ import annotations

from django.apps import AppConfig


class Partners(AppConfig):
    name = "digor.foundation.partners"
    label = "partners"
