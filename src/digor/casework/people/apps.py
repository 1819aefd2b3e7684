from __future__ import annotations

from django.apps import AppConfig


class People(AppConfig):
    name = "digor.casework.people"
    label = "people"

    def ready(self) -> None:
        """The journal, below, learns here which cases to hide and how situations are said."""
        from digor.casework.people.enums import Work
        from digor.casework.people.nomenclature.situations import SITUATIONS
        from digor.casework.people.reads.subjects import hidden_cases
        from digor.foundation.journal import sentences, veil

        veil.register(hidden_cases)
        sentences.say("situation", lambda code: str(SITUATIONS[code].label) if code in SITUATIONS else code)
        sentences.say("work", lambda code: str(Work(code).label) if code in Work.values else code)
