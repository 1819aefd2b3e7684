from __future__ import annotations

from django.apps import AppConfig


class Identity(AppConfig):
    name = "digor.casework.identity"
    label = "identity"
