"""What the two layers, the shares and the rankings promise, on cases written by hand."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from digor.engines.allocation.answer import Answer
from digor.engines.allocation.check import check
from digor.engines.allocation.criteria import solve_dossiers
from digor.engines.allocation.draws import GRAIN, weights
from digor.engines.allocation.equal_shares import solve_equal_shares
from digor.engines.allocation.problem import (
    Action,
    Counted,
    Criterion,
    Dossiers,
    Election,
    Indicator,
    Limit,
    Problem,
    Project,
    Projects,
    Rounding,
    Stakes,
    Territory,
    Voter,
)
from digor.engines.allocation.projects import solve_projects
from digor.engines.allocation.stakes import solve_stakes


def shared(envelope: int, *needs: int, **changed: object) -> list[int]:
    rows = tuple(Territory(str(place), weight=Fraction(need)) for place, need in enumerate(needs))
    return [one.amount for one in solve_stakes(Stakes(envelope, rows, **changed)).shares]  # type: ignore[arg-type]


def test_the_largest_remainder_may_take_one_unit_back_and_the_divisor_does_not() -> None:
    # The Alabama paradox: one unit more in all, one less for the smallest.
    assert shared(10, 6, 6, 2) == [4, 4, 2] and shared(11, 6, 6, 2) == [5, 5, 1]
    kept = [shared(envelope, 6, 6, 2, rounding=Rounding.DIVISOR) for envelope in (10, 11)]
    assert all(before <= after for before, after in zip(*kept, strict=True))


def test_a_rate_counts_for_the_people_it_is_about() -> None:
    stakes = Stakes(
        100_000,
        (
            Territory("large", population=90_000, values={"dalo": Fraction(2), "street": Fraction(10)}),
            Territory("small", population=10_000, values={"dalo": Fraction(2), "street": Fraction(30)}),
        ),
        (Indicator("dalo", Fraction(1, 2), rate=True), Indicator("street", Fraction(1, 2))),
    )
    large, small = solve_stakes(stakes).shares
    assert large.parts == {"dalo": Fraction(9, 20), "street": Fraction(1, 8)}
    assert (large.amount, small.amount) == (57_500, 42_500)


def test_what_a_floor_takes_and_what_a_cap_leaves() -> None:
    stakes = Stakes(
        1000,
        (
            Territory("a", weight=Fraction(8), cap=500),
            Territory("b", weight=Fraction(1)),
            Territory("c", weight=Fraction(1), floor=300),
        ),
    )
    a, b, c = solve_stakes(stakes).shares
    assert [(one.amount, one.held_by) for one in (a, b, c)] == [(500, "cap"), (200, ""), (300, "floor")]
    assert c.floor_cost == 50  # without its floor, b and c would have 250 each
    assert a.cap_gift == Fraction(8 * 700, 9) - 500


@pytest.mark.parametrize(("envelope", "sentence"), [(10, "the floors need 20"), (100, "use 60 of 100")])
def test_an_envelope_that_cannot_be_shared(envelope: int, sentence: str) -> None:
    rows = (Territory("a", 20, 60, Fraction(1)), Territory("b", 0, None, Fraction(0)))
    with pytest.raises(ValueError, match=sentence):
        solve_stakes(Stakes(envelope, rows))


def test_equal_shares_gives_each_group_what_its_share_pays() -> None:
    election = Election(
        100,
        (Project("north", 50), Project("south", 40), Project("all", 60)),
        (Voter("N", frozenset({"north", "all"}), 5), Voter("S", frozenset({"south", "all"}), 5)),
    )
    answer = solve_equal_shares(election)
    assert answer.funded == ("south", "all") and answer.cost == 100 and answer.stopped == "full"
    assert [one.project for one in answer.bought] == ["all", "south"]
    assert {one.project: one.lacking for one in answer.unbought} == {"north": 50 - 5 * answer.purses[0].left}


def test_drawn_weights_stay_in_the_interval_and_come_from_the_seed() -> None:
    criteria = [Criterion("a", Fraction(1), least=Fraction(1, 2)), Criterion("b", Fraction(1))]
    drawn = weights(criteria, 50, 7)
    assert drawn == weights(criteria, 50, 7) != weights(criteria, 50, 8)
    assert all(sum(one) == GRAIN and one[0] >= GRAIN // 2 for one in drawn)
    closed = [
        replace(one, most=Fraction(1, 10))
        for one in (Criterion("a", Fraction(1)), Criterion("b", Fraction(1)))
    ]
    with pytest.raises(ValueError, match="Widen them"):
        weights(closed, 1, 7)


def test_what_holds_whatever_the_weights() -> None:
    def action(name: str, *marks: int) -> Action:
        return Action(name, 10, grid={"reach": Fraction(marks[0]), "ready": Fraction(marks[1])})

    asked = Projects(
        (action("both", 4, 4), action("reach", 4, 0), action("ready", 0, 4), action("none", 0, 0)),
        20,
        criteria=(Criterion("reach", Fraction(1, 2)), Criterion("ready", Fraction(1, 2))),
        draws=40,
    )
    verdicts = {one.action: one.verdict for one in solve_projects(asked, 3).robust}
    assert verdicts == {"both": "firm", "reach": "to discuss", "ready": "to discuss", "none": "out"}


def test_dossiers_that_do_not_differ_are_equal() -> None:
    marks = ((Fraction(1), Fraction(2)), (Fraction(1), Fraction(2)), (Fraction(1), Fraction(1)))
    dossiers = Dossiers(
        ("a", "b", "c"), (Criterion("x", Fraction(1)), Criterion("y", Fraction(1))), marks, draws=20
    )
    for ranking in solve_dossiers(dossiers, 1):
        assert ranking.ranks == (1, 1, 3)
        assert ranking.frequencies == ((20, 0, 0), (20, 0, 0), (0, 0, 20))


def test_the_checker_sees_an_answer_that_was_altered() -> None:
    asked = Projects(
        (Action("a", 5, Fraction(3)), Action("b", 6, Fraction(4)), Action("c", 5, Fraction(1, 2))),
        10,
        (Limit("two", Counted.NUMBER, most=Fraction(2)),),
    )
    problem, answer = Problem(projects=asked), solve_projects(asked)
    assert answer.funded == ("b",) and [one.to_enter for one in answer.lines if not one.funded] == [1, 1]
    assert check(problem, Answer(projects=answer))[0] == ()
    for altered in (
        replace(answer, cost=answer.cost - 1),
        replace(answer, funded=("a", "b")),
        replace(answer, value=answer.value + 1),
        replace(answer, lines=tuple(replace(one, to_enter=0) for one in answer.lines)),
    ):
        assert check(problem, Answer(projects=altered))[0]
