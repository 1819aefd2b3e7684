from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def lay_triggers(using: str, **_: Any) -> None:
    """After every migrate, of any app: a table rebuilt by a migration has lost its triggers."""
    from digor.foundation.journal import append_only

    if append_only.missing(connections[using]):
        append_only.install(connections[using])


class Journal(AppConfig):
    name = "digor.foundation.journal"
    label = "journal"

    def ready(self) -> None:
        post_migrate.connect(lay_triggers, dispatch_uid="journal.lay_triggers")
