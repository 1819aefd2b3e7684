"""Random histories of acts, and the problem of a person at one of their revisions.

Days and delays are small so that everything collides: ends on starts, notices on horizons, files on
files. The builder below is as plain as can be: it is itself a slow twin of whoever prepares problems.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from hypothesis import strategies as st

from digor.engines.timeline.problem import (
    FAR,
    Coverage,
    Kind,
    Membership,
    Mention,
    Problem,
    Rules,
    Statement,
)

FIRST_DAY = 100
LISTED = {"street", "shelter"}
SITUATIONS = ["street", "shelter", "hosted", "housed"]
COMMON = [Kind.PRESENCE, Kind.PRESENCE, Kind.PRESENCE, Kind.OBSERVATION, Kind.OBSERVATION, Kind.CONTACT]
DESTINATIONS = {"street": "street", "shelter": "shelter", "hosted": "hosted", "housed": "housing"}


@dataclass(frozen=True)
class Row:
    """A line of an act: a content (its `id` is not set yet) and the date its source gives it."""

    content: Statement
    stated_on: int
    line: int


@dataclass(frozen=True)
class Act:
    """One thing prepared: a file, a hand statement, a link, a notice, a membership, a setting aside."""

    source: str
    file_day: int
    prepared_on: int
    complete: bool = False
    perimeter: str = ""
    rows: tuple[Row, ...] = ()
    superseded: tuple[Statement, ...] = ()
    notices: tuple[tuple[int, int], ...] = ()  # record, day
    links: tuple[tuple[int, int], ...] = ()
    memberships: tuple[tuple[int, int, int, int], ...] = ()  # record, household (0: none), start, end


@dataclass(frozen=True)
class History:
    """`events[i]` is revision i + 1: (index of the act, published or withdrawn)."""

    acts: tuple[Act, ...]
    events: tuple[tuple[int, bool], ...]
    rules: Rules = field(
        default_factory=lambda: Rules(
            "test", frozenset(LISTED), DESTINATIONS, threshold_days=5, notice_days=2
        )
    )

    def active(self, revision: int) -> list[tuple[int, Act]]:
        """(order, act) of the acts active at the revision, in the order of publication."""
        published: dict[int, int] = {}
        for number, (act, publish) in enumerate(self.events[:revision], start=1):
            if publish:
                published[act] = number
            else:
                published.pop(act, None)
        return [(order, self.acts[act]) for act, order in sorted(published.items(), key=lambda item: item[1])]

    def numbers(self) -> dict[Statement, int]:
        """Content -> statement number, over the whole history."""
        found: dict[Statement, int] = {}
        for act in self.acts:
            for content in [row.content for row in act.rows] + list(act.superseded):
                found.setdefault(content, len(found) + 1)
        return found

    def records(self) -> set[int]:
        """Every record the history speaks of."""
        found = {1}
        for act in self.acts:
            found |= {row.content.subject for row in act.rows if not row.content.of_household}
            found |= {record for record, *_ in act.notices + act.memberships}
            found |= {record for link in act.links for record in link}
        return found

    def person(self, record: int, revision: int) -> frozenset[int]:
        """The records linked to this one."""
        known = {record}
        while True:
            linked = {
                other
                for _, act in self.active(revision)
                for link in act.links
                if known & set(link)
                for other in link
            }
            if linked <= known:
                return frozenset(known)
            known |= linked

    def persons(self, revision: int) -> list[frozenset[int]]:
        """All persons at the revision, by their oldest record."""
        return sorted({self.person(record, revision) for record in self.records()}, key=min)

    def problem(
        self, person: frozenset[int], revision: int, numbers: dict[Statement, int] | None = None
    ) -> Problem:
        """What the engine is given. `numbers`: other statement numbers than `numbers()`."""
        numbers = numbers or self.numbers()
        active = self.active(revision)
        memberships = tuple(
            Membership(record, household, start, end, order)
            for order, act in active
            for record, household, start, end in act.memberships
            if record in person
        )
        households = {m.household for m in memberships} - {0}
        keys = {
            (c.source, c.row_key)
            for c in numbers
            if (c.subject in households if c.of_household else c.subject in person)
        }
        statements = tuple(
            replace(content, id=number)
            for content, number in numbers.items()
            if (content.source, content.row_key) in keys
        )
        given = {statement.id for statement in statements}
        return Problem(
            records=person,
            statements=statements,
            mentions=tuple(
                Mention(numbers[row.content], order, row.line, row.stated_on, act.prepared_on, act.file_day)
                for order, act in active
                for row in act.rows
                if numbers[row.content] in given
            ),
            rules=self.rules,
            superseded=frozenset(numbers[c] for _, act in active for c in act.superseded) & given,
            coverages=tuple(
                Coverage(act.source, act.perimeter, act.file_day, order)
                for order, act in active
                if act.complete
            ),
            notices=tuple(day for _, act in active for record, day in act.notices if record in person),
            memberships=memberships,
        )

    def problems(self) -> Iterator[Problem]:
        """Every person at every revision."""
        for revision in range(1, len(self.events) + 1):
            for person in self.persons(revision):
                yield self.problem(person, revision)

    def without(self, act: int) -> History:
        """The same history in which this act was never published."""
        return replace(self, events=tuple(event for event in self.events if event[0] != act))


def days(last: int = 30) -> st.SearchStrategy[int]:
    """A day of the small world."""
    return st.integers(FIRST_DAY, FIRST_DAY + last)


def _record(draw: st.DrawFn, records: int) -> int:
    """A record; half the time the first, so that one person has a long story."""
    return 1 if draw(st.booleans()) else draw(st.integers(1, records))


@st.composite
def contents(draw: st.DrawFn, source: str, records: int = 3, households: int = 2) -> Statement:
    """One content under one of the source's few row keys: keys change contents, kinds and subjects."""
    kind = draw(st.sampled_from([*COMMON, *Kind]))
    of_household = households > 0 and draw(st.integers(0, 3)) == 0
    start = draw(days())
    if kind is Kind.PRESENCE:
        end = draw(st.one_of(st.just(FAR), st.integers(start + 1, start + 15)))
    else:
        end = start + draw(st.sampled_from([1, 1, 1, 2, 4]))
    return Statement(
        id=0,
        source=source,
        row_key=draw(st.sampled_from("klmnop")),
        subject=draw(st.integers(1, households)) if of_household else _record(draw, records),
        of_household=of_household,
        kind=kind,
        situation="" if kind in (Kind.CONTACT, Kind.NOTHING) else draw(st.sampled_from(SITUATIONS)),
        start=start,
        end=end,
        by_night=draw(st.integers(0, 4)) == 0,
        closeness=draw(st.integers(0, 1)),
        perimeter=draw(st.sampled_from(["", "north", "south"])) if kind is Kind.PRESENCE else "",
    )


