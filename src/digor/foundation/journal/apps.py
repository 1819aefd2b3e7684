from __future__ import annotations

from django.apps import AppConfig


class Journal(AppConfig):
    name = "digor.foundation.journal"
    label = "journal"
