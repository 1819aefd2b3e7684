"""Asking the journal: inside one territory, narrowed, in sentences; protected cases absent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.utils import translation

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal import access, actions, authors, reads, retention, sentences, veil
from tests.foundation.journal.conftest import Somebody


class Words:
    def names(self, codes: object) -> dict[str, str]:
        return {"post:7": "Loïc"}

    def organisations(self, territory_code: str, codes: object) -> dict[str, str]:
        return {"siao29": f"SIAO of {territory_code}"}

    def function(self, role: str) -> str:
        return f"function of {role}"

    def ground(self, code: str) -> str:
        return f"ground {code}"


@pytest.fixture(autouse=True)
def words() -> Iterator[None]:
    before = authors.directory()
    authors.register(Words())
    yield
    authors.register(before)


@pytest.mark.django_db
def test_entries_are_narrowed_and_never_cross_a_territory(loic: Somebody) -> None:
    awa, paul = Somebody(code="post:8"), Somebody(code="post:9", territory_code="lorient")
    for day, by, case in (
        (date(2026, 11, 11), loic, "K7F-392"),
        (date(2026, 11, 12), awa, "K7F-392"),
        (date(2026, 11, 12), loic, "D4N-207"),
        (date(2026, 11, 12), paul, "K7F-392"),
    ):
        with clock.at(day):
            actions.record(by=by, verb="looks_given", case=case)
    assert [(entry.by, entry.case) for entry in reads.verbs("quimper")] == [
        ("post:7", "D4N-207"),
        ("post:8", "K7F-392"),
        ("post:7", "K7F-392"),
    ]
    assert reads.verbs("quimper", by="post:7").count() == 2
    assert reads.verbs("quimper", case="K7F-392").count() == 2
    assert reads.verbs("quimper", day=date(2026, 11, 12)).count() == 2
    assert reads.verbs("quimper", verb="looks_purged").count() == 0
    assert reads.verbs_used("quimper") == ["looks_given"]
    assert reads.authors("quimper") == [("post:7", "Loïc"), ("post:8", "post:8")]


@pytest.mark.django_db
def test_a_local_day_is_cut_at_local_midnight(loic: Somebody) -> None:
    from datetime import UTC, datetime

    with clock.at(datetime(2026, 11, 11, 23, 30, tzinfo=UTC)):  # half past midnight in Quimper
        actions.record(by=loic, verb="looks_given", case="K7F-392")
    assert reads.verbs("quimper", day=date(2026, 11, 12)).count() == 1
    assert reads.verbs("quimper", day=date(2026, 11, 11)).count() == 0


@pytest.mark.django_db
def test_the_list_for_a_household_says_function_organisation_purpose(loic: Somebody) -> None:
    actions.look(by=loic, case="K7F-392", what="identity", ground="casf-l345-2-10", purpose="orientation")
    actions.look(by=Somebody(territory_code="lorient"), case="K7F-392", what="identity", ground="x")
    with translation.override("en"):
        (seen,) = reads.looks_at("K7F-392", "quimper")
    assert (seen.name, seen.function, seen.organisation) == ("Loïc", "function of siao", "SIAO du Finistère")
    assert (seen.what, seen.purpose) == ("identity", "evaluate and orient the demand")
    assert seen.ground == "ground casf-l345-2-10"


@pytest.mark.django_db
def test_codes_are_put_in_words_for_the_page_only(loic: Somebody, monkeypatch: pytest.MonkeyPatch) -> None:
    verbs = {"given": "gave %(post)s a post in %(organisation)s"}
    monkeypatch.setattr(sentences, "registered", lambda: verbs)
    row = actions.record(by=loic, verb="given", post="post:7", organisation="siao29")
    gone = actions.record(by=loic, verb="given", post="post:8", organisation="ccas")
    assert [told.sentence for told in reads.tell([row, gone])] == [
        "gave Loïc a post in SIAO of quimper",
        "gave post:8 a post in ccas",
    ]
    assert row.details == {"post": "post:7", "organisation": "siao29"}


@pytest.mark.django_db
def test_a_protected_case_is_absent_outside_its_circle(
    loic: Somebody, monkeypatch: pytest.MonkeyPatch
) -> None:
    awa = Somebody(code="post:8")

    def circle(reader: authors.Reader) -> set[str]:
        return set() if reader.code == "post:8" else {"P3W-118"}

    monkeypatch.setattr(veil, "_veils", [])  # the rooms above have theirs, about readers of their own
    veil.register(circle)
    for case in ("K7F-392", "P3W-118"):
        actions.record(by=loic, verb="looks_given", case=case)
    actions.record(by=loic, verb="looks_given", case="D4N-207", other="P3W-118")
    actions.record(by=loic, verb="looks_given", case="D4N-207", record="P3W-118")
    assert [entry.case for entry in reads.readable(loic)] == ["K7F-392"]
    assert reads.readable(awa).count() == 4


def test_reading_is_for_those_whose_role_allows() -> None:
    nobody = Somebody(permissions=set())
    for check, can, code in (
        (access.check_read_journal, access.can_read_journal, "may_not_see_journal"),
        (access.check_see_looks, access.can_see_looks, "may_not_see_looks"),
    ):
        with pytest.raises(Refused) as refusal:
            check(nobody)
        assert refusal.value.code == code
        assert not can(nobody) and not can(None)
        check(Somebody())
        assert can(Somebody())


@pytest.mark.parametrize(
    ("day", "since"),
    [
        (date(2026, 11, 12), date(2025, 11, 12)),
        (date(2024, 2, 29), date(2023, 2, 28)),
        (date(2026, 1, 1), date(2025, 1, 1)),
        (date(2026, 12, 31), date(2025, 12, 31)),
    ],
)
def test_looks_are_kept_twelve_months(day: date, since: date) -> None:
    assert retention.kept_since(day) == since


def test_no_rule_before_the_first_one() -> None:
    with pytest.raises(LookupError):
        retention.months_kept(date(2018, 5, 24))
