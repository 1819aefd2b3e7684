"""An HMIS export: stays, nights and what people said of the night before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from digor.casework.intake import reads
from digor.casework.intake.models import Import
from digor.casework.people.models import OPEN, Identity, Membership, Segment, Statement
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import derived, the_list
from tests.casework.intake.hmis_rows import export, left, night, stay

Publish = Callable[..., Import]


@pytest.fixture
def hmis(source: Callable[..., Source], agree: Callable[..., SharingAgreement]) -> Source:
    found = source("hmis", "fmt")
    agree(found, "hmis")
    return found


@pytest.fixture
def send(hmis: Source, publish: Publish) -> Callable[..., Import]:
    def put(*args: object, **named: object) -> Import:
        return publish(hmis, "hmis", export(*args, **named), file_name="export.zip")  # type: ignore[arg-type]

    return put


def said(person: str) -> set[tuple[str, str, date, date]]:
    rows = Statement.objects.filter(record__keys__key=person)
    return set(rows.values_list("kind", "situation", "from_day", "to_day"))


def test_a_shelter_stay_with_the_night_before_and_the_destination(send: Callable[..., Import]) -> None:
    imported = send(
        [stay("E1", "P1", "ES", "2025-12-10", LivingSituation="116")], [left("E1", "P1", "2026-01-20", "410")]
    )
    assert imported.file_day == date(2026, 1, 31)
    assert said("P1") == {
        ("observation", "RUE", date(2025, 12, 9), date(2025, 12, 10)),
        ("presence", "CHU", date(2025, 12, 10), date(2026, 1, 20)),
        ("observation", "PRV", date(2026, 1, 20), date(2026, 1, 21)),
    }


def test_what_is_declared_gives_way_to_a_stay_recorded(send: Callable[..., Import]) -> None:
    send(
        [
            stay("E1", "P1", "ES", "2025-12-10"),
            stay("E2", "P1", "RRH", "2025-12-20", LivingSituation="116", MoveInDate="2026-01-05"),
        ],
        [left("E1", "P1", "2026-01-05")],
    )
    [night_before] = Segment.objects.filter(
        person__keys__key="P1",
        to_revision=OPEN,
        from_day__lte=date(2025, 12, 19),
        to_day__gt=date(2025, 12, 19),
    )
    assert (night_before.situation, night_before.contested) == ("CHU", True)


@pytest.mark.parametrize(
    ("project", "move_in", "expected"),
    [
        ("TH", "", {("presence", "TRAN", date(2025, 12, 10), date.max)}),
        ("RRH", "2026-01-05", {("presence", "RRH", date(2026, 1, 5), date.max)}),
        ("PSH", "2026-01-05", {("presence", "PSH", date(2026, 1, 5), date.max)}),
        # not housed yet, or nobody sleeps there: only news
        ("RRH", "", {("contact", "", date(2025, 12, 10), date(2025, 12, 11))}),
        ("RRHSO", "2026-01-05", {("contact", "", date(2025, 12, 10), date(2025, 12, 11))}),
        ("SO", "", {("contact", "", date(2025, 12, 10), date(2025, 12, 11))}),
        ("CE", "", {("contact", "", date(2025, 12, 10), date(2025, 12, 11))}),
    ],
)
def test_what_a_project_type_says(
    send: Callable[..., Import], project: str, move_in: str, expected: set[object]
) -> None:
    send([stay("E1", "P1", project, "2025-12-10", MoveInDate=move_in)])
    assert said("P1") == expected


def test_nights_one_by_one_make_runs_seen_by_night(send: Callable[..., Import]) -> None:
    days = ["2026-01-10", "2026-01-11", "2026-01-12", "2026-01-20"]
    send([stay("E1", "P1", "NBN", "2026-01-10")], nights=[night("E1", "P1", day) for day in reversed(days)])
    assert ("observation", "ABN", date(2026, 1, 10), date(2026, 1, 13)) in said("P1")
    assert ("observation", "ABN", date(2026, 1, 20), date(2026, 1, 21)) in said("P1")
    assert all(Statement.objects.filter(situation="ABN").values_list("by_night", flat=True))


def test_a_run_that_grows_keeps_its_row(send: Callable[..., Import], hmis: Source, read: Publish) -> None:
    stays = [stay("E1", "P1", "NBN", "2026-01-10")]
    send(stays, nights=[night("E1", "P1", "2026-01-10")])
    more = [night("E1", "P1", "2026-01-10"), night("E1", "P1", "2026-01-11")]
    imported = read(hmis, "hmis", export(stays, nights=more), file_name="export.zip")
    assert (imported.same, imported.changes, imported.new) == (1, 1, 0)


def test_the_same_export_twice_changes_nothing(send: Callable[..., Import]) -> None:
    args = (
        [stay("E1", "P1", "NBN", "2026-01-10", LivingSituation="101"), stay("E2", "P2", "ES", "2026-01-10")],
        [left("E2", "P2", "2026-01-20", "24")],
        [night("E1", "P1", "2026-01-10"), night("E1", "P1", "2026-01-14")],
    )
    send(*args)
    before = derived()
    again = send(*args)
    assert (again.new, again.changes, again.same) == (0, 0, 4)
    assert derived() == before


def test_a_row_the_source_deleted_is_taken_back(send: Callable[..., Import], operator: Actor) -> None:
    rows = [stay("E1", "P1", "ES", "2026-01-10")]
    send(rows)
    assert the_list(operator, date(2026, 1, 15))["totals"]["listed"]["persons"] == 1
    send([rows[0] | {"DateDeleted": "2026-01-30 09:00:00"}])
    assert the_list(operator, date(2026, 1, 15))["totals"]["listed"]["persons"] == 0


def test_a_family_is_one_household_from_stay_to_stay(send: Callable[..., Import], operator: Actor) -> None:
    send(
        [
            stay("E1", "P1", "ES", "2025-12-10", HouseholdID="H1", LivingSituation="116"),
            stay("E2", "P2", "ES", "2025-12-10", HouseholdID="H1", RelationshipToHoH="2"),
            stay("E3", "P1", "TH", "2026-01-10", HouseholdID="H2", LivingSituation="101"),
            stay("E4", "P2", "TH", "2026-01-10", HouseholdID="H2", RelationshipToHoH="2"),
            stay("E5", "P9", "ES", "2026-01-10", HouseholdID="H9"),
            # one of them alone at a desk does not break the family
            stay("E6", "P1", "CE", "2026-01-15", HouseholdID="H6"),
        ],
        [left("E1", "P1", "2026-01-10"), left("E2", "P2", "2026-01-10")],
    )
    units = the_list(operator, date(2026, 1, 20))["units"]
    assert sorted((unit["household"], unit["members"]) for unit in units) == [(False, 1), (True, 2)]
    assert Membership.objects.values("household").distinct().count() == 1
    # the child was asked nothing: they slept where the head did
    assert ("observation", "RUE", date(2025, 12, 9), date(2025, 12, 10)) in said("P2")


def test_who_enters_elsewhere_alone_leaves_the_household(
    send: Callable[..., Import], operator: Actor
) -> None:
    send(
        [
            stay("E1", "P1", "ES", "2025-12-10", HouseholdID="H1"),
            stay("E2", "P2", "ES", "2025-12-10", HouseholdID="H1", RelationshipToHoH="2"),
            stay("E3", "P2", "ES", "2026-01-10", HouseholdID="H3"),
        ],
        [left("E2", "P2", "2026-01-10")],
    )
    before, after = (the_list(operator, date(2026, 1, day))["units"] for day in (5, 20))
    assert [unit["members"] for unit in before] == [2]
    assert sorted(unit["members"] for unit in after) == [1, 1]


def test_lines_that_cannot_be_read_are_refused_by_file_and_line(hmis: Source, read: Publish) -> None:
    imported = read(
        hmis,
        "hmis",
        export(
            [
                stay("E1", "P1", "ES", "2026-01-10"),
                stay("E2", "P2", "NOWHERE", "2026-01-10"),
                stay("E3", "P3", "ES", "10/01/2026"),
                stay("E4", "P4", "ES", "2026-02-10"),
                stay("E5", "P" * 80, "ES", "2026-01-10"),
            ],
            [left("E1", "P1", "2026-01-05")],
        ),
        file_name="export.zip",
    )
    places = {(one.file, one.line) for one in reads.refusals(imported)}
    assert places == {
        ("Exit.csv", 2),
        ("Enrollment.csv", 3),
        ("Enrollment.csv", 4),
        ("Enrollment.csv", 5),
        ("Enrollment.csv", 6),
    }
    assert imported.new == 0


def test_names_only_when_the_agreement_names_their_columns(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Publish
) -> None:
    nameless = source("hmis-2", "fmt")
    agree(nameless, "hmis", columns=["PersonalID", "ProjectID", "EntryDate", "DOB"])
    content = export([stay("E1", "P1", "ES", "2026-01-10", LivingSituation="116")])
    publish(nameless, "hmis", content, file_name="export.zip")
    identity = Identity.objects.get()
    assert (identity.family_name, identity.given_name, identity.birth_date) == ("", "", date(1985, 4, 17))
    assert {kind for kind, *_ in said("P1")} == {"presence"}  # LivingSituation was not named either
