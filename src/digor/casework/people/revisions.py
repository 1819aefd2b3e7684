"""The one order of the ledger: a territory's lock, its head, its next number.

The lock comes before any other row. Everything is read *after* it: the head is stale otherwise,
and an instant taken before it may contradict the order of commits.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Max

from digor.casework.people.enums import Verb
from digor.casework.people.models import Act, Revision
from digor.foundation.frame import clock
from digor.foundation.frame.once import once
from digor.foundation.partners.models import Territory

LONGEST_WRITE = timedelta(hours=1)  # no transaction of ours lasts as long


def lock(territory_id: int) -> None:
    """Hold the territory's row until the transaction ends.

    On SQLite the transaction itself is the lock: ours all begin IMMEDIATE.
    """
    Territory.objects.select_for_update().get(pk=territory_id)


@once
def head(territory_id: int) -> int:
    """The number of the last revision; 0 before the first."""
    return Revision.objects.filter(territory=territory_id).aggregate(last=Max("number"))["last"] or 0


def add(act: Act, verb: Verb, by: str) -> Revision:
    """Insert the next revision of the act's territory. The caller holds the lock.

    Its instant is never earlier than the previous one's, whatever the machine's clock says.
    """
    last = Revision.objects.filter(territory=act.territory_id).order_by("-number").first()
    now = clock.now()
    return Revision.objects.create(
        territory_id=act.territory_id,
        number=last.number + 1 if last else 1,
        instant=max(now, last.instant) if last else now,
        by=by,
        act=act,
        verb=verb,
    )


def known_on(territory_id: int, moment: date | datetime | None) -> int:
    """The number of the last revision at or before `moment` (a day means its end, local time).

    Read under the territory's lock in shared mode: otherwise a write stamped before the moment
    could be committed after the reading.
    """
    if moment is None:
        return head(territory_id)
    instant = moment if isinstance(moment, datetime) else clock.end_of_day(moment)
    known = Revision.objects.filter(territory=territory_id, instant__lte=instant)
    now = clock.now()
    if not now - LONGEST_WRITE < instant < now:
        # Nobody can still be writing before that moment; and of a moment to come nothing is final.
        return known.aggregate(last=Max("number"))["last"] or 0
    with transaction.atomic():  # on SQLite, beginning it waits for the one who writes
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1 FROM partners_territory WHERE id = %s FOR SHARE", [territory_id])
        return known.aggregate(last=Max("number"))["last"] or 0
