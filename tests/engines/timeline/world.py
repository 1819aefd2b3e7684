"""A few words to write a person's problem by hand in a test. Day 1 is 1 January."""

from __future__ import annotations

from dataclasses import dataclass, replace

from digor.engines.timeline.answer import Answer
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
from digor.engines.timeline.reference import reference
from digor.engines.timeline.solve import solve

RULES = Rules(
    "winter",
    frozenset({"street", "shelter"}),
    {"street": "street", "shelter": "shelter", "hosted": "hosted", "housed": "housing"},
    threshold_days=90,
    notice_days=14,
)


@dataclass(frozen=True)
class Said:
    """One line of one act."""

    content: Statement
    order: int
    line: int
    stated_on: int
    prepared_on: int
    file_day: int

    def again(self, order: int, file_day: int) -> Said:
        """The same row sent by a later file."""
        return replace(self, order=order, stated_on=file_day, prepared_on=file_day, file_day=file_day)


def says(
    key: str,
    situation: str,
    start: int,
    end: int = 0,
    *,
    kind: Kind | None = None,
    source: str = "round",
    order: int = 1,
    line: int = 0,
    on: int = 0,
    known: int = 0,
    record: int = 1,
    household: int = 0,
    by_night: bool = False,
    closeness: int = 0,
    perimeter: str = "",
) -> Said:
    """`end` left out: one night for an observation or a contact, open for a presence.

    A source named shelter or lease tells presences, a round observations, unless `kind` says so.
    `on`: day of the file and date the source gives; `known`: our day of preparation.
    """
    kind = kind or (Kind.PRESENCE if source in ("shelter", "lease") else Kind.OBSERVATION)
    on = on or start
    content = Statement(
        id=0,
        source=source,
        row_key=key,
        subject=household or record,
        of_household=household > 0,
        kind=kind,
        situation=situation,
        start=start,
        end=end or (FAR if kind is Kind.PRESENCE else start + 1),
        by_night=by_night,
        closeness=closeness,
        perimeter=perimeter,
    )
    return Said(content, order, line, on, known or on, on)


def contact(key: str, day: int, *, known: int = 0, household: int = 0, order: int = 1) -> Said:
    """Met or phoned on the day."""
    return says(
        key, "", day, kind=Kind.CONTACT, source="phone", known=known, household=household, order=order
    )


def problem(
    *said: Said,
    records: tuple[int, ...] = (1,),
    notices: tuple[int, ...] = (),
    complete: tuple[tuple[str, int], ...] = (),
    perimeter: str = "",
    superseded: tuple[Said, ...] = (),
    memberships: tuple[Membership, ...] = (),
    rules: Rules = RULES,
) -> Problem:
    """Number the contents in the order in which they are first said: 1, 2, 3…"""
    numbers: dict[Statement, int] = {}
    for line in said:
        numbers.setdefault(line.content, len(numbers) + 1)
    return Problem(
        records=frozenset(records),
        statements=tuple(replace(content, id=number) for content, number in numbers.items()),
        mentions=tuple(
            Mention(numbers[s.content], s.order, s.line, s.stated_on, s.prepared_on, s.file_day) for s in said
        ),
        rules=rules,
        superseded=frozenset(numbers[s.content] for s in superseded),
        coverages=tuple(Coverage(source, perimeter, day, 1) for source, day in complete),
        notices=notices,
        memberships=memberships,
    )


def segments(answer: Answer) -> list[tuple[object, ...]]:
    """(statement, start, known_to, end) of each segment, and "contested" where it is; FAR is "open"."""
    return [
        (s.statement, *(("open" if day == FAR else day) for day in (s.start, s.known_to, s.end)))
        + (("contested",) if s.contested else ())
        for s in answer.segments
    ]


def spells(answer: Answer) -> list[tuple[object, ...]]:
    """(state, start, end, entry, exit) of each spell; FAR is "open"."""
    return [
        (s.state.value, s.start, "open" if s.end == FAR else s.end, s.entry, s.exit) for s in answer.spells
    ]


def solved(given: Problem) -> list[tuple[object, ...]]:
    """Segments, once the twin has agreed."""
    answer = solve(given)
    assert answer == reference(given)
    return segments(answer)


def stayed(given: Problem) -> list[tuple[object, ...]]:
    """Spells, once the twin has agreed."""
    answer = solve(given)
    assert answer == reference(given)
    return spells(answer)
