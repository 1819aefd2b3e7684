"""What was decided of two records, latest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from digor.casework.identity import access, rules
from digor.casework.identity.enums import TRUSTED, Reason, Verb
from digor.casework.identity.models import Decision
from digor.foundation.journal.authors import directory
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Decided:
    """A line of the history, in words. `identifier`: the kind of trusted identifier that linked, or ""."""

    instant: datetime
    who: str
    what: str
    why: str
    identifier: str


def history_of(actor: Actor, a: int, b: int) -> list[Decided]:
    """The decisions about two records. The caller has checked that both exist for the actor."""
    access.check_review(actor)
    first, second = rules.in_order(a, b)
    rows = list(
        Decision.objects.filter(territory=actor.territory_id, record_a=first, record_b=second).order_by("-pk")
    )
    names = directory().names({row.by for row in rows})
    return [
        Decided(
            row.instant,
            names.get(row.by, row.by),
            str(Verb(row.verb).label),
            reason_in_words(row.reason),
            row.reason.removeprefix(TRUSTED) if row.reason.startswith(TRUSTED) else "",
        )
        for row in rows
    ]


def reason_in_words(reason: str) -> str:
    """On what one decided, in words; "" for a trusted identifier or nothing."""
    return str(Reason(reason).label) if reason in Reason.values else ""
