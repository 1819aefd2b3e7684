"""The worked example of the ledger: seven revisions of one winter."""

from __future__ import annotations

import pytest

from digor.engines.timeline.answer import Answer
from digor.engines.timeline.problem import Problem
from digor.engines.timeline.reference import reference
from digor.engines.timeline.solve import solve
from tests.engines.timeline.world import problem, says, segments

A, B = 1, 2
M1 = says("1", "street", 3, order=1)
S7 = says("7", "shelter", 10, source="shelter", order=2, on=20)
M2 = says("2", "street", 15, order=3, by_night=True)
M3 = says("3", "street", 30, order=6, record=B, closeness=1)
CLOSED = (("shelter", 41),)  # revision 4: the shelter's file of day 41, declared complete, without S7


def at(revision: int) -> dict[str, Problem]:
    """Each person at the revision, statements numbered m1 = 1, s7 = 2, m2 = 3, m3 = 4."""
    said = [line for line in (M1, S7, M2, M3) if line.order <= revision]
    complete = CLOSED if revision == 4 else ()  # withdrawn at 5
    if revision >= 7:
        return {"A": problem(*said, records=(A, B), complete=complete)}
    found = {"A": problem(*said, records=(A,), complete=complete)}
    if revision >= 6:
        found["B"] = problem(*said, records=(B,))
    return found


M1_OPEN: tuple[object, ...] = (1, 3, 4, "open")
M1_TO_10: tuple[object, ...] = (1, 3, 4, 10)
M2_NIGHT: tuple[object, ...] = (3, 15, 16, 16, "contested")

SEGMENTS: dict[int, dict[str, list[tuple[object, ...]]]] = {
    1: {"A": [M1_OPEN]},
    2: {"A": [M1_TO_10, (2, 10, "open", "open")]},
    3: {"A": [M1_TO_10, (2, 10, 15, 15), M2_NIGHT, (2, 16, "open", "open")]},
    # Missing from a complete file: carried from the last night vouched for, until somebody is warned.
    4: {"A": [M1_TO_10, (2, 10, 15, 15), M2_NIGHT, (2, 16, 21, "open")]},
    5: {"A": [M1_TO_10, (2, 10, 15, 15), M2_NIGHT, (2, 16, "open", "open")]},
    6: {
        "A": [M1_TO_10, (2, 10, 15, 15), M2_NIGHT, (2, 16, "open", "open")],
        "B": [(4, 30, 31, "open")],
    },
    7: {
        "A": [
            M1_TO_10,
            (2, 10, 15, 15),
            M2_NIGHT,
            (2, 16, 30, 30),
            (4, 30, 31, 31, "contested"),
            (2, 31, "open", "open"),
        ]
    },
}

LIST = {
    12: ["A street presumed", "A shelter", "A shelter", "A shelter", "A shelter", "A shelter"],
    30: [
        "A street presumed",
        "A shelter",
        "A shelter presumed",
        "A shelter",
        "A shelter; B street",
        "A street contested",
    ],
    45: [
        "A street presumed",
        "A shelter",
        "A shelter presumed",
        "A shelter",
        "A shelter; B street presumed",
        "A shelter",
    ],
}


def by_name(day: int, revision: int) -> str:
    """The list on the day as known at the revision."""
    lines = []
    for name, given in at(revision).items():
        answer = solve(given)
        on_list = any(spell.state == "listed" and spell.start <= day < spell.end for spell in answer.spells)
        for s in answer.segments:
            if on_list and s.start <= day < s.end:
                known = day < s.known_to
                words = [
                    name,
                    s.situation,
                    "" if known else "presumed",
                    "contested" * (known and s.contested),
                ]
                lines.append(" ".join(word for word in words if word))
    return "; ".join(lines)


@pytest.mark.parametrize("revision", SEGMENTS)
def test_the_segments_of_each_revision(revision: int) -> None:
    found: dict[str, Answer] = {name: solve(given) for name, given in at(revision).items()}
    assert {name: segments(answer) for name, answer in found.items()} == SEGMENTS[revision]
    assert found == {name: reference(given) for name, given in at(revision).items()}


@pytest.mark.parametrize("day", LIST)
def test_the_list_on_a_day_as_known_at_each_revision(day: int) -> None:
    assert [by_name(day, revision) for revision in (1, 3, 4, 5, 6, 7)] == LIST[day]


def test_a_withdrawn_file_leaves_no_trace() -> None:
    assert solve(at(5)["A"]) == solve(at(3)["A"])
