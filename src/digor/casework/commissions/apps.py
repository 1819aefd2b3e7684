from __future__ import annotations

from django.apps import AppConfig


class Commissions(AppConfig):
    name = "digor.casework.commissions"
    label = "commissions"
