"""Files in: invisible until published, known at once, taken back whole, discarded without a trace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from digor.casework.people import actions, doctor, publication, reads
from digor.casework.people.models import Act, Alias, Identity, Record, RecordKey, Statement
from digor.casework.people.publication import Given, HouseholdRef, PlaceGiven, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.people.winter import count, day, segments

TABLES = (
    "record", "recordkey", "household", "householdkey", "sourcekey", "statement", "mention", "membership",
    "identity", "alias", "place", "note", "segment", "listspell", "householdspell", "personrecord",
    "stagedsegment", "stagedlistspell", "stagedhouseholdspell", "stagedclosing", "stagedperson", "staging",
)  # fmt: skip


def row(
    key: str, first: int, last: int | None = None, *, who: str = "p1", said: int = 20, **given: Any
) -> Given:
    return Given(
        row_key=key,
        line=given.pop("line", 1),
        kind=given.pop("kind", Kind.PRESENCE),
        start=day(first),
        end=None if last is None else day(last),
        stated_on=day(said),
        record=RecordRef(who, family_name="Kerbrat", given_name="Anna", alias="la dame"),
        situation=given.pop("situation", "CHU"),
        **given,
    )


@pytest.fixture
def shelter(source: Callable[..., Source], at: Callable[[int], None]) -> Source:
    at(20)
    return source("shelter")


@pytest.fixture
def send(operator: Actor, shelter: Source) -> Callable[..., Act]:
    """`send(rows, day)`: a file brought in and published."""

    def bring(rows: list[Given], number: int = 20, **declared: Any) -> Act:
        act = publication.open_act(by=operator, source=shelter, file_day=day(number), **declared)
        publication.write_rows(act, rows)
        publication.publish(act, operator, publication.stage(act))
        return act

    return bring


def person(key: str = "p1") -> Record:
    return RecordKey.objects.get(key=key).record


def test_written_and_staged_rows_are_invisible(operator: Actor, shelter: Source, loic: Actor) -> None:
    act = publication.open_act(by=operator, source=shelter, file_day=day(20))
    publication.write_rows(act, [row("1", 10)])
    publication.stage(act)
    revision = reads.head(loic.territory_id)
    assert reads.by_name(loic, day(15), revision).rows == ()
    assert count("segment") == 0
    assert reads.household(loic, person().case_number, day(15), revision) is None
    assert doctor.examine(operator.territory_id).unpublished == (act.pk,)


def test_a_discarded_file_leaves_nothing_behind(
    operator: Actor, shelter: Source, send: Callable[..., Act]
) -> None:
    send([row("1", 10)])
    before = {table: count(table) for table in TABLES}
    act = publication.open_act(by=operator, source=shelter, file_day=day(21))
    publication.write_rows(
        act,
        [
            row("1", 10, line=1),  # known already
            row("2", 12, who="p2", line=2, household=HouseholdRef("h", day(1)), note="un mot",
                place=PlaceGiven(sector="gare")),
        ],
    )  # fmt: skip
    publication.stage(act)
    assert {table: count(table) for table in TABLES} != before
    publication.discard(act)
    assert {table: count(table) for table in TABLES} == before
    assert not Act.objects.filter(pk=act.pk).exists()
    assert doctor.examine(operator.territory_id).healthy


def test_a_published_file_is_not_discarded(send: Callable[..., Act]) -> None:
    with pytest.raises(Refused) as refused:
        publication.discard(send([row("1", 10)]))
    assert refused.value.code == "published"


def test_the_same_file_twice_changes_nothing(send: Callable[..., Act], operator: Actor) -> None:
    send([row("1", 10), row("2", 15, 18, situation="RUE", kind=Kind.OBSERVATION, line=2)])
    lives = segments(person())
    statements, rows = Statement.objects.count(), count("segment")
    send([row("1", 10), row("2", 15, 18, situation="RUE", kind=Kind.OBSERVATION, line=2)])
    assert segments(person()) == lives
    assert (Statement.objects.count(), count("segment")) == (statements, rows)
    assert count("mention") == 4


def test_withdrawing_the_first_of_two_equal_files_changes_nothing(
    send: Callable[..., Act], operator: Actor
) -> None:
    first = send([row("1", 10)])
    send([row("1", 10)])
    publication.withdraw(first, operator)
    assert segments(person()) == [("CHU", 10, "open", "open")]


@pytest.mark.parametrize("staged", [False, True])
def test_withdrawn_is_as_never_published(
    send: Callable[..., Act], operator: Actor, loic: Actor, someone: Callable[[str], Record],
    slept: Callable[..., Any], staged: bool,
) -> None:  # fmt: skip
    send([row("1", 10, 12)])
    slept(person(), "RUE", 14)
    revision = reads.head(loic.territory_id)
    before = segments(person()), reads.by_name(loic, day(16), revision)
    wrong = send([row("1", 10, 12, situation="LOGT"), row("2", 14, 17), row("3", 3, who="p2")], 21)
    assert segments(person()) != before[0]
    base = publication.stage(wrong, withdrawing=True) if staged else None
    publication.withdraw(wrong, operator, base)
    after = reads.by_name(loic, day(16), reads.head(loic.territory_id))
    assert segments(person()) == before[0]
    assert (after.rows, after.totals.listed) == (before[1].rows, before[1].totals.listed)
    assert doctor.examine(operator.territory_id).healthy
    with pytest.raises(Refused) as refused:
        publication.withdraw(wrong, operator)
    assert refused.value.code == "not_published"


def test_a_withdrawal_staged_before_a_statement_knows_of_it(
    send: Callable[..., Act], operator: Actor, slept: Callable[..., Any]
) -> None:
    wrong = send([row("1", 10)])
    base = publication.stage(wrong, withdrawing=True)
    slept(person(), "RUE", 14)
    publication.withdraw(wrong, operator, base)
    assert segments(person()) == [("RUE", 14, 15, "open")]
    assert doctor.examine(operator.territory_id).healthy


def test_a_withdrawal_staged_dissolves_the_households_of_its_file(
    send: Callable[..., Act], operator: Actor, loic: Actor, slept: Callable[..., Any]
) -> None:
    send([row("0", 2, 4, who="p1"), row("9", 2, 4, who="p2", line=2)])
    together = HouseholdRef("h", day(1))
    wrong = send(
        [row("1", 10, who="p1", household=together), row("2", 10, who="p2", line=2, household=together)]
    )
    assert [r.is_household for r in reads.by_name(loic, day(15), reads.head(loic.territory_id)).rows] == [
        True
    ]
    publication.withdraw(wrong, operator, publication.stage(wrong, withdrawing=True))
    page = reads.by_name(loic, day(3), reads.head(loic.territory_id))
    assert [r.is_household for r in page.rows] == [False, False]
    assert doctor.examine(operator.territory_id).healthy


def test_what_is_said_while_a_file_waits_is_not_lost(
    operator: Actor, shelter: Source, send: Callable[..., Act], slept: Callable[..., Any]
) -> None:
    send([row("1", 5, 8)])
    act = publication.open_act(by=operator, source=shelter, file_day=day(20))
    publication.write_rows(act, [row("2", 10)])
    base = publication.stage(act)
    slept(person(), "RUE", 14)
    publication.publish(act, operator, base)
    assert ("RUE", 8, 10) not in {one[:3] for one in segments(person())}
    assert segments(person()) == [
        ("CHU", 5, 8, 10), ("CHU", 10, 14, 14), ("RUE", 14, 15, 15, "contested"), ("CHU", 15, "open", "open"),
    ]  # fmt: skip
    assert doctor.examine(operator.territory_id).healthy


def test_somebody_who_left_the_household_while_a_file_waits(
    operator: Actor, shelter: Source, loic: Actor, someone: Callable[[str], Record], slept: Callable[..., Any],
    at: Callable[[int], None],
) -> None:  # fmt: skip
    """The household's stay was computed with a member who is gone when the file is published."""
    stays, goes = someone("stays"), someone("goes")
    home = actions.form_household(by=loic, records=[stays, goes], from_day=day(1))
    RecordKey.objects.create(territory_id=operator.territory_id, source=shelter, key="p1", record=stays)
    slept(goes, "RUE", 2)
    at(20)
    act = publication.open_act(by=operator, source=shelter, file_day=day(20))
    publication.write_rows(act, [row("1", 10)])
    base = publication.stage(act)
    actions.leave(by=loic, record=goes, from_day=day(1))
    publication.publish(act, operator, base)
    assert doctor.examine(operator.territory_id).healthy
    revision = reads.head(loic.territory_id)
    kept = [r for r in reads.by_name(loic, day(15), revision).rows if r.case_number == home.case_number]
    assert [(r.members, r.since) for r in kept] == [(1, day(10))]