@st.composite
def memberships(draw: st.DrawFn, records: int, households: int) -> tuple[int, int, int, int]:
    """A record lives with a household (mostly the first), or alone, for a while."""
    start = draw(days(15))
    end = draw(st.one_of(st.just(FAR), st.integers(start + 5, start + 25)))
    return _record(draw, records), min(draw(st.sampled_from([1, 1, 2, 0])), households), start, end


@st.composite
def acts(draw: st.DrawFn, before: list[Act], records: int = 3, households: int = 2) -> Act:
    """A file (often sending old rows again, sometimes complete), or one of the other acts."""
    file_day = draw(days(35))
    act = Act(
        source=draw(st.sampled_from(["round", "shelter"])),
        file_day=file_day,
        prepared_on=file_day + draw(st.sampled_from([0, 0, 1, 4, 8, 40])),
    )
    said = [row.content for earlier in before for row in earlier.rows]
    what = draw(
        st.sampled_from(["file"] * 7 + ["notice", "notice", "link", "membership", "membership", "supersede"])
    )
    if what == "notice":
        return replace(act, notices=((_record(draw, records), draw(days(40))),))
    if what == "link" and records > 1:
        a = draw(st.integers(1, records - 1))
        return replace(act, links=((a, draw(st.integers(a + 1, records))),))
    if what == "membership" and households:
        return replace(act, memberships=(draw(memberships(records, households)),))
    if what == "supersede" and said:
        return replace(act, superseded=(draw(st.sampled_from(said)),))
    again = [content for content in said if content.source == act.source]
    rows = []
    for line in range(draw(st.sampled_from([4, 3, 5, 2, 1, 0]))):
        sent = draw(st.sampled_from(again)) if again and draw(st.booleans()) else None
        content = sent or draw(contents(act.source, records, households))
        stated_on = file_day - draw(st.sampled_from([0, 0, 0, 3]))
        rows.append(Row(content, stated_on, line))
    return replace(
        act,
        rows=tuple(rows),
        complete=draw(st.integers(0, 2)) == 0,
        perimeter=draw(st.sampled_from(["", "", "north"])),
    )


@st.composite
def histories(draw: st.DrawFn, max_acts: int = 10, records: int = 3, households: int = 2) -> History:
    """A history of acts published one after the other, some of them withdrawn later."""
    prepared: list[Act] = []
    events: list[tuple[int, bool]] = []
    lives_together = households > 0 and draw(st.booleans())
    for number in range(draw(st.integers(3, max_acts))):
        if lives_together and number == 0:
            together = draw(st.lists(memberships(records, households), min_size=1, max_size=3))
            prepared.append(Act("shelter", FIRST_DAY, FIRST_DAY, memberships=tuple(together)))
        else:
            prepared.append(draw(acts(prepared, records, households)))
        events.append((number, True))
        if draw(st.integers(0, 4)) == 0:
            standing = [act for act, publish in events if publish and (act, False) not in events]
            events.append((draw(st.sampled_from(standing)), False))
    rules = Rules(
        "test",
        frozenset(LISTED),
        DESTINATIONS,
        threshold_days=draw(st.integers(2, 9)),
        notice_days=draw(st.integers(0, 4)),
        vague=draw(st.sampled_from([{}, {"shelter": frozenset({"street"})}])),
    )
    return History(tuple(prepared), tuple(events), rules)
