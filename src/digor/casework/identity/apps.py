from __future__ import annotations

from django.apps import AppConfig


class Identity(AppConfig):
    name = "digor.casework.identity"
    label = "identity"

    def ready(self) -> None:
        """After each file, duplicates are looked for again."""
        from digor.casework.identity import tasks
        from digor.casework.people.publication import listening

        listening.register(tasks.ask)
