"""Names that files bring: shown at publication, corrected by the source, taken back with the file, kept apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from digor.casework.people import actions, doctor, publication, reads
from digor.casework.people.models import OPEN, Act, Alias, Identity, Naming, PersonRecord, Record, RecordKey
from digor.casework.people.publication import Given, HouseholdRef, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Source
from tests.casework.people.winter import day

Bring = Callable[..., Act]


@pytest.fixture
def stage(operator: Actor, source: Callable[..., Source], at: Callable[[int], None]) -> Bring:
    """`stage(20, key="p1", family_name="Kerbrat")`: a file of that day that names somebody, prepared."""

    def prepare(number: int, night: int = 19, **named: Any) -> Act:
        at(number)
        act = publication.open_act(by=operator, source=source("shelter"), file_day=day(number))
        who = RecordRef(**{"key": "p1", **named})
        given = Given("1", 1, Kind.OBSERVATION, day(night), day(number), record=who, situation="CHU")
        publication.write_rows(act, [given])
        publication.stage(act)
        return act

    return prepare


@pytest.fixture
def bring(stage: Bring, operator: Actor) -> Bring:
    """The same, published."""

    def through(number: int, **named: Any) -> Act:
        act = stage(number, **named)
        publication.publish(act, operator, publication.stage(act))
        return act

    return through


def name() -> tuple[str, str, Any] | None:
    found = Identity.objects.filter(record__keys__key="p1").first()
    return (found.family_name, found.given_name, found.birth_date) if found else None


def test_a_name_is_nowhere_before_its_file_is_published(stage: Bring, operator: Actor) -> None:
    act = stage(20, family_name="Kerbrat", given_name="Anna", alias="la dame")
    assert not Identity.objects.exists() and not Alias.objects.exists()
    publication.publish(act, operator, publication.stage(act))
    assert name() == ("Kerbrat", "Anna", None) and Alias.objects.get().alias == "la dame"


def test_a_late_name_waits_for_its_publication(bring: Bring, stage: Bring, operator: Actor) -> None:
    bring(20)
    act = stage(30, family_name="Kerbrat")
    assert name() is None
    publication.publish(act, operator, publication.stage(act))
    assert name() == ("Kerbrat", "", None)


def test_a_source_corrects_the_names_it_gave(bring: Bring, operator: Actor, loic: Actor) -> None:
    bring(20, family_name="Kerbrta", given_name="Anna", birth_date=day(-9000))
    assert reads.search(loic, "Kerbrta")
    second = bring(30, family_name="Kerbrat")
    assert name() == ("Kerbrat", "Anna", day(-9000))  # an empty cell takes nothing away
    assert reads.search(loic, "Kerbrat") and not reads.search(loic, "Kerbrta")
    assert Naming.objects.count() == 2  # what it said before is kept
    publication.withdraw(second, operator)
    assert name() == ("Kerbrta", "Anna", day(-9000))


def test_a_row_that_only_renames_is_told_before_it_is_published(
    bring: Bring, source: Callable[..., Source], operator: Actor
) -> None:
    bring(20, family_name="Kerbrta", given_name="Anna", birth_date=day(-9000))

    def judged(**named: Any) -> tuple[str, tuple[str, ...]]:
        who = RecordRef(**{"key": "p1", **named})
        row = Given("1", 1, Kind.OBSERVATION, day(19), day(20), record=who, situation="CHU")
        (one,) = publication.verdicts(source("shelter"), [row], operator)
        return one.verdict, one.changed

    assert judged(family_name="Kerbrat", given_name="Anna") == ("changes", ("identity",))
    assert judged(family_name="Kerbrta", birth_date=day(-9001)) == ("changes", ("identity",))
    assert judged(family_name="Kerbrta") == ("same", ()), "an empty cell changes nothing"


def test_an_older_file_published_later_corrects_nothing(bring: Bring) -> None:
    bring(30, family_name="Kerbrat")
    bring(20, family_name="Kerbrta")
    assert name() == ("Kerbrat", "", None)


def test_a_name_corrected_by_hand_is_kept(bring: Bring, loic: Actor, operator: Actor) -> None:
    first = bring(20, family_name="Kerbrta")
    actions.set_identity(
        by=loic, record=Record.objects.get(keys__key="p1"), family_name="Kerbrat", given_name="A."
    )
    second = bring(30, family_name="Kerbrata")
    assert name() == ("Kerbrat", "A.", None)
    publication.withdraw(second, operator)
    publication.withdraw(first, operator)
    assert name() == ("Kerbrat", "A.", None)


@pytest.mark.parametrize("ahead", [False, True])
def test_withdrawn_newcomers_leave_no_name_and_no_living_person(
    bring: Bring, operator: Actor, ahead: bool
) -> None:
    act = bring(20, family_name="Kerbrat", alias="la dame")
    base = publication.stage(act, withdrawing=True) if ahead else None
    publication.withdraw(act, operator, base)
    assert not Identity.objects.exists() and not Alias.objects.exists() and not Naming.objects.exists()
    assert not PersonRecord.objects.filter(to_revision=OPEN).exists()
    assert doctor.examine(operator.territory_id).healthy
    again = bring(40, family_name="Kerbrat")
    assert PersonRecord.objects.filter(to_revision=OPEN).count() == 1
    assert name() == ("Kerbrat", "", None)
    assert doctor.examine(operator.territory_id).healthy
    doctor.rebuild(operator.territory_id)
    assert doctor.examine(operator.territory_id).healthy and again.revisions.exists()


def test_a_discarded_file_leaves_no_name(stage: Bring) -> None:
    publication.discard(stage(20, family_name="Kerbrat", alias="la dame"))
    assert not Naming.objects.exists() and not Record.objects.exists()


def test_nothing_by_hand_touches_a_file_nobody_published(
    stage: Bring, operator: Actor, loic: Actor, awa: Actor, source: Callable[..., Source]
) -> None:
    act = stage(20, family_name="Kerbrat")
    home = HouseholdRef("h1", day(1))
    rows = [
        Given(f"h{n}", n, Kind.OBSERVATION, day(18), day(20), RecordRef(f"h{n}"), home, "CHU") for n in (2, 3)
    ]
    publication.write_rows(act, rows)
    anna = RecordKey.objects.get(key="p1").record
    other = actions.create_record(by=loic, alias="Nino")
    household = Record.objects.get(keys__key="h2").memberships.get().household
    assert household is not None
    attempts: list[Callable[[], object]] = [
        lambda: actions.state(by=loic, record=anna, situation="RUE", start=day(19)),
        lambda: actions.state(by=loic, household=household, situation="RUE", start=day(19)),
        lambda: actions.contact(by=loic, record=anna),
        lambda: actions.set_identity(by=loic, record=anna, family_name="X", given_name="Y"),
        lambda: actions.link(by=loic, a=anna, b=other),
        lambda: actions.join(by=loic, record=other, household=household, from_day=day(10)),
        lambda: actions.become_referent(by=awa, record=anna),
        lambda: actions.inform(by=loic, record=anna, version="1"),
    ]
    for attempt in attempts:
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "elsewhere"
    publication.publish(act, operator, publication.stage(act))
    actions.state(by=loic, record=anna, situation="RUE", start=day(19))


def test_a_protected_person_counts_in_a_preview_as_somebody_never_heard_of(
    bring: Bring, stage: Bring, loic: Actor, awa: Actor, operator: Actor, source: Callable[..., Source],
    at: Callable[[int], None],
) -> None:  # fmt: skip
    """Listed by another file, protected, then told by a file that says nothing of her night: nobody enters by it."""
    bring(20)
    anna = Record.objects.get(keys__key="p1")
    actions.protect(by=awa, record=anna, organisations=[awa_organisation(awa)])
    at(30)
    act = publication.open_act(by=operator, source=source("shelter"), file_day=day(30))
    rows = [
        Given(f"n{key}", 1, Kind.CONTACT, day(29), day(30), record=RecordRef(key)) for key in ("p1", "p2")
    ]
    publication.write_rows(act, rows)
    publication.stage(act)
    outside = publication.preview(act, loic, day(29))
    assert (outside.new, outside.entering, outside.after.persons) == (2, 0, 0)
    publication.discard(act)
    again = stage(30, night=29)
    assert publication.preview(again, loic, day(29)).entering == 1  # as for anybody this file lists


def awa_organisation(actor: Actor) -> Organisation:
    return Organisation.objects.get(pk=actor.organisation_id)
