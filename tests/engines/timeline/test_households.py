"""Units on the list: households and persons alone, beside a day-by-day twin; their stocks and flows close."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digor.engines.timeline.answer import Spell, State
from digor.engines.timeline.balance import balance
from digor.engines.timeline.households import Member, UnitSpell, alone_spells, household_spells
from digor.engines.timeline.problem import FAR, Membership
from digor.engines.timeline.reference_households import reference_alone, reference_household

LISTED, INACTIVE = State.LISTED, State.INACTIVE
H = 7


def listed(start: int, end: int = FAR, entry: str = "new", exit: str = "") -> Spell:
    return Spell(start, end, LISTED, entry, exit)


def inside(start: int, end: int = FAR, household: int = H, order: int = 1) -> Membership:
    return Membership(1, household, start, end, order)


def household(*members: Member) -> list[tuple[object, ...]]:
    return [row(found) for found in household_spells(H, members)]


def alone(member: Member) -> list[tuple[object, ...]]:
    return [row(found) for found in alone_spells(member)]


def row(found: UnitSpell) -> tuple[object, ...]:
    end = "open" if found.end == FAR else found.end
    return found.state.value, found.start, end, found.since, found.entry, found.exit


def test_a_person_in_no_household_is_a_unit_of_one() -> None:
    assert alone(Member((listed(5, 9, "new", "housing"),))) == [("listed", 5, 9, 5, "new", "housing")]


def test_a_household_is_on_the_list_while_a_member_is() -> None:
    first = Member((listed(5, 20, "new", "housing"),), (inside(1),))
    second = Member((listed(10, 30, "new", "hosted"),), (inside(1),))
    assert household(first, second) == [
        ("listed", 5, 20, 5, "new", "continued"),
        ("listed", 20, 30, 10, "continued", "hosted"),
    ]


def test_since_is_not_clipped_by_the_membership() -> None:
    person = Member((listed(5),), (inside(8),))
    assert alone(person) == [("listed", 5, 8, 5, "new", "joined")]
    assert household(person) == [("listed", 8, "open", 5, "formed", "")]


def test_two_persons_form_a_household_then_part() -> None:
    both = [Member((listed(5),), (inside(8, 20),)), Member((listed(6),), (inside(8, 20),))]
    assert household(*both) == [("listed", 8, 20, 5, "formed", "dissolved")]
    assert alone(both[1]) == [("listed", 6, 8, 6, "new", "joined"), ("listed", 20, "open", 6, "formed", "")]


def test_somebody_on_the_list_joins_and_leaves_a_household_that_is_not() -> None:
    sheltered = Member((), (inside(1),))
    visitor = Member((listed(5),), (inside(8, 20),))
    assert household(sheltered, visitor) == [("listed", 8, 20, 5, "joined", "left")]


def test_a_unit_is_new_only_if_all_who_bring_it_in_are() -> None:
    def bring(*codes: str) -> object:
        return household(*(Member((listed(5, entry=code),), (inside(1),)) for code in codes))[0][4]

    assert bring("new", "new") == "new"
    assert bring("new", "housing") == "housing"
    assert bring("hosted", "housing") == "mixed"


def test_members_who_leave_for_different_places_exit_mixed() -> None:
    one = Member((listed(5, 9, exit="housing"),), (inside(1),))
    other = Member((listed(5, 9, exit="hosted"),), (inside(1),))
    assert household(one, other) == [("listed", 5, 9, 5, "new", "mixed")]


def test_inactive_while_nobody_is_on_the_list() -> None:
    lost = Member((listed(1, 5, exit="inactivity"), Spell(5, FAR, INACTIVE, "inactivity", "")), (inside(1),))
    seen = Member((listed(8, 12, exit="housing"),), (inside(1),))
    assert household(lost, seen) == [
        ("listed", 1, 5, 1, "new", "inactivity"),
        ("inactive", 5, 8, 5, "inactivity", "resumed"),
        ("listed", 8, 12, 8, "new", "housing"),
        ("inactive", 12, "open", 5, "remained", ""),
    ]


def test_the_latest_membership_wins_the_day() -> None:
    person = Member((listed(5),), (inside(1), inside(10, 20, household=0, order=2)))
    assert household(person) == [
        ("listed", 5, 10, 5, "new", "dissolved"),
        ("listed", 20, "open", 5, "formed", ""),
    ]
    assert alone(person) == [("listed", 10, 20, 5, "formed", "joined")]


@st.composite
def members(draw: st.DrawFn) -> Member:
    """Any alternation of spells, any memberships of two households."""
    day = draw(st.integers(100, 110))
    spells = []
    state = LISTED
    for _ in range(draw(st.integers(0, 4))):
        end = day + draw(st.integers(1, 6))
        last = draw(st.integers(0, 5)) == 0
        entry = draw(st.sampled_from(["new", "housing", "hosted"]))
        spells.append(Spell(day, FAR if last else end, state, entry, "" if last else draw(reasons)))
        if last:
            break
        gap = 0 if state is LISTED and draw(st.booleans()) else draw(st.integers(1, 3))
        state = INACTIVE if state is LISTED and not gap else LISTED
        day = end + gap
    moves = []
    for order in range(draw(st.integers(0, 4))):
        start = draw(st.integers(98, 125))
        end = draw(st.one_of(st.just(FAR), st.integers(start + 1, start + 12)))
        moves.append(Membership(1, draw(st.integers(0, 2)), start, end, order))
    return Member(tuple(spells), tuple(moves))


reasons = st.sampled_from(["housing", "hosted", "inactivity"])
families = st.lists(members(), min_size=1, max_size=4)


@settings(max_examples=3 * settings.default.max_examples)
@given(families)
def test_units_are_as_the_twin_says(family: list[Member]) -> None:
    for member in family:
        assert alone_spells(member) == reference_alone(member)
    for number in (1, 2):
        assert household_spells(number, family) == reference_household(number, family)


def units(family: list[Member]) -> dict[object, tuple[UnitSpell, ...]]:
    alone_ones: dict[object, tuple[UnitSpell, ...]] = {
        ("alone", position): alone_spells(member) for position, member in enumerate(family)
    }
    return alone_ones | {("household", number): household_spells(number, family) for number in (1, 2)}


@settings(max_examples=2 * settings.default.max_examples)
@given(families, st.integers(95, 140), st.integers(0, 30))
def test_units_balance_and_everybody_is_in_one(family: list[Member], start: int, length: int) -> None:
    all_units = units(family)
    for state in State:
        balance(all_units, start, start + length, state=state)
    persons = sum(any(s.state is LISTED and s.start <= start < s.end for s in m.spells) for m in family)
    counted = balance(all_units, start, start).opening
    assert counted <= persons
    assert (counted == 0) == (persons == 0)
