from __future__ import annotations

from django.apps import AppConfig


class Frame(AppConfig):
    name = "digor.foundation.frame"
    label = "frame"
