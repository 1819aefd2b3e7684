"""Files told in a line, and random ones: acts in any order, twice, ahead of us, on the edges of the law."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import strategies as st

from digor.engines.clock.answer import FileAnswer, Moment
from digor.engines.clock.french import LAW
from digor.engines.clock.problem import File, Instalment, Problem
from digor.engines.clock.solve import solve

ACTS = sorted(LAW.acts())
EDGES = [
    date.fromisoformat(day)
    for day in (
        "2014-03-15", "2014-03-27", "2015-01-01", "2019-12-31", "2020-02-29", "2020-07-10", "2021-05-31", "2023-07-28",
        "2023-07-29", "2023-12-31", "2024-01-31", "2024-02-29", "2024-10-31", "2024-11-01", "2025-03-31", "2025-04-20",
    )
]  # fmt: skip


def told(acts: str, words: str = "", instalments: str = "") -> File:
    """`told("lease 2022-05-01, payment_order 2025-01-31", "landlord legal_person", "2025-08-05 2025-08-05, 2025-09-05")`."""
    days: dict[str, tuple[date, ...]] = {}
    for act, day in (one.split() for one in acts.split(", ")):
        days[act] = (*days.get(act, ()), date.fromisoformat(day))
    due = [[date.fromisoformat(day) for day in one.split()] for one in instalments.split(", ") if one]
    return File(
        "F1",
        days,
        dict(one.split() for one in words.split(", ") if one),
        tuple(Instalment(one[0], one[1] if len(one) > 1 else None) for one in due),
    )


def read(file: File, day: str) -> FileAnswer:
    """The file as the fast engine reads it on a day."""
    return solve(Problem(date.fromisoformat(day), LAW, (file,))).files[0]


def moment(answer: FileAnswer, rule: str) -> Moment:
    """The only moment of a rule."""
    (found,) = [one for one in answer.moments if one.rule.code == rule]
    return found


def days() -> st.SearchStrategy[date]:
    near = st.tuples(st.sampled_from(EDGES), st.integers(-70, 70)).map(
        lambda pair: pair[0] + timedelta(days=pair[1])
    )
    return near | st.dates(date(2012, 1, 1), date(2027, 12, 31))


PATHS = (
    (
        "lease", "arrears", "payment_order", "ccapex_referred", "settled", "summons", "prefect_notified", "diagnostic",
        "rent_resumed", "hearing", "hearing_postponed", "judgment", "clause_suspended", "judgment_served", "plan_missed",
        "plan_completed", "appeal", "leave_order", "leave_order_copied", "more_time_granted", "more_time_until",
        "force_requested", "force_granted", "left", "eviction", "eviction_served", "furniture_taken",
    ),
    (
        "sheltered", "dalo_filed", "dalo_recognised", "dalo_redirected", "dalo_rejected", "refusal_appealed",
        "offer_made", "shelter_offered", "injunction_filed", "injunction_ruled", "rehoused",
    ),
    ("lodged", "daho_filed", "daho_recognised", "daho_rejected", "shelter_offered", "shelter_injunction_filed"),
)  # fmt: skip


@st.composite
def readings(draw: st.DrawFn) -> tuple[File, date]:
    """A file and the day it is read: half of them follow a procedure, some steps missing, some done again."""
    if draw(st.booleans()):
        return draw(files()), draw(days())
    chance = random.Random(draw(st.integers(0, 2**32)))
    path, day = chance.choice((PATHS[0], *PATHS)), draw(days())
    acts: dict[str, tuple[date, ...]] = {}
    most = chance.choice((20, 60, 140))
    for act in path[: chance.randrange(1, len(path) + 1)]:
        day += timedelta(days=chance.randrange(most))
        if chance.random() < 0.72 and (act not in ("settled", "left") or chance.random() < 0.2):
            again = day + timedelta(days=chance.randrange(most))
            acts[act] = (day, again) if chance.random() < 0.1 else (day,)
    words = {name: chance.choice(sorted(said)) for name, said in LAW.words.items() if chance.random() < 0.5}
    due = [day + timedelta(days=30 * month - 90) for month in range(chance.choice((0, 0, 4)))]
    paid = [
        None if chance.random() < 0.2 else one + timedelta(days=chance.choice((-3, 0, 0, 0, 1)))
        for one in due
    ]
    file = File("F", acts, words, tuple(Instalment(*pair) for pair in zip(due, paid, strict=True)))
    return file, day + timedelta(days=chance.randrange(-30, 150))


@st.composite
def files(draw: st.DrawFn) -> File:
    """Any acts of the law on any days, close enough together to meet each other."""
    start = draw(days())
    some = st.integers(-200, 500).map(lambda shift: start + timedelta(days=shift)) | days()
    acts = draw(
        st.dictionaries(
            st.sampled_from(ACTS), st.lists(some, min_size=1, max_size=2).map(tuple), min_size=1, max_size=14
        )
    )
    words = {
        name: draw(st.sampled_from(sorted(said))) for name, said in LAW.words.items() if draw(st.booleans())
    }
    due = draw(st.lists(some, max_size=3))
    late = draw(st.lists(st.none() | st.integers(-5, 5), min_size=len(due), max_size=len(due)))
    return File(
        "F",
        acts,
        words,
        tuple(
            Instalment(one, None if by is None else one + timedelta(days=by))
            for one, by in zip(due, late, strict=True)
        ),
    )
