"""What professionals wrote of two records while they were one person: listed for whoever parts them.

Undoing a link gives each record its own rows back; work done since stays on the record it was written on.
What a partner's file says is not listed: the partner named whom it speaks of by its own key.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from digor.casework.people.access import circles
from digor.casework.people.bridge import Loader
from digor.casework.people.days import day as day_of
from digor.casework.people.days import ordinal
from digor.casework.people.enums import ActKind, Verb, Work
from digor.casework.people.models import (
    Information,
    Link,
    Membership,
    Mention,
    Notice,
    Record,
    Referent,
    Revision,
    Supersession,
)
from digor.casework.people.revisions import head
from digor.engines.timeline import problem as engine
from digor.engines.timeline.memberships import won_by
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock

BY_HAND = (ActKind.STATEMENT, ActKind.REFERENT, ActKind.NOTICE, ActKind.HOUSEHOLD)


@dataclass(frozen=True, slots=True)
class LaterWork:
    """One item. `row`: its id among its kind; `record` bears it, `to` is the other end of the link.

    `by`: the author's code; `start`, `end`: the days it bears on, half-open (`date.max`: open).
    """

    kind: Work
    row: int
    record: Record
    to: Record
    instant: datetime | None
    by: str
    start: date
    end: date
    situation: str = ""
    source: str = ""
    post: int = 0
    household: str = ""


@dataclass(frozen=True, slots=True)
class Parted:
    """A link's two sides, and the acts written by hand while it stood."""

    link: Link
    sides: tuple[frozenset[int], frozenset[int]]
    began: int
    ended: int | None  # None: the link stands
    acts: Mapping[int, Revision]

    def other_end(self, record: int) -> Record:
        """Where work written on a record would be handed over."""
        return self.link.record_b if record in self.sides[0] else self.link.record_a


def parted(link: Link) -> Parted:
    """The two sides of a link, as they are (or would be) once it is undone."""
    numbers = dict(link.act.revisions.values_list("verb", "number"))
    began, ended = numbers[Verb.PUBLISH], numbers.get(Verb.WITHDRAW)
    at = head(link.territory_id)
    loader = Loader(link.territory_id, ended or at, minus=None if ended else link.act_id)
    sides = tuple(loader.components({end})[0] for end in (link.record_a_id, link.record_b_id))
    since = Revision.objects.filter(
        territory=link.territory_id, verb=Verb.PUBLISH, number__gt=began, act__kind__in=BY_HAND
    )
    if ended:
        since = since.filter(number__lt=ended)
    standing = since.exclude(act__revisions__verb=Verb.WITHDRAW).select_related("act")
    return Parted(link, (sides[0], sides[1]), began, ended, {one.act_id: one for one in standing})


def later_work(link: Link) -> list[LaterWork]:
    """Every item still to hand over, latest first. The caller has checked that its reader may see both."""
    found = parted(link)
    records = Record.objects.in_bulk(list(found.sides[0] | found.sides[1]))
    items = [
        item
        for kind in (_statements, _referents, _notices, _memberships, _informations, _protections)
        for item in kind(found, records)
    ]
    return sorted(items, key=lambda one: (one.instant or clock.now(), one.kind, one.row), reverse=True)


def item_of(link: Link, kind: str, row: int) -> LaterWork | None:
    """One item of the list, by its kind and id."""
    return next((one for one in later_work(link) if one.kind == kind and one.row == row), None)


Records = Mapping[int, Record]


def _statements(parted: Parted, records: Records) -> Iterator[LaterWork]:
    said = Mention.objects.filter(act__in=list(parted.acts), statement__record__in=list(records))
    rows = list(said.exclude(statement__kind=Kind.NOTHING).select_related("statement__source"))
    aside = _set_aside({row.statement_id for row in rows})
    for row in rows:
        if row.statement_id in aside:
            continue
        statement, revision = row.statement, parted.acts[row.act_id]
        assert statement.record_id is not None
        kind = Work.CONTACT if statement.kind == Kind.CONTACT else Work.STATEMENT
        yield LaterWork(
            kind, statement.pk, records[statement.record_id], parted.other_end(statement.record_id),
            revision.instant, revision.act.by, statement.from_day, statement.to_day,
            situation=statement.situation, source=statement.source.label,
        )  # fmt: skip


def _set_aside(statements: Collection[int]) -> set[int]:
    """Those that an act in force sets aside."""
    aside = Supersession.objects.filter(
        statement__in=list(statements), act__revisions__verb=Verb.PUBLISH
    ).exclude(act__revisions__verb=Verb.WITHDRAW)
    return set(aside.values_list("statement_id", flat=True))


