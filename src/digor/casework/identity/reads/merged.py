"""Persons of several files: the links that stand, who made them and on what, those undone lately."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from digor.casework.identity import access
from digor.casework.identity.enums import TRUSTED, Verb
from digor.casework.identity.models import Decision, HandedOver, Trust
from digor.casework.identity.reads.history import reason_in_words
from digor.casework.people.enums import Verb as Published
from digor.casework.people.enums import Work
from digor.casework.people.models import Link, Record
from digor.casework.people.nomenclature.situations import situation
from digor.casework.people.reads.comparing import sources_of
from digor.casework.people.reads.gathering import names_of_posts
from digor.casework.people.reads.later_work import LaterWork, later_work
from digor.casework.people.reads.shown import as_shown
from digor.casework.people.reads.subjects import hidden_persons
from digor.foundation.journal.authors import directory
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Linked:
    """A link, in words. `undone_at`: when it was undone, and by whom."""

    link: int
    cases: tuple[str, str]
    sources: tuple[tuple[str, ...], tuple[str, ...]]
    made_at: datetime
    made_by: str
    why: str
    identifier: str
    undone_at: datetime | None
    undone_by: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of work to hand over, in words."""

    kind: str
    row: int
    label: str
    words: str
    start: date
    end: date
    on: str  # case number it is written on
    to: str
    who: str
    source: str
    instant: datetime | None

    @property
    def open(self) -> bool:
        """It has no end yet."""
        return self.end == date.max

    @property
    def several(self) -> bool:
        """More than one day."""
        return not self.open and (self.end - self.start).days > 1


@dataclass(frozen=True, slots=True)
class Given:
    """An item that was handed over."""

    label: str
    on: str
    to: str
    who: str
    instant: datetime


@dataclass(frozen=True, slots=True)
class LinkPage:
    """One link: what it says, the work done since, what was handed over already."""

    row: Link
    linked: Linked
    items: tuple[Item, ...]
    given: tuple[Given, ...]


def merged_persons(actor: Actor, *, undone: bool = False, offset: int = 0, limit: int = 50) -> list[Linked]:
    """The links of files that exist for this actor, latest first: those that stand, or those undone."""
    access.check_review(actor)
    links = Link.objects.filter(territory=actor.territory_id, act__revisions__verb=Published.PUBLISH)
    parted = Link.objects.filter(territory=actor.territory_id, act__revisions__verb=Published.WITHDRAW)
    links = links.filter(pk__in=parted) if undone else links.exclude(pk__in=parted)
    hidden = sorted(hidden_persons(actor))
    for start in range(0, len(hidden), 500):
        some = hidden[start : start + 500]
        links = links.exclude(record_a__in=some).exclude(record_b__in=some)
    rows = links.select_related("record_a", "record_b", "act").prefetch_related("act__revisions")
    return _told(list(rows.order_by("-pk")[offset : offset + limit]))


def one_link(actor: Actor, link: int) -> LinkPage | None:
    """A link with the work done since; None if one of its files does not exist for this actor."""
    access.check_review(actor)
    row = (
        Link.objects.filter(pk=link, territory=actor.territory_id, act__revisions__verb=Published.PUBLISH)
        .select_related("record_a", "record_b", "act")
        .first()
    )
    hidden = hidden_persons(actor)
    if row is None or {row.record_a_id, row.record_b_id} & hidden:
        return None
    items = [one for one in later_work(row) if one.record.pk not in hidden]
    return LinkPage(row, _told([row])[0], tuple(_items(actor, items)), tuple(_given(row, hidden)))


@dataclass(frozen=True, slots=True)
class Trusted:
    """An identifier that links by itself, and since when."""

    trust: int
    source: str
    kind: str
    since: date
    until: date | None


def trusts(actor: Actor) -> list[Trusted]:
    """The identifiers trusted in the territory, those in force first."""
    access.check_review(actor)
    rows = Trust.objects.filter(territory=actor.territory_id).select_related("source")
    return [
        Trusted(
            row.pk,
            row.source.label,
            row.kind,
            row.valid_from,
            None if row.valid_to == date.max else row.valid_to,
        )
        for row in rows.order_by("-valid_to", "source__label", "kind")
    ]


def _told(rows: Sequence[Link]) -> list[Linked]:
    sources = sources_of({one for row in rows for one in (row.record_a_id, row.record_b_id)})
    reasons = dict(
        Decision.objects.filter(link__in=[row.pk for row in rows], verb=Verb.SAME).values_list(
            "link_id", "reason"
        )
    )
    revisions = {row.pk: {one.verb: one for one in row.act.revisions.all()} for row in rows}
    names = directory().names({one.by for own in revisions.values() for one in own.values()})
    found = []
    for row in rows:
        made = revisions[row.pk][Published.PUBLISH]
        undone = revisions[row.pk].get(Published.WITHDRAW)
        reason = reasons.get(row.pk, "")
        found.append(
            Linked(
                row.pk,
                (row.record_a.case_number, row.record_b.case_number),
                (
                    tuple(sources.get(row.record_a_id, {}).values()),
                    tuple(sources.get(row.record_b_id, {}).values()),
                ),
                made.instant,
                names.get(made.by, made.by),
                reason_in_words(reason),
                reason.removeprefix(TRUSTED) if reason.startswith(TRUSTED) else "",
                undone.instant if undone else None,
                names.get(undone.by, undone.by) if undone else "",
            )
        )
    return found


def _items(actor: Actor, items: Sequence[LaterWork]) -> list[Item]:
    names = directory().names({one.by for one in items})
    posts = names_of_posts({one.post for one in items if one.post})
    found = []
    for one in items:
        words = ""
        if one.situation:
            words = str(situation(as_shown(actor, one.situation)).label)
        elif one.post:
            words = posts.get(one.post, "")
        elif one.household:
            words = one.household
        found.append(
            Item(
                one.kind.value,
                one.row,
                str(one.kind.label),
                words,
                one.start,
                one.end,
                one.record.case_number,
                one.to.case_number,
                names.get(one.by, ""),
                one.source,
                one.instant,
            )
        )
    return found


def _given(row: Link, hidden: Collection[int]) -> list[Given]:
    rows = [
        one
        for one in HandedOver.objects.filter(link=row).order_by("-pk")
        if one.record_from_id not in hidden and one.record_to_id not in hidden
    ]
    numbers = dict(
        Record.objects.filter(
            pk__in={one for given in rows for one in (given.record_from_id, given.record_to_id)}
        ).values_list("pk", "case_number")
    )
    names = directory().names({given.by for given in rows})
    return [
        Given(
            str(Work(given.kind).label),
            numbers[given.record_from_id],
            numbers[given.record_to_id],
            names.get(given.by, given.by),
            given.instant,
        )
        for given in rows
    ]