def test_what_is_not_staged_or_staged_by_another_is_refused(
    operator: Actor, shelter: Source, send: Callable[..., Act]
) -> None:
    act = publication.open_act(by=operator, source=shelter, file_day=day(20))
    publication.write_rows(act, [row("1", 10)])
    with pytest.raises(Refused) as refused:
        publication.publish(act, operator, reads.head(operator.territory_id))
    assert refused.value.code == "not_staged"
    base = publication.stage(act)
    with pytest.raises(Refused):
        publication.publish(act, operator, base - 1)
    publication.publish(act, operator, base)
    with pytest.raises(Refused) as refused:
        publication.publish(act, operator, base)
    assert refused.value.code == "already_published"


def test_two_stagings_of_one_act_cannot_mix(operator: Actor, shelter: Source) -> None:
    from digor.casework.people.models import StagedPerson

    act = publication.open_act(by=operator, source=shelter, file_day=day(20))
    publication.write_rows(act, [row("1", 10)])
    publication.stage(act)
    with pytest.raises(IntegrityError), transaction.atomic():
        StagedPerson.objects.create(territory_id=act.territory_id, act=act, person=person())


def test_staging_again_after_a_failure_starts_afresh(operator: Actor, shelter: Source) -> None:
    act = publication.open_act(by=operator, source=shelter, file_day=day(20))
    publication.write_rows(act, [row("1", 10)])
    publication.stage(act)
    publication.publish(act, operator, publication.stage(act))
    assert segments(person()) == [("CHU", 10, "open", "open")]
    assert doctor.examine(operator.territory_id).healthy


