"""Nobody turns inactive before the referent was warned: the morning's notices, one act."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from digor.casework.people import writing
from digor.casework.people.actions.acts import begin
from digor.casework.people.bridge import Loader
from digor.casework.people.enums import ActKind
from digor.casework.people.models import OPEN, ListSpell, Notice, Segment
from digor.casework.people.revisions import head, lock
from digor.engines.timeline.horizon import horizon, warn_from
from digor.foundation.frame import clock
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def warn_of_silence(*, by: Actor, today: date | None = None) -> int:
    """Write the notices that are due this morning; returns how many files they are about.

    A notice is due when the threshold will have run out within the days the notice leaves.
    Nothing is written when nobody is concerned.
    """
    day = today or clock.today()
    lock(by.territory_id)
    loader = Loader(by.territory_id, head(by.territory_id))
    # Only presumptions that are still open can need a notice, and only after some time of silence.
    silent = day - timedelta(days=max(1, loader.rules.threshold_days - loader.rules.notice_days))
    open_spells = ListSpell.objects.filter(
        territory=by.territory_id, state="listed", to_revision=OPEN, to_day=date.max
    )
    persons = Segment.objects.filter(
        territory=by.territory_id,
        person__in=open_spells.values("person"),
        to_revision=OPEN,
        to_day=date.max,
        known_to__lte=silent + timedelta(days=1),
    ).values_list("person_id", flat=True)
    due = []
    for person, problem in loader.problems(loader.components(persons)).items():
        found = horizon(problem)
        first = warn_from(found) if found else None
        if first is not None and first <= day.toordinal():
            due.append(person)
    if not due:
        return 0
    act = begin(by, ActKind.NOTICE)
    Notice.objects.bulk_create(
        Notice(territory_id=by.territory_id, act=act, record_id=person, day=day) for person in due
    )
    revision = writing.publish(act, by.code)
    journal(by=by, verb="silence_notified", count=len(due), revision=revision.number)
    return len(due)
