"""Small random problems, small enough for the slow twins."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from digor.engines.allocation.problem import (
    Action,
    Counted,
    Election,
    Limit,
    Project,
    Projects,
    Stakes,
    Territory,
    Voter,
)

NEEDS = st.fractions(min_value=0, max_value=9, max_denominator=6)


@st.composite
def stakes(draw: st.DrawFn, most: int = 4) -> Stakes:
    """Floors, caps and an envelope they can use."""
    rows = []
    for number in range(draw(st.integers(1, most))):
        floor = draw(st.integers(0, 6))
        cap = draw(st.one_of(st.none(), st.integers(floor, 30)))
        rows.append(Territory(f"t{number}", floor, cap, draw(NEEDS)))
    lowest = sum(one.floor for one in rows)
    open_ = [one for one in rows if one.weight]
    if any(one.cap is None for one in open_):
        highest = lowest + 40
    else:
        highest = sum((one.cap or 0) if one.weight else one.floor for one in rows)
    return Stakes(draw(st.integers(lowest, max(lowest, highest))), tuple(rows))


@st.composite
def projects(draw: st.DrawFn) -> Projects:
    """Up to seven actions of two territories and two axes, with limits, sets, variants and prerequisites."""
    names = [f"a{number}" for number in range(draw(st.integers(1, 7)))]
    actions = []
    for number, name in enumerate(names):
        earlier = names[:number]
        actions.append(
            Action(
                name,
                draw(st.integers(0, 9)),
                draw(st.fractions(min_value=0, max_value=6, max_denominator=3)),
                draw(st.sampled_from("NS")),
                draw(st.sampled_from("xy")),
                draw(st.sampled_from(["", "", "", "v"])),
                tuple(draw(st.lists(st.sampled_from(earlier), max_size=1)) if earlier else ()),
                {"places": Fraction(draw(st.integers(0, 3)))},
            )
        )
    limits = []
    for number in range(draw(st.integers(0, 2))):
        least = draw(st.one_of(st.none(), st.integers(0, 3)))
        limits.append(
            Limit(
                f"l{number}",
                draw(st.sampled_from([Counted.COST.value, Counted.NUMBER.value, "places"])),
                draw(st.sampled_from(["", "N", "S"])),
                draw(st.sampled_from(["", "x", "y"])),
                None if least is None else Fraction(least),
                Fraction(draw(st.integers(least or 0, 12))),
            )
        )
    pairs = (
        draw(st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)) if len(names) > 1 else []
    )
    return Projects(
        tuple(actions),
        draw(st.integers(0, 25)),
        tuple(limits),
        (tuple(pairs),) if pairs and draw(st.booleans()) else (),
    )


@st.composite
def elections(draw: st.DrawFn) -> Election:
    """Up to five projects and six kinds of voters, ties likely."""
    names = [f"p{number}" for number in range(draw(st.integers(1, 5)))]
    listed = tuple(Project(name, draw(st.integers(1, 120))) for name in names)
    voters = tuple(
        Voter(f"v{number}", frozenset(draw(st.sets(st.sampled_from(names)))), draw(st.integers(1, 3)))
        for number in range(draw(st.integers(1, 6)))
    )
    return Election(draw(st.integers(0, 240)), listed, voters)
