"""It is noted: what was just decided, on the page that follows, with the way to take it back."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from digor.casework.identity import reads
from digor.casework.identity.actions.deciding import last_link
from digor.casework.identity.enums import State
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Done:
    """The decision just taken. `link`: of two files that became one person."""

    pair: int
    cases: tuple[str, str]
    state: str
    link: int | None


def answer_to(actor: Actor, request: HttpRequest) -> Done | None:
    """What `?fait=12` tells: the decision this actor just took of pair 12, if it stands."""
    given = request.GET.get("fait", "")
    if not given.isdecimal() or len(given) > 12:
        return None
    pair = reads.pair_of(actor, int(given))
    if pair is None or pair.decided_by != actor.code or pair.state == State.REVIEW:
        return None
    link = last_link(pair) if pair.state == State.SAME else None
    cases = (pair.record_a.case_number, pair.record_b.case_number)
    return Done(pair.pk, cases, pair.state, link.pk if link else None)
