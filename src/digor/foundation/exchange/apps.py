from __future__ import annotations

from django.apps import AppConfig


class Exchange(AppConfig):
    name = "digor.foundation.exchange"
    label = "exchange"
