"""At any later time: two files are two persons after all; then the work done meanwhile, item by item."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.identity import access, bridge
from digor.casework.identity.actions.history import write_down
from digor.casework.identity.enums import Band, Reason, State, Verb
from digor.casework.identity.models import HandedOver, Pair
from digor.casework.people import actions as people
from digor.casework.people.models import Link
from digor.casework.people.reads.comparing import named_of
from digor.casework.people.reads.later_work import LaterWork
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor


@transaction.atomic
def part(*, by: Actor, link: Link, reason: str = Reason.FILES) -> None:
    """Undo a link, whoever made it: each record gets its own rows back, and the pair is two persons.

    Raises `Refused`: `elsewhere`, `unknown_reason`, `already_undone`.
    """
    access.check_review(by)
    if reason not in Reason.values:
        raise Refused("unknown_reason", _("Choose on what you decide."))
    people.unlink(by=by, link=link)
    named = named_of(by.territory_id, [link.record_a_id, link.record_b_id])
    known = bridge.digest(named[link.record_a_id], named[link.record_b_id])
    Pair.objects.update_or_create(
        record_a=link.record_a,
        record_b=link.record_b,
        defaults={
            "state": State.DIFFERENT,
            "reason": reason,
            "decided_at": clock.now(),
            "decided_by": by.code,
            "digest": known,
        },
        create_defaults={
            "territory_id": by.territory_id,
            "weight": 0.0,
            "band": Band.POSSIBLE,
            "since": clock.today(),
            "state": State.DIFFERENT,
            "reason": reason,
            "decided_at": clock.now(),
            "decided_by": by.code,
            "digest": known,
        },
    )
    write_down(by, link.record_a_id, link.record_b_id, Verb.DIFFERENT, reason, link)


@transaction.atomic
def hand_over(*, by: Actor, link: Link, kind: str, row: int) -> LaterWork:
    """Hand one item of work done meanwhile over to the other file, and keep that it was.

    Raises what `people.actions.hand_over` does: `still_one`, `nothing_to_hand_over`, `elsewhere`.
    """
    access.check_review(by)
    item = people.hand_over(by=by, link=link, kind=kind, row=row)
    # Once more when the row has changed since: a second objection is written on the same row.
    HandedOver.objects.update_or_create(
        link=link,
        kind=item.kind.value,
        row=item.row,
        defaults={
            "territory_id": by.territory_id,
            "record_from": item.record,
            "record_to": item.to,
            "instant": clock.now(),
            "by": by.code,
        },
    )
    return item