def test_a_complete_file_ends_what_it_does_not_carry(send: Callable[..., Act], loic: Actor) -> None:
    """Known until the last file that carried it, then presumed: one incomplete file makes nobody vanish."""
    send([row("1", 10), row("2", 10, who="p2", line=2)])
    send([row("2", 10, who="p2")], 30, complete=True)
    assert segments(person("p1")) == [("CHU", 10, 21, "open")]
    assert segments(person("p2")) == [("CHU", 10, "open", "open")]


def test_an_older_complete_file_published_last(send: Callable[..., Act], operator: Actor) -> None:
    """The newer complete file withdrawn, the older still counts: ledger, traps."""
    send([row("1", 10)], 12)
    newer = send([], 40, complete=True)
    send([row("1", 10)], 20)
    send([], 30, complete=True)
    assert segments(person()) == [("CHU", 10, 21, "open")]
    publication.withdraw(newer, operator)
    assert segments(person()) == [("CHU", 10, 21, "open")]
    send([row("1", 10)], 35)
    assert segments(person()) == [("CHU", 10, "open", "open")]


def test_an_older_file_published_late_does_not_win(send: Callable[..., Act]) -> None:
    send([row("1", 10, situation="CHRS", said=20)], 20)
    send([row("1", 10, situation="CHU", said=15)], 15)
    assert segments(person()) == [("CHRS", 10, "open", "open")]


def test_a_row_corrected_to_another_person_leaves_the_first(
    send: Callable[..., Act], operator: Actor
) -> None:
    send([row("1", 10)])
    moved = send([row("1", 10, who="p2", said=21)], 21)
    assert segments(person("p1")) == []
    assert segments(person("p2")) == [("CHU", 10, "open", "open")]
    publication.withdraw(moved, operator)
    assert segments(person("p1")) == [("CHU", 10, "open", "open")]
    assert segments(person("p2")) == []


def test_a_row_taken_back_says_nothing_any_more(send: Callable[..., Act]) -> None:
    send([row("1", 10)])
    send([row("1", 10, kind=Kind.NOTHING, situation="", said=21)], 21)
    assert segments(person()) == []


def test_identities_are_written_once_and_apart(send: Callable[..., Act]) -> None:
    send([row("1", 10), row("2", 12, 13, line=2)])
    send([row("3", 15)], 21)
    assert Identity.objects.get().family_name == "Kerbrat"
    assert Alias.objects.get().alias == "la dame"


def test_verdicts(send: Callable[..., Act], shelter: Source, loic: Actor) -> None:
    send([row("1", 10), row("2", 12, line=2)])
    rows = [row("1", 10), row("2", 12, 15, situation="CHRS"), row("3", 1), row("1", 10, who="p9")]
    judged = [(one.verdict, one.changed) for one in publication.verdicts(shelter, rows, loic)]
    assert judged == [("same", ()), ("changes", ("situation", "end")), ("new", ()), ("changes", ("person",))]


def test_preview_says_who_enters_and_leaves(
    send: Callable[..., Act], operator: Actor, shelter: Source, loic: Actor
) -> None:
    send([row("1", 10), row("2", 10, who="p2", line=2)])
    act = publication.open_act(by=operator, source=shelter, file_day=day(21))
    publication.write_rows(
        act,
        [row("1", 10, 15, said=21), row("4", 15, situation="LOGT", line=2), row("3", 10, who="p3", line=3)],
    )
    base = publication.stage(act)
    shown = publication.preview(act, loic, day(18))
    assert (shown.touched, shown.new, shown.entering, shown.leaving) == (2, 1, 1, 1)
    assert (shown.before.persons, shown.after.persons) == (2, 2)
    publication.publish(act, operator, base)
    page = reads.by_name(loic, day(18), reads.head(loic.territory_id))
    assert page.totals.listed == shown.after


def test_who_may_not_bring_files_in(shelter: Source, erwan: Actor, paul: Actor, gwenael: Actor) -> None:
    for outsider in (erwan, paul, gwenael):
        with pytest.raises(Refused):
            publication.open_act(by=outsider, source=shelter, file_day=day(20))
