"""The history of decisions: one inserted row for each decision and each undoing."""

from __future__ import annotations

from digor.casework.identity import rules
from digor.casework.identity.enums import Verb
from digor.casework.identity.models import Decision
from digor.casework.people.models import Link
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor


def write_down(by: Actor, a: int, b: int, verb: Verb, reason: str, link: Link | None = None) -> Decision:
    """Add what was decided of two records. The caller holds the transaction and has checked who may."""
    first, second = rules.in_order(a, b)
    return Decision.objects.create(
        territory_id=by.territory_id,
        record_a_id=first,
        record_b_id=second,
        instant=clock.now(),
        verb=verb,
        by=by.code,
        reason=str(reason),
        link=link,
    )
