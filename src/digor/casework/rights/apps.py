from __future__ import annotations

from django.apps import AppConfig


class Rights(AppConfig):
    name = "digor.casework.rights"
    label = "rights"
