"""Rights without a database: what may follow what, what has run out, what is missing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.casework.rights import law, rules
from digor.casework.rights.enums import Answer, Right, Seen

MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("since", "months", "end"),
    [
        (date(2026, 3, 1), 12, date(2027, 3, 1)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_months_are_counted_as_the_calendar_does(since: date, months: int, end: date) -> None:
    assert rules.months_after(since, months) == end


def test_an_appeal_goes_through_its_steps_and_not_otherwise() -> None:
    assert rules.may_say(Right.DALO, None, Answer.FILED)
    assert rules.may_say(Right.DALO, Answer.COMPLETE, Answer.RECOGNISED)
    assert not rules.may_say(Right.DALO, None, Answer.OFFER_MADE)
    assert not rules.may_say(Right.DALO, Answer.FILED, Answer.REHOUSED)
    assert not rules.may_say(Right.DALO, Answer.REHOUSED, Answer.RECOGNISED)
    assert rules.may_say(Right.DALO, Answer.REJECTED, Answer.FILED), "a new appeal"


def test_a_right_is_not_answered_in_another_s_words() -> None:
    assert not rules.may_say(Right.STAY, None, Answer.RECOGNISED)
    assert not rules.may_say(Right.DAHO, Answer.COMPLETE, Answer.REDIRECTED), (
        "DAHO is where one is redirected"
    )


@given(st.sampled_from(sorted(rules.CLOSED)), st.sampled_from(list(Answer)))
def test_a_closed_appeal_only_begins_again(closed: Answer, answer: Answer) -> None:
    assert rules.may_say(Right.DALO, closed, answer) == (answer in (Answer.FILED, closed))


def test_every_answer_of_an_appeal_leads_somewhere() -> None:
    assert set(rules.APPEAL) == {None, *rules.ANSWERS[Right.DALO]}


def test_a_right_counts_until_its_last_day() -> None:
    assert rules.holds(Answer.ACTIVE, MARCH, MARCH)
    assert not rules.holds(Answer.ACTIVE, MARCH, date(2026, 3, 2))
    assert not rules.holds(Answer.STRUCK_OFF, None, MARCH)
    assert not rules.holds(Answer.FILED, None, MARCH)


def test_each_adult_shows_an_identity_and_the_household_its_resources() -> None:
    wants = rules.wanted(law.pieces(MARCH), "social_housing", ["A1", "A2"], "H", minors=True)
    asked = {(want.piece, want.of) for want in wants}
    assert {("identity", "A1"), ("identity", "A2"), ("resources", "H"), ("family", "H")} <= asked
    alone = rules.wanted(law.pieces(MARCH), "social_housing", ["A1"], "A1", minors=False)
    assert "family" not in {want.piece for want in alone}
    adapted = rules.wanted(law.pieces(MARCH), "adapted_housing", ["A1"], "A1", minors=False)
    assert {want.piece for want in adapted} == {"identity", "resources", "siao_opinion"}


def test_what_was_seen_is_valid_until_its_last_day() -> None:
    wants = [rules.Wanted("identity", "A"), rules.Wanted("resources", "H"), rules.Wanted("stay", "A")]
    seen: dict[tuple[str, str], date | None] = {("identity", "A"): None, ("resources", "H"): MARCH}
    today = [one.seen for one in rules.standing(wants, seen, MARCH)]
    tomorrow = [one.seen for one in rules.standing(wants, seen, date(2026, 3, 2))]
    assert today == [Seen.VALID, Seen.VALID, Seen.MISSING]
    assert tomorrow == [Seen.VALID, Seen.EXPIRED, Seen.MISSING]


def test_the_categories_are_those_of_the_day() -> None:
    assert "g_bis" not in law.priorities(date(2018, 11, 24))
    assert "g_bis" in law.priorities(date(2018, 11, 25))
    for priority in law.priorities(MARCH).values():
        shown = law.priorities(MARCH)[priority.shown_as]
        assert not shown.sensitive, "what is shown outside the circle tells nothing"


def test_no_delay_is_invented_for_a_day_without_a_rule() -> None:
    with pytest.raises(LookupError):
        law.delay("request_renewal", date(2000, 1, 1))
