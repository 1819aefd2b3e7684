"""Evictions, dated: the two regimes of leases, summons and hearings, a tenant who pays, a clause that falls."""

from __future__ import annotations

import pytest

from digor.engines.clock.answer import ClauseState, State
from tests.engines.clock.world import moment, read, told

OLD, NEW = "lease 2022-05-01, payment_order 2025-01-31", "lease 2023-07-29, payment_order 2025-01-31"
SUMMONED = "lease 2024-01-01, payment_order 2025-01-06, summons 2025-03-24, hearing 2025-06-10"
JUDGED = f"{SUMMONED}, judgment 2025-07-01"
ORDERED = f"{JUDGED}, leave_order 2025-08-01, leave_order_copied 2025-08-04"
S = State

# what it is about, acts, words, read on, rule, state, legal end, last useful day
CASES = [
    # E0: the landlord tells the fund that pays the housing aid
    ("aid", "arrears 2025-10-05", "housing_aid yes", "2025-11-01", "aid_informed", S.RUNNING, "2025-12-05", "2025-12-05"),
    ("aid, told in time", "arrears 2025-10-05, aid_informed 2025-12-05", "housing_aid yes", "2025-12-06", "aid_informed",
     S.MET, "2025-12-05", "2025-12-05"),
    ("aid, told late", "arrears 2025-10-05, aid_informed 2025-12-06", "housing_aid yes", "2025-12-06", "aid_informed",
     S.LATE, "2025-12-05", "2025-12-05"),
    # E1: two months or six weeks, by the lease
    ("old lease", OLD, "", "2025-02-01", "pay", S.RUNNING, "2025-03-31", "2025-03-31"),
    ("lease of the eve", "lease 2023-07-28, payment_order 2025-01-31", "", "2025-02-01", "pay", S.RUNNING,
     "2025-03-31", "2025-03-31"),
    ("lease of the day", NEW, "", "2025-02-01", "pay", S.RUNNING, "2025-03-14", "2025-03-14"),
    ("old lease, renewed since", "lease 2020-08-01, lease 2023-08-01, payment_order 2025-01-31", "", "2025-02-01", "pay",
     S.RUNNING, "2025-03-14", "2025-03-14"),
    ("old lease, order before the law", "lease 2020-08-01, payment_order 2023-06-30", "", "2023-07-29", "pay",
     S.RUNNING, "2023-08-30", "2023-08-30"),
    ("two months to a leap day", "lease 2019-01-01, payment_order 2023-12-31", "", "2024-02-29", "pay", S.RUNNING,
     "2024-02-29", "2024-02-29"),
    ("six weeks to a Saturday, All Saints", "lease 2024-02-01, payment_order 2025-09-20", "", "2025-10-20", "pay",
     S.RUNNING, "2025-11-01", "2025-10-31"),
    ("the last evening", NEW, "", "2025-03-14", "pay", S.RUNNING, "2025-03-14", "2025-03-14"),
    ("the day after", NEW, "", "2025-03-15", "pay", S.PASSED, "2025-03-14", "2025-03-14"),
    ("paid on the last day", f"{NEW}, settled 2025-03-14", "", "2025-04-01", "pay", S.MET, "2025-03-14", "2025-03-14"),
    ("paid the day after", f"{NEW}, settled 2025-03-15", "", "2025-04-01", "pay", S.LATE, "2025-03-14", "2025-03-14"),
    ("left before", f"{NEW}, left 2025-03-01", "", "2025-04-01", "pay", S.STOPPED, "2025-03-14", "2025-03-14"),
    ("an old debt paid before the order", f"settled 2024-06-01, {NEW}", "", "2025-03-20", "pay", S.PASSED, "2025-03-14",
     "2025-03-14"),
    ("a second order starts again", f"{NEW}, payment_order 2025-05-05", "", "2025-05-06", "pay", S.RUNNING, "2025-06-16",
     "2025-06-16"),
    ("summons the day after", f"{NEW}, summons 2025-03-15", "", "2025-03-15", "clause", S.MET, "2025-03-14", "2025-03-14"),
    ("summons too early", f"{NEW}, summons 2025-03-14", "", "2025-03-14", "clause", S.EARLY, "2025-03-14", "2025-03-14"),
    ("nobody summoned yet", NEW, "", "2025-03-15", "clause", S.OPEN, "2025-03-14", "2025-03-14"),
    # E1b: the commission that coordinates prevention
    ("private landlord above the threshold", NEW, "landlord private_person, above_threshold yes", "2025-01-31",
     "ccapex_private", S.RUNNING, "2025-01-31", "2025-01-31"),
    ("private landlord, prefect's threshold", "lease 2015-01-01, payment_order 2022-03-01, ccapex_referred 2022-03-01",
     "landlord private_person, above_threshold yes", "2022-03-02", "ccapex_private", S.MET, "2022-03-01", "2022-03-01"),
    ("public landlord waits two months", f"{NEW}, ccapex_referred 2024-12-31", "landlord legal_person", "2025-02-27",
     "ccapex_wait", S.RUNNING, "2025-02-28", "2025-02-28"),
    ("public landlord, seized in time", f"{NEW}, ccapex_referred 2025-02-03, summons 2025-04-07", "landlord legal_person",
     "2025-04-08", "ccapex_legal", S.MET, "2025-02-07", "2025-02-07"),
    ("the fund was told instead", f"{NEW}, aid_informed 2024-11-03, summons 2025-04-07", "landlord legal_person",
     "2025-04-08", "ccapex_legal", S.MET, "2025-02-07", "2025-02-07"),
    ("public landlord, seized late", f"{NEW}, ccapex_referred 2025-02-10, summons 2025-04-07", "landlord legal_person",
     "2025-04-08", "ccapex_legal", S.LATE, "2025-02-07", "2025-02-07"),
    ("public landlord, never seized", f"{NEW}, summons 2025-04-07", "landlord legal_person", "2025-04-08", "ccapex_legal",
     S.PASSED, "2025-02-07", "2025-02-07"),
    # E2 to E4: summons, diagnostic, hearing
    ("six weeks before the hearing", SUMMONED, "", "2025-04-01", "prefect_notified", S.RUNNING, "2025-04-29",
     "2025-04-29"),
    ("notified on the last day", f"{SUMMONED}, prefect_notified 2025-04-29", "", "2025-05-01", "prefect_notified", S.MET,
     "2025-04-29", "2025-04-29"),
    ("notified the day after", f"{SUMMONED}, prefect_notified 2025-04-30", "", "2025-05-01", "prefect_notified", S.LATE,
     "2025-04-29", "2025-04-29"),
    ("two months, summons before the law", "lease 2019-01-01, summons 2023-07-28, hearing 2023-10-31", "", "2023-08-01",
     "prefect_notified", S.RUNNING, "2023-08-31", "2023-08-31"),
    ("six weeks, summons of the day of the law, whatever the lease",
     "lease 2019-01-01, summons 2023-07-29, hearing 2023-10-31", "", "2023-08-01", "prefect_notified", S.RUNNING,
     "2023-09-19", "2023-09-19"),
    ("six weeks before, on Labour day", "lease 2024-01-01, summons 2025-03-24, hearing 2025-06-12", "", "2025-04-02",
     "prefect_notified", S.RUNNING, "2025-05-01", "2025-04-30"),
    ("diagnostic before the hearing", SUMMONED, "", "2025-06-01", "diagnostic", S.RUNNING, "2025-06-09", "2025-06-06"),
    ("diagnostic done", f"{SUMMONED}, diagnostic 2025-05-20", "", "2025-06-01", "diagnostic", S.MET, "2025-06-09",
     "2025-06-06"),
    ("diagnostic of an older case", f"diagnostic 2021-05-20, {SUMMONED}", "", "2025-06-01", "rent_resumed", S.RUNNING,
     "2025-06-09", "2025-06-06"),
    ("rent resumed the eve", f"{SUMMONED}, rent_resumed 2025-06-09", "", "2025-07-01", "rent_resumed", S.MET,
     "2025-06-09", "2025-06-06"),
    ("rent resumed the very day", f"{SUMMONED}, rent_resumed 2025-06-10", "", "2025-07-01", "rent_resumed", S.LATE,
     "2025-06-09", "2025-06-06"),
    ("rehoused before the hearing", f"{SUMMONED}, rehoused 2025-05-15", "", "2025-06-01", "rent_resumed", S.STOPPED,
     "2025-06-09", "2025-06-06"),
    ("hearing ahead", SUMMONED, "", "2025-06-10", "hearing", S.RUNNING, "2025-06-10", "2025-06-10"),
    ("hearing held", JUDGED, "", "2025-07-02", "hearing", S.MET, "2025-06-10", "2025-06-10"),
    ("hearing postponed", f"{SUMMONED}, hearing_postponed 2025-09-09", "", "2025-06-11", "hearing_postponed", S.RUNNING,
     "2025-09-09", "2025-09-09"),
    # E5: judgment
    ("a month from the service", f"{JUDGED}, judgment_served 2025-07-14", "judged merits", "2025-07-20", "appeal",
     S.RUNNING, "2025-08-14", "2025-08-14"),
    ("a month to Assumption, a Friday", f"{JUDGED}, judgment_served 2025-07-15", "judged merits", "2025-07-20", "appeal",
     S.RUNNING, "2025-08-18", "2025-08-18"),
    ("fifteen days, interim order", f"{JUDGED}, judgment_served 2025-07-11", "judged interim", "2025-07-20", "appeal",
     S.RUNNING, "2025-07-28", "2025-07-28"),
    ("appealed on the extended day", f"{JUDGED}, judgment_served 2025-07-15, appeal 2025-08-18", "judged merits",
     "2025-09-01", "appeal", S.MET, "2025-08-18", "2025-08-18"),
    ("DALO opens with the judgment", JUDGED, "", "2025-07-01", "dalo_threatened", S.OPEN, "2025-07-01", "2025-07-01"),
    ("a plan of 36 months", f"{JUDGED}, plan_end 2028-07-01", "", "2025-07-02", "plan_limit", S.MET, "2028-07-01",
     "2028-06-30"),
    ("a plan too long", f"{JUDGED}, plan_end 2028-07-02", "", "2025-07-02", "plan_limit", S.LATE, "2028-07-01",
     "2028-06-30"),
    ("a plan of 24 months before 2014", "judgment 2014-03-26, plan_end 2016-05-01", "", "2014-04-01", "plan_limit",
     S.LATE, "2016-03-26", "2016-03-25"),
    ("a plan of 36 months since 2014", "judgment 2014-03-27, plan_end 2016-05-01", "", "2014-04-01", "plan_limit",
     S.MET, "2017-03-27", "2017-03-27"),
    # E6, E7, E9
    ("two months from the copy", ORDERED, "", "2025-09-01", "leave", S.RUNNING, "2025-10-04", "2025-10-03"),
    ("the delay removed", f"{JUDGED}, leave_order 2025-08-01", "leave_delay removed", "2025-08-01", "leave_at_once",
     S.OPEN, "2025-08-01", "2025-08-01"),
    ("evicted too early", f"{ORDERED}, eviction 2025-10-03", "", "2025-10-03", "leave", S.EARLY, "2025-10-04",
     "2025-10-03"),
    ("evicted after", f"{ORDERED}, eviction 2025-10-06", "", "2025-10-06", "leave", S.MET, "2025-10-04", "2025-10-03"),
    ("left within the delay", f"{ORDERED}, left 2025-09-15", "", "2025-10-06", "leave", S.STOPPED, "2025-10-04",
     "2025-10-03"),
    ("more time, a year at most", f"{ORDERED}, more_time_granted 2025-09-30, more_time_until 2026-09-30", "", "2025-10-01",
     "more_time_limit", S.MET, "2026-09-30", "2026-09-30"),
    ("more time, over a year", f"{ORDERED}, more_time_granted 2025-09-30, more_time_until 2026-10-01", "", "2025-10-01",
     "more_time_limit", S.LATE, "2026-09-30", "2026-09-30"),
    ("more time, three years before the law", "more_time_granted 2023-07-28, more_time_until 2026-07-28", "",
     "2023-08-01", "more_time_limit", S.MET, "2026-07-28", "2026-07-28"),
    ("more time from a leap day", "more_time_granted 2024-02-29, more_time_until 2025-02-28", "", "2024-03-01",
     "more_time_limit", S.MET, "2025-02-28", "2025-02-28"),
    ("left while more time ran", f"{ORDERED}, more_time_granted 2025-09-30, more_time_until 2026-03-30, left 2025-12-01",
     "", "2026-01-01", "more_time", S.STOPPED, "2026-03-30", "2026-03-30"),
    ("the prefect is silent", f"{ORDERED}, force_requested 2025-12-31", "", "2026-03-01", "force", S.SILENT, "2026-02-28",
     "2026-02-27"),
    ("the prefect grants", f"{ORDERED}, force_requested 2025-12-31, force_granted 2026-02-10", "", "2026-03-01", "force",
     S.MET, "2026-02-28", "2026-02-27"),
    ("the prefect grants late", f"{ORDERED}, force_requested 2025-12-31, force_granted 2026-03-20", "", "2026-03-21",
     "force", S.LATE, "2026-02-28", "2026-02-27"),
    ("furniture, one month until 2019", "eviction 2019-12-30, eviction_served 2019-12-31", "", "2020-01-10", "furniture",
     S.RUNNING, "2020-01-31", "2020-01-31"),
    ("furniture, two months since 2020", "eviction 2019-12-30, eviction_served 2020-01-01", "", "2020-01-10", "furniture",
     S.RUNNING, "2020-03-01", "2020-02-28"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("acts", "words", "day", "rule", "state", "ends", "useful"),
    [one[1:] for one in CASES],
    ids=[one[0] for one in CASES],
)
def test_a_dated_case(
    acts: str, words: str, day: str, rule: str, state: State, ends: str, useful: str
) -> None:
    found = moment(read(told(acts, words), day), rule)
    assert (found.state, str(found.counted.ends), str(found.counted.useful)) == (state, ends, useful)


PLAN = f"{JUDGED}, clause_suspended 2025-07-01"
# what it is about, acts, instalments, read on, what has become of the clause
CLAUSES = [
    ("no order", "lease 2024-01-01", "", "2025-02-01", ClauseState.NONE),
    ("running", NEW, "", "2025-03-14", ClauseState.RUNNING),
    ("acquired", NEW, "", "2025-03-15", ClauseState.ACQUIRED),
    ("paid in time", f"{NEW}, settled 2025-03-14", "", "2025-06-01", ClauseState.KEPT),
    ("paid too late", f"{NEW}, settled 2025-03-15", "", "2025-06-01", ClauseState.ACQUIRED),
    ("left within the delay", f"{NEW}, left 2025-03-01", "", "2025-06-01", ClauseState.STOPPED),
    ("left after it", f"{NEW}, left 2025-03-20", "", "2025-06-01", ClauseState.ACQUIRED),
    (
        "no lease told: two readings, one end",
        "payment_order 2025-01-31",
        "",
        "2025-03-10",
        ClauseState.RUNNING,
    ),
    (
        "no lease told: two readings, two ends",
        "payment_order 2025-01-31",
        "",
        "2025-03-20",
        ClauseState.UNKNOWN,
    ),
    ("suspended", PLAN, "2025-08-05 2025-08-05", "2025-08-20", ClauseState.SUSPENDED),
    ("an instalment due today", PLAN, "2025-08-05", "2025-08-05", ClauseState.SUSPENDED),
    ("an instalment missed", PLAN, "2025-08-05", "2025-08-06", ClauseState.REVIVED),
    ("paid a day late", PLAN, "2025-08-05 2025-08-06", "2025-09-01", ClauseState.REVIVED),
    ("missed the second", PLAN, "2025-08-05 2025-08-04, 2025-09-05", "2025-09-06", ClauseState.REVIVED),
    ("missed, of an earlier plan", PLAN, "2025-06-05", "2025-09-06", ClauseState.SUSPENDED),
    ("told missed", f"{PLAN}, plan_missed 2025-09-06", "", "2025-09-06", ClauseState.REVIVED),
    ("kept to its end", f"{PLAN}, plan_completed 2026-07-01", "", "2026-07-01", ClauseState.ERASED),
]


@pytest.mark.parametrize(
    ("acts", "instalments", "day", "clause"), [one[1:] for one in CLAUSES], ids=[one[0] for one in CLAUSES]
)
def test_what_becomes_of_the_clause(acts: str, instalments: str, day: str, clause: ClauseState) -> None:
    assert read(told(acts, "", instalments), day).clause is clause


def test_a_plan_kept_suspends_the_eviction_and_a_missed_payment_revives_it() -> None:
    acts = f"{ORDERED}, clause_suspended 2025-08-10"
    kept = read(told(acts, "", "2025-09-05 2025-09-05, 2025-10-05 2025-10-04"), "2025-10-10")
    assert moment(kept, "leave").state is S.PAUSED
    assert [(one.act, one.day) for one in kept.openings] == [("eviction", None)]
    missed = read(told(acts, "", "2025-09-05 2025-09-05, 2025-10-05"), "2025-10-10")
    assert moment(missed, "leave").state is S.OPEN
    (opening,) = missed.openings
    assert (str(opening.day), opening.missing) == ("2025-10-10", ("force_granted",))


def test_without_the_lease_both_versions_are_shown_in_doubt() -> None:
    answer = read(told("payment_order 2025-01-31"), "2025-02-01")
    pay = [one for one in answer.moments if one.rule.code == "pay"]
    assert [(str(one.counted.ends), one.doubts) for one in pay] == [
        ("2025-03-14", ("lease",)),
        ("2025-03-31", ("lease",)),
    ]


def test_without_the_copy_to_the_prefect_the_delay_is_in_doubt() -> None:
    answer = read(told(f"{JUDGED}, leave_order 2025-08-01"), "2025-10-20")
    assert moment(answer, "leave").doubts == ("leave_order_copied",)
    assert answer.openings[0].missing == ("leave_order_copied", "force_granted")


def test_a_public_landlord_who_has_seized_nobody_is_missing_something_to_summon() -> None:
    (opening,) = read(told(NEW, "landlord legal_person"), "2025-03-01").openings
    assert (opening.act, str(opening.day), opening.missing) == ("summons", "2025-03-15", ("ccapex_referred",))
    (private,) = read(told(NEW, "landlord private_person"), "2025-03-01").openings
    assert private.missing == ()
    (seized,) = read(
        told(f"{NEW}, ccapex_referred 2025-02-10", "landlord legal_person"), "2025-03-01"
    ).openings
    assert (str(seized.day), seized.missing) == ("2025-04-11", ())


def test_stages_jump_and_the_jump_is_told() -> None:
    answer = read(told(f"arrears 2024-11-05, {ORDERED}"), "2025-09-01")
    assert [one.stage for one in answer.reached] == ["E0", "E1", "E2", "E4", "E5", "E6"]
    assert answer.skipped == ("E1b", "E3")
    assert [one.stage for one in read(told(SUMMONED), "2025-05-01").reached] == ["E1", "E2"]


def test_each_party_has_its_next_moment() -> None:
    answer = read(told(SUMMONED, "landlord private_person"), "2025-04-01")
    assert {party: (one.rule.code, str(one.counted.useful)) for party, one in answer.next().items()} == {
        "bailiff": ("prefect_notified", "2025-04-29"),
        "household": ("rent_resumed", "2025-06-06"),
        "social": ("diagnostic", "2025-06-06"),
    }