def _referents(parted: Parted, records: Records) -> Iterator[LaterWork]:
    """The last who said so of each record, if it was said meanwhile."""
    for record in records:
        row = last_referent(parted.link.territory_id, record)
        if row is not None and row.act_id in parted.acts and row.post_id:
            revision = parted.acts[row.act_id]
            yield LaterWork(
                Work.REFERENT, row.pk, records[record], parted.other_end(record), revision.instant,
                revision.act.by, row.from_day, date.max, post=row.post_id,
            )  # fmt: skip


def last_referent(territory_id: int, record: int, *, but: int = 0) -> Referent | None:
    """The row in force that says who a record's referent is (`but`: as if that row had not been written)."""
    rows = Referent.objects.filter(territory=territory_id, record=record, act__revisions__verb=Verb.PUBLISH)
    standing = rows.exclude(act__revisions__verb=Verb.WITHDRAW).exclude(pk=but)
    return standing.order_by("-act__revisions__number", "-from_day").first()


def _notices(parted: Parted, records: Records) -> Iterator[LaterWork]:
    """Warnings that the other record did not get as well."""
    rows = Notice.objects.filter(act__in=list(parted.acts), record__in=list(records))
    for row in rows:
        to = parted.other_end(row.record_id)
        if not Notice.objects.filter(record=to, day=row.day).exists():
            revision = parted.acts[row.act_id]
            yield LaterWork(
                Work.NOTICE, row.pk, records[row.record_id], to, revision.instant, revision.act.by,
                row.day, row.day,
            )  # fmt: skip


def _memberships(parted: Parted, records: Records) -> Iterator[LaterWork]:
    """Those still in force for some of their days."""
    rows = Membership.objects.filter(act__in=list(parted.acts), record__in=list(records))
    for row in rows.select_related("household"):
        if spans_won(row):
            revision = parted.acts[row.act_id]
            yield LaterWork(
                Work.MEMBERSHIP, row.pk, records[row.record_id], parted.other_end(row.record_id),
                revision.instant, revision.act.by, row.from_day, row.to_day,
                household=row.household.case_number if row.household else "",
            )  # fmt: skip


def spans_won(row: Membership) -> list[tuple[date, date, int]]:
    """The days on which this very membership decides, with the household its record had without it (0: none)."""
    loader = Loader(row.territory_id, head(row.territory_id))
    own = loader.memberships(records={row.record_id})
    order = row.act.revisions.get(verb=Verb.PUBLISH).number
    this = engine.Membership(
        row.record_id, row.household_id or 0, ordinal(row.from_day), ordinal(row.to_day), order
    )
    return [(day_of(start), day_of(end), home) for start, end, home in won_by(this, own)]


def _informations(parted: Parted, records: Records) -> Iterator[LaterWork]:
    """Told of their rights, or objected, while they were one: the other file does not know it."""
    days_of = {
        row.verb: row.instant.astimezone(clock.zone()).date() for row in parted.link.act.revisions.all()
    }
    since, until = days_of[Verb.PUBLISH], days_of.get(Verb.WITHDRAW, date.max)
    told = {row.record_id: row for row in Information.objects.filter(record__in=list(records))}
    for record, row in told.items():
        to = parted.other_end(record)
        days = [one for one in (row.informed_on, row.objected_on) if one and since <= one <= until]
        theirs = told.get(to.pk)
        lacking = theirs is None or (
            (row.informed_on and not theirs.informed_on) or (row.objected_on and not theirs.objected_on)
        )
        if days and lacking:
            yield LaterWork(
                Work.INFORMATION, row.pk, records[record], to, None, row.informed_by, max(days), max(days)
            )


def _protections(parted: Parted, records: Records) -> Iterator[LaterWork]:
    """Protected on one side only: once parted, the other side is seen by everybody again."""
    protected = circles(parted.link.territory_id)
    for side, end, to in (
        (parted.sides[0], parted.link.record_a, parted.link.record_b),
        (parted.sides[1], parted.link.record_b, parted.link.record_a),
    ):
        bearing = sorted(side & protected.keys())
        other = parted.sides[1] if end == parted.link.record_a else parted.sides[0]
        if bearing and not other & protected.keys():
            yield LaterWork(
                Work.PROTECTION, bearing[0], records[bearing[0]], to, None, "", clock.today(), date.max
            )
