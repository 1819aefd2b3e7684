"""The right to housing and to shelter, dated: grounds that ripen, a silent commission, an offer that does not come."""

from __future__ import annotations

import pytest

from digor.engines.clock.answer import State
from tests.engines.clock.world import moment, read, told

S = State
RECOGNISED = "dalo_filed 2024-09-02, dalo_recognised 2024-11-30"

# what it is about, acts, words, read on, rule, state, legal end
CASES = [
    ("six months of shelter", "sheltered 2024-08-31", "", "2025-02-28", "sheltered_long", S.RUNNING, "2025-02-28"),
    ("more than six months of shelter", "sheltered 2024-08-31", "", "2025-03-01", "sheltered_long", S.OPEN, "2025-02-28"),
    ("left the shelter before", "sheltered 2024-08-31, shelter_left 2025-01-10", "", "2025-03-01", "sheltered_long",
     S.STOPPED, "2025-02-28"),
    ("eighteen months of lodging", "lodged 2023-08-31", "", "2025-03-01", "lodged_long", S.OPEN, "2025-02-28"),
    ("filed a day too early", "lodged 2023-08-31, dalo_filed 2025-02-28", "", "2025-03-01", "lodged_long", S.EARLY,
     "2025-02-28"),
    ("the commission has three months", "dalo_filed 2024-11-30", "", "2025-02-28", "mediation", S.RUNNING, "2025-02-28"),
    ("the commission is silent", "dalo_filed 2024-11-30", "", "2025-03-01", "mediation", S.SILENT, "2025-02-28"),
    ("decided on the last day", "dalo_filed 2024-11-30, dalo_rejected 2025-02-28", "", "2025-03-01", "mediation", S.MET,
     "2025-02-28"),
    ("decided late", "dalo_filed 2024-11-30, dalo_recognised 2025-03-05", "", "2025-03-06", "mediation", S.LATE,
     "2025-02-28"),
    ("withdrawn", "dalo_filed 2024-11-30, dalo_withdrawn 2025-01-05", "", "2025-03-06", "mediation", S.STOPPED,
     "2025-02-28"),
    ("to appeal against silence", "dalo_filed 2024-11-30", "", "2025-03-01", "silence_appeal", S.RUNNING, "2025-04-29"),
    ("to appeal against a refusal, franc, to a Monday", "dalo_rejected 2025-03-10", "", "2025-05-12", "refusal_appeal",
     S.RUNNING, "2025-05-12"),
    ("appealed too late", "dalo_rejected 2025-03-10, refusal_appealed 2025-05-13", "", "2025-05-13", "refusal_appeal",
     S.LATE, "2025-05-12"),
    ("the prefect has three months", RECOGNISED, "", "2025-02-01", "offer", S.RUNNING, "2025-02-28"),
    ("the prefect has six months", RECOGNISED, "offer_months six", "2025-02-01", "offer", S.RUNNING, "2025-05-30"),
    ("an offer in time", f"{RECOGNISED}, offer_made 2025-02-28", "", "2025-03-01", "offer", S.MET, "2025-02-28"),
    ("no offer: four months for an injunction", RECOGNISED, "", "2025-03-01", "injunction", S.RUNNING, "2025-06-28"),
    ("a late offer leaves the injunction open", f"{RECOGNISED}, offer_made 2025-03-20", "", "2025-04-01", "injunction",
     S.RUNNING, "2025-06-28"),
    ("injunction asked in time", f"{RECOGNISED}, injunction_filed 2025-06-28", "", "2025-07-01", "injunction", S.MET,
     "2025-06-28"),
    ("injunction out of time", RECOGNISED, "", "2025-06-29", "injunction", S.PASSED, "2025-06-28"),
    ("rehoused meanwhile", f"{RECOGNISED}, rehoused 2025-04-15", "", "2025-07-01", "injunction", S.STOPPED, "2025-06-28"),
    ("the court has two months", f"{RECOGNISED}, injunction_filed 2025-04-30", "", "2025-05-01", "ruling", S.RUNNING,
     "2025-06-30"),
    ("shelter: the commission has six weeks", "daho_filed 2024-01-20", "", "2024-02-01", "shelter_mediation", S.RUNNING,
     "2024-03-02"),
    ("shelter: recognised, six weeks", "daho_recognised 2024-01-20", "", "2024-02-01", "shelter_offer", S.RUNNING,
     "2024-03-02"),
    ("shelter: a lodging, three months", "daho_recognised 2023-11-30", "shelter_kind transitional", "2024-02-01",
     "shelter_offer", S.RUNNING, "2024-02-29"),
    ("shelter: nothing came", "daho_recognised 2024-01-20", "", "2024-03-03", "shelter_injunction", S.RUNNING,
     "2024-07-02"),
    ("housing turned into shelter", "dalo_filed 2024-01-02, dalo_redirected 2024-01-20", "", "2024-02-01",
     "redirected_offer", S.RUNNING, "2024-03-02"),
    ("shelter refused", "daho_rejected 2025-11-28", "", "2025-12-01", "shelter_refusal_appeal", S.RUNNING, "2026-01-29"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("acts", "words", "day", "rule", "state", "ends"),
    [one[1:] for one in CASES],
    ids=[one[0] for one in CASES],
)
def test_a_dated_case(acts: str, words: str, day: str, rule: str, state: State, ends: str) -> None:
    found = moment(read(told(acts, words), day), rule)
    assert (found.state, str(found.counted.ends)) == (state, ends)


@pytest.mark.parametrize(
    ("acts", "day"),
    [
        (RECOGNISED, "2025-02-28"),
        (f"{RECOGNISED}, offer_made 2025-02-10", "2025-04-01"),
        (f"{RECOGNISED}, priority_lost 2025-02-10", "2025-04-01"),
    ],
    ids=["the prefect still has time", "an offer came", "priority lost before"],
)
def test_no_injunction_before_the_prefect_has_failed(acts: str, day: str) -> None:
    assert "injunction" not in {one.rule.code for one in read(told(acts), day).moments}


def test_stages_of_two_procedures_stand_side_by_side() -> None:
    answer = read(told(f"judgment 2024-07-01, {RECOGNISED}, injunction_filed 2025-03-10"), "2025-03-11")
    assert [one.stage for one in answer.reached] == ["E5", "D1", "D2", "D4"]
    assert answer.skipped == ("E0", "E1", "E1b", "E2", "E3", "E4", "D3")
