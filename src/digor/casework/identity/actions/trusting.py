"""The one link that nobody decides: equal identifiers that one trusted source issues once per person."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from digor.casework.identity import access, rules
from digor.casework.identity.actions.history import write_down
from digor.casework.identity.enums import TRUSTED, State, Verb
from digor.casework.identity.models import Decision, Pair, Trust
from digor.casework.people import actions as people
from digor.casework.people.models import Link, Record
from digor.casework.people.reads.comparing import equal_identifiers, whole_of
from digor.casework.people.revisions import lock
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source


@transaction.atomic
def trust(*, by: Actor, source: Source, kind: str, from_day: date | None = None) -> Trust:
    """From a day on, equal identifiers of this kind issued by this source link by themselves.

    Raises `Refused`: `already_trusted`.
    """
    access.check_trust(by)
    check_territory(by, source.territory_id)
    day = from_day or clock.today()
    if Trust.objects.filter(source=source, kind=kind, valid_to__gt=day).exists():
        raise Refused("already_trusted", _("This identifier is already trusted then."))
    made = Trust.objects.create(
        territory_id=by.territory_id, source=source, kind=kind, valid_from=day, by=by.code
    )
    journal(by=by, verb="identifier_trusted", identifier=kind, source=source.code, day=day)
    return made


@transaction.atomic
def end_trust(*, by: Actor, trusted: Trust, on: date | None = None) -> Trust:
    """From a day on (today) nothing new is linked by this identifier; links made stay, and can be undone.

    Raises `Refused`: `trust_ended`.
    """
    access.check_trust(by)
    check_territory(by, trusted.territory_id)
    day = on or clock.today()
    if trusted.valid_to <= day:
        raise Refused("trust_ended", _("This identifier is no longer trusted by that day."))
    if day <= trusted.valid_from:
        trusted.delete()  # it never held a whole day
    else:
        trusted.valid_to = day
        trusted.save(update_fields=["valid_to"])
    journal(
        by=by, verb="identifier_trust_ended", identifier=trusted.kind, source=trusted.source.code, day=day
    )
    return trusted


def link_trusted(*, by: Actor) -> int:
    """Link the records that bear an equal trusted identifier of one source; returns how many links were made.

    Each is its own act, in the system's name. Left to people: records somebody ever parted or said
    different, whatever other files would join them by, and protected files, which do not exist for the system.
    """
    access.check_seek(by)
    today = clock.today()
    made = 0
    for trusted in Trust.objects.filter(
        territory=by.territory_id, valid_from__lte=today, valid_to__gt=today
    ).order_by("pk"):
        for bearers in equal_identifiers(by.territory_id, trusted.source_id, trusted.kind):
            made += sum(_link(by, pair, trusted) for pair in rules.closed([bearers]))
    return made


@transaction.atomic
def _link(by: Actor, pair: tuple[int, int], trusted: Trust) -> bool:
    a, b = pair
    lock(by.territory_id)
    if people_parted(whole_of(by.territory_id, a), whole_of(by.territory_id, b)):
        return False
    records = Record.objects.in_bulk([a, b])
    try:
        with transaction.atomic():
            link = people.link_by_identifier(by=by, a=records[a], b=records[b], kind=trusted.kind)
    except Refused:
        return False
    reason = f"{TRUSTED}{trusted.kind}"
    write_down(by, a, b, Verb.SAME, reason, link)
    Pair.objects.filter(record_a=a, record_b=b).update(
        state=State.SAME, reason=reason, decided_at=clock.now(), decided_by=by.code
    )
    return True


def people_parted(one: Collection[int], other: Collection[int]) -> bool:
    """Whether people ever said two persons, or undid a link by whatever gesture, between two sets of records."""
    across = Q(record_a__in=one, record_b__in=other) | Q(record_a__in=other, record_b__in=one)
    return (
        Decision.objects.filter(across, verb__in=[Verb.DIFFERENT, Verb.UNDONE]).exists()
        or Link.objects.filter(across, act__revisions__verb="withdraw").exists()
    )
