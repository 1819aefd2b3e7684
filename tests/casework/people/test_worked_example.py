"""The worked example of the ledger, through the real verbs: seven revisions of one winter."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest

from digor.casework.people import actions, publication, reads
from digor.casework.people.models import Record, RecordKey
from digor.casework.people.publication import Given, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.people.winter import day, lives, segments

FIRST = 2  # the territory's own first revision holds its rules: the example's 1 is ours 2


@pytest.fixture
def winter(
    operator: Actor, erwan: Actor, loic: Actor, source: Callable[..., Source], at: Callable[[int], None]
) -> SimpleNamespace:
    """The example's two records and its seven revisions."""
    shelter = source("shelter")
    at(1)
    a = actions.create_record(by=erwan, alias="l'homme au chien")

    def file(number: int, rows: list[Given], complete: bool = False) -> publication.Act:
        act = publication.open_act(by=operator, source=shelter, file_day=day(number), complete=complete)
        publication.write_rows(act, rows)
        publication.publish(act, operator, publication.stage(act))
        return act

    at(4)
    actions.state(by=erwan, record=a, situation="RUE", start=day(3))  # m1
    RecordKey.objects.create(territory_id=a.territory_id, source=shelter, key="7", record=a)
    at(20)
    s7 = Given("7", 1, Kind.PRESENCE, day(10), day(20), record=RecordRef("7"), situation="CHRS")
    file(20, [s7])
    at(22)
    actions.state(by=erwan, record=a, situation="RUE", start=day(15), by_night=True)  # m2
    at(41)
    complete = file(41, [], complete=True)
    at(42)
    publication.withdraw(complete, operator)
    at(46)
    b = actions.create_record(by=erwan, alias="la dame au bonnet")
    actions.state(by=erwan, record=b, situation="RUE", start=day(30))  # m3
    link = actions.link(by=loic, a=a, b=b)
    return SimpleNamespace(a=a, b=b, link=link, erwan=erwan, loic=loic)


def test_every_row_lives_exactly_while_it_is_true(winter: SimpleNamespace) -> None:
    shift = FIRST - 1
    assert lives(winter.a) == {
        ("RUE", 3, 4, "open", 1 + shift, 2 + shift),
        ("RUE", 3, 4, 10, 2 + shift, "…"),
        ("CHRS", 10, "open", "open", 2 + shift, 3 + shift),
        ("CHRS", 10, 15, 15, 3 + shift, "…"),
        ("RUE", 15, 16, 16, 3 + shift, "…"),
        ("CHRS", 16, "open", "open", 3 + shift, 4 + shift),
        ("CHRS", 16, "open", "open", 5 + shift, 7 + shift),
        # Absent from a complete file: known until its last file, presumed until somebody is warned.
        ("CHRS", 16, 21, "open", 4 + shift, 5 + shift),
        ("CHRS", 16, 30, 30, 7 + shift, "…"),
        ("RUE", 30, 31, 31, 7 + shift, "…"),
        ("CHRS", 31, "open", "open", 7 + shift, "…"),
    }
    assert lives(winter.b) == {("RUE", 30, 31, "open", 6 + shift, 7 + shift)}


def told(actor: Actor, number: int, revision: int) -> str:
    """The list of a night at a revision, in the words of the example."""
    page = reads.by_name(actor, day(number), revision + FIRST - 1)
    return "; ".join(
        " ".join(
            [row.alias.split()[-1], held.situation]
            + ["presumed"] * held.presumed
            + ["contested"] * held.contested
        )
        for row in page.rows
        for held in row.situations
    )


def test_the_list_of_each_night_as_known_at_each_revision(
    winter: SimpleNamespace, at: Callable[[int], None]
) -> None:
    at(50)
    street, shelter = "chien RUE presumed", "chien CHRS"
    assert [told(winter.loic, 12, r) for r in range(1, 8)] == [street, *[shelter] * 6]
    assert [told(winter.loic, 30, r) for r in range(1, 8)] == [
        street,
        shelter,
        shelter,
        "chien CHRS presumed",
        shelter,
        "chien CHRS; bonnet RUE",
        "chien RUE contested",
    ]
    assert [told(winter.loic, 45, r) for r in range(1, 8)] == [
        street,
        shelter,
        shelter,
        "chien CHRS presumed",
        shelter,
        "chien CHRS; bonnet RUE presumed",
        "chien CHRS",
    ]


def test_unlinking_gives_each_record_its_own_rows_back(winter: SimpleNamespace) -> None:
    before = segments(winter.a, 6 + FIRST - 1), segments(winter.b, 6 + FIRST - 1)
    actions.unlink(by=winter.loic, link=winter.link)
    assert (segments(winter.a), segments(winter.b)) == before


def test_the_second_record_is_the_older_ones_person(winter: SimpleNamespace) -> None:
    assert winter.a.pk < winter.b.pk
    assert segments(winter.b) == []
    about = reads.subject(winter.loic, winter.b.case_number)
    assert about is not None and about.record == Record.objects.get(pk=winter.b.pk)
