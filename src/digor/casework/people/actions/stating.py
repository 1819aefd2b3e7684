"""Partners do not edit a status: they state, and take back what they stated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access, writing
from digor.casework.people.actions.acts import begin, check_subject, hand_source
from digor.casework.people.enums import ActKind, How
from digor.casework.people.models import (
    FAR_DAY,
    Act,
    Household,
    Mention,
    Note,
    Place,
    Record,
    Referent,
    Revision,
    SourceKey,
    Statement,
    Supersession,
)
from digor.casework.people.nomenclature.situations import SITUATIONS
from digor.casework.people.reads.subjects import visible_members
from digor.engines.timeline.answer import Answer
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor

PRECISE_DAYS = 30  # a precise place fades to its sector (design §5.2)
EMPTY = Answer((), ())


@dataclass(frozen=True, slots=True)
class PlaceGiven:
    """Where: a sector for all who see the file, a precise place for the outreach circle."""

    commune_id: int | None = None
    sector: str = ""
    precise: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What a statement did: its revision, and the person's timeline before and after."""

    revision: int
    statement_id: int
    before: Answer
    after: Answer


@transaction.atomic
def state(
    *,
    by: Actor,
    situation: str,
    start: date,
    end: date | None = None,
    record: Record | None = None,
    household: Household | None = None,
    kind: Kind = Kind.OBSERVATION,
    seen: bool = True,
    by_night: bool = False,
    asks_for: str = "",
    note: str = "",
    place: PlaceGiven | None = None,
    stated_on: date | None = None,
) -> Stated:
    """State where someone is, from a day to a day (a presence without end stays open).

    Observations are open to whoever meets people; stays and leases to those who support them.
    Refuses an unknown situation, days in disorder or to come, and a subject that is not one.
    """
    if kind is Kind.OBSERVATION:
        access.check_state_observation(by)
    else:
        access.check_state(by)
    subject = _subject(by, record, household)
    if situation not in SITUATIONS:
        raise Refused(
            "unknown_situation", _("This situation is not in the nomenclature: choose one of the list.")
        )
    until = end or (FAR_DAY if kind is Kind.PRESENCE else start + timedelta(days=1))
    if start > clock.today():
        raise Refused("not_yet", _("This night has not come yet: state it when it has."))
    if until <= start:
        raise Refused("days_in_disorder", _("The last night must not come before the first."))
    source = hand_source(by)
    act = begin(by, ActKind.STATEMENT, source)
    statement = Statement.objects.create(
        territory_id=by.territory_id,
        source_key=_key(act),
        source=source,
        record=record,
        household=household,
        kind=kind,
        situation=situation,
        from_day=start,
        to_day=until,
        by_night=by_night and seen,
        closeness=source.closeness,
        asks_for=asks_for,
    )
    if place is not None:
        _place(by, statement, place)
    stated = _publish(by, act, statement, stated_on or clock.today(), note)
    journal(
        by=by,
        verb="situation_stated",
        case=subject.case_number,
        situation=situation,
        day=start,
        revision=stated.revision,
    )
    return stated


@transaction.atomic
def contact(
    *,
    by: Actor,
    record: Record,
    how: str = "met",
    asks_for: str = "",
    note: str = "",
    on: date | None = None,
) -> Stated:
    """News without a situation (met, phoned): renews the horizon, keeps what the person asks for."""
    access.check_state_observation(by)
    check_subject(by, record)
    day = on or clock.today()
    if day > clock.today():
        raise Refused("not_yet", _("This day has not come yet."))
    if how not in How.values:
        raise Refused("unknown_contact", _("News is a meeting or a call."))
    source = hand_source(by)
    act = begin(by, ActKind.STATEMENT, source)
    statement = Statement.objects.create(
        territory_id=by.territory_id,
        source_key=_key(act),
        source=source,
        record=record,
        kind=Kind.CONTACT,
        from_day=day,
        to_day=day + timedelta(days=1),
        closeness=source.closeness,
        asks_for=asks_for,
        how=how,
    )
    stated = _publish(by, act, statement, day, note)
    journal(by=by, verb="contact_stated", case=record.case_number, day=day, revision=stated.revision)
    return stated


@transaction.atomic
def take_back(*, by: Actor, statement: Statement) -> Stated:
    """Set aside what was said by one's own organisation: one superseding row, nothing erased."""
    access.check_state_observation(by)
    subject = _subject(by, statement.record, statement.household)
    if statement.source_id != hand_source(by).pk:
        raise Refused(
            "not_yours", _("Only who said it, or a colleague, takes it back. State what you know instead.")
        )
    if statement.supersessions.filter(act__revisions__verb="publish").exists():
        raise Refused("already_taken_back", _("This was already taken back."))
    act = begin(by, ActKind.STATEMENT, statement.source)
    Supersession.objects.create(territory_id=by.territory_id, act=act, statement=statement)
    revision, before, after = _revise(by, act, statement)
    journal(by=by, verb="statement_taken_back", case=subject.case_number, revision=revision.number)
    return Stated(revision.number, statement.pk, before, after)


@transaction.atomic
def become_referent(*, by: Actor, record: Record, from_day: date | None = None) -> Revision:
    """I am the referent from today: holds until another says so."""
    access.check_be_referent(by)
    check_subject(by, record)
    act = begin(by, ActKind.REFERENT)
    Referent.objects.create(
        territory_id=by.territory_id,
        act=act,
        record=record,
        post_id=by.post_id,
        from_day=from_day or clock.today(),
    )
    revision = writing.publish(act, by.code)
    journal(by=by, verb="referent_taken", case=record.case_number, revision=revision.number)
    return revision


def _subject(by: Actor, record: Record | None, household: Household | None) -> Record | Household:
    if (record is None) == (household is None):
        raise Refused("one_subject", _("A statement is about one person or about one household."))
    subject = record if record is not None else household
    assert subject is not None
    check_territory(by, subject.territory_id)
    check_subject(by, subject)
    return subject


def _key(act: Act) -> SourceKey:
    """A hand statement's own row key: its act."""
    assert act.source is not None
    return SourceKey.objects.create(territory_id=act.territory_id, source=act.source, row_key=f"act-{act.pk}")


def _place(by: Actor, statement: Statement, place: PlaceGiven) -> None:
    Place.objects.create(
        territory_id=by.territory_id,
        statement=statement,
        commune_id=place.commune_id,
        sector=place.sector,
        precise=place.precise,
        precise_until=clock.today() + timedelta(days=PRECISE_DAYS) if place.precise else None,
    )


def _publish(by: Actor, act: Act, statement: Statement, stated_on: date, note: str) -> Stated:
    Mention.objects.create(
        territory_id=by.territory_id, act=act, statement=statement, stated_on=stated_on, line=0
    )
    if note.strip():
        Note.objects.create(territory_id=by.territory_id, statement=statement, text=note.strip())
    revision, before, after = _revise(by, act, statement)
    return Stated(revision.number, statement.pk, before, after)


def _revise(by: Actor, act: Act, statement: Statement) -> tuple[Revision, Answer, Answer]:
    """Publish, with the subject's timeline before and after.

    A household's is that of the first of its members of that day whom the actor may see, if any.
    """
    record = statement.record_id or _first_member(by, statement)
    if record is None:
        return writing.publish(act, by.code), EMPTY, EMPTY
    revision, told = writing.publish_about(act, by.code, record)
    return revision, told.before, told.after


def _first_member(by: Actor, statement: Statement) -> int | None:
    assert statement.household_id is not None
    return next(iter(visible_members(by, statement.household_id, statement.from_day)), None)
