"""`digor by-name`, `ledger`, `doctor`: the shape scripts rely on, and sentences for bad input."""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from digor.casework.people import actions, publication, reads
from digor.casework.people.commands import COMMANDS
from digor.casework.people.models import Record
from digor.casework.people.publication import Given, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.append_only import lifted
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.people.winter import day


def run(actor: Actor | None, name: str, *words: str, code: int = 0) -> str:
    command = COMMANDS[name]
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    out = io.StringIO()
    assert command.run(parser.parse_args(words), actor, out) == code
    return out.getvalue()


def document(actor: Actor, name: str, *words: str, code: int = 0) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(actor, name, *words, "--json", code=code))
    return found


@pytest.fixture
def winter(
    someone: Callable[[str], Record], slept: Callable[..., Any], loic: Actor, at: Callable[[int], None]
) -> dict[str, Record]:
    at(1)
    found = {name: someone(name) for name in ("he", "she", "alone")}
    actions.form_household(by=loic, records=[found["he"], found["she"]], from_day=day(1))
    slept(found["he"], "RUE", 3)
    slept(found["she"], "RUE", 3)
    slept(found["alone"], "CHU", 5)
    slept(found["alone"], "LOGT", 12)
    at(41)
    slept(found["alone"], "RUE", 20)  # learnt on day 21, of day 20
    at(41)
    return found


def test_by_name(winter: dict[str, Record], operator: Actor) -> None:
    found = document(operator, "by-name", "--on", day(15).isoformat())
    assert list(found) == [
        "territory", "on", "known_on", "revision", "instant", "definition", "coverage", "totals", "units",
    ]  # fmt: skip
    assert found["totals"]["listed"] == {"households": 1, "persons": 2}
    assert found["definition"]["ethos_light"] == [1, 2, 3, 5]
    (unit,) = found["units"]
    assert (unit["household"], unit["members"], unit["since"], unit["nights"]) == (True, 2, "2025-01-03", 13)
    assert {held["situation"] for held in unit["situations"]} == {"RUE"}
    text = json.dumps(found)
    assert not any(word in text for word in ("alias", "name"))


def test_by_name_for_people(winter: dict[str, Record], operator: Actor) -> None:
    text = run(operator, "by-name", "--on", day(15).isoformat())
    assert "2025-01-15" in text and "2025-01-03" in text
    assert len(text.splitlines()) == 2


def test_as_known_at_an_instant_of_the_same_day(
    winter: dict[str, Record], operator: Actor, erwan: Actor
) -> None:
    """Asked before and after an altered copy brought in on one day."""
    noon = datetime.combine(day(50), datetime.min.time(), clock.zone()) + timedelta(hours=12)
    with clock.at(noon):
        actions.state(by=erwan, record=winter["he"], situation="LOGT", start=day(49))
    with clock.at(noon + timedelta(hours=2)):
        one = document(operator, "by-name", "--on", day(49).isoformat(), "--known-on", "2025-02-19T11:59")
        two = document(operator, "by-name", "--on", day(49).isoformat(), "--known-on", "2025-02-19T12:00")
        now = document(operator, "by-name", "--on", day(49).isoformat())
    assert one["totals"]["listed"]["persons"] == 3
    assert two["totals"]["listed"]["persons"] == 2
    assert (two["units"], two["revision"]) == (now["units"], now["revision"])


def closes(one: dict[str, Any]) -> bool:
    coming = one["new"] + sum(one["returned"].values()) + sum(one["moved_in"].values()) + one["entered_group"]
    return bool(one["opening"] + coming - sum(one["exits"].values()) - one["left_group"] == one["closing"])


def test_ledger(winter: dict[str, Record], operator: Actor) -> None:
    found = document(operator, "ledger", "--from", "2025-01-02", "--to", "2025-01-31")
    assert found["persons"] == {
        "opening": 0, "new": 3, "returned": {"housing": 1}, "moved_in": {}, "entered_group": 0,
        "exits": {"housing": 1}, "left_group": 0, "closing": 3,
    }  # fmt: skip
    assert found["households"]["closing"] == 2
    assert closes(found["persons"]) and closes(found["households"])
    text = run(operator, "ledger", "--from", "2025-01-02", "--to", "2025-01-31")
    assert "+ 3 new" in text and "= 3" in text


@pytest.mark.parametrize("by", ["ethos_light", "insee", "situation", "family"])
def test_ledger_by_group(winter: dict[str, Record], operator: Actor, by: str) -> None:
    found = document(operator, "ledger", "--from", "2025-01-04", "--to", "2025-01-25", "--by", by)
    assert all(closes(one) for one in found["groups"].values())
    for stock in ("opening", "closing"):
        assert sum(one[stock] for one in found["groups"].values()) == found["persons"][stock]


def test_insee_reads_the_night_before(winter: dict[str, Record], operator: Actor) -> None:
    """Street on the night of 3: without a roof for INSEE on 4; on 3 nothing is known of the night before."""
    of = document(operator, "ledger", "--from", "2025-01-03", "--to", "2025-01-04", "--by", "insee")["groups"]
    assert of["sans_abri"]["opening"] == 0 and of["sans_abri"]["closing"] == 2
    assert of["unknown"]["opening"] == 2 and of["unknown"]["closing"] == 0
    ethos = document(operator, "ledger", "--from", "2025-01-03", "--to", "2025-01-04", "--by", "ethos_light")
    assert ethos["groups"]["1"]["opening"] == 2


def test_late_knowledge_is_its_own_line(winter: dict[str, Record], operator: Actor) -> None:
    words = ("--from", "2025-01-20", "--to", "2025-01-31")
    found = document(operator, "ledger", *words, "--known-from", "2025-01-20")
    assert found["late_knowledge"]["persons"] == 1
    assert found["late_knowledge"]["households"] == 1
    then = document(operator, "ledger", *words, "--known-on", "2025-01-20")
    assert then["persons"]["opening"] + found["late_knowledge"]["persons"] == found["persons"]["opening"]


def test_a_period_to_come_is_read_up_to_today(winter: dict[str, Record], operator: Actor) -> None:
    assert (
        document(operator, "ledger", "--from", "2025-01-02", "--to", "2025-12-31")["to"]
        == day(41).isoformat()
    )


@pytest.mark.parametrize(
    "words",
    [
        ("by-name", "--on", "31/01/2025"),
        ("by-name", "--on", "2025-12-31"),
        ("by-name", "--known-on", "2025-01-31T99:00"),
        ("ledger", "--from", "2025-01-31", "--to", "2025-01-02"),
        ("ledger", "--from", "x", "--to", "2025-01-02"),
    ],
)
def test_bad_input_is_a_sentence(winter: dict[str, Record], operator: Actor, words: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r".+\."):
        run(operator, *words)


def test_no_territory_yet() -> None:
    with pytest.raises(ValueError):
        run(None, "by-name")


def test_doctor(winter: dict[str, Record], operator: Actor, source: Callable[..., Source]) -> None:
    found = document(operator, "doctor")
    assert found["healthy"] and found["persons"] == 3 and len(found["revisions"]) > 3
    act = publication.open_act(by=operator, source=source("shelter"), file_day=day(40))
    publication.write_rows(
        act, [Given("1", 1, Kind.PRESENCE, day(10), day(40), record=RecordRef("p"), situation="CHU")]
    )
    assert document(operator, "doctor")["unpublished"] == [act.pk]
    assert len(run(operator, "doctor").splitlines()) == 3


@pytest.mark.parametrize(
    "table, change",
    [
        ("segment", "DELETE FROM people_segment WHERE id = (SELECT MIN(id) FROM people_segment)"),
        ("segment", "UPDATE people_segment SET situation = 'SQUAT' WHERE id = (SELECT MAX(id) FROM people_segment)"),
        ("listspell", "UPDATE people_listspell SET to_day = '2025-01-09' WHERE id = (SELECT MIN(id) FROM people_listspell)"),
        ("householdspell", "DELETE FROM people_householdspell WHERE id = (SELECT MIN(id) FROM people_householdspell)"),
        ("personrecord", "DELETE FROM people_personrecord WHERE id = (SELECT MIN(id) FROM people_personrecord)"),
    ],
)  # fmt: skip
def test_doctor_sees_a_hand_in_the_database_and_rebuilds(
    winter: dict[str, Record], operator: Actor, table: str, change: str
) -> None:
    before = reads.by_name(operator, day(15), reads.head(operator.territory_id))
    with connection.cursor() as cursor:
        cursor.execute(change)
    found = document(operator, "doctor", "--past", "1000", code=1)
    assert not found["healthy"]
    assert {one["table"] for one in found["differences"]} == {table}
    run(operator, "doctor", code=1)
    assert document(operator, "doctor", "--rebuild", "--past", "1000")["healthy"]
    assert reads.by_name(operator, day(15), reads.head(operator.territory_id)).rows == before.rows


def test_doctor_sees_a_fallen_trigger(winter: dict[str, Record], operator: Actor) -> None:
    name = "people_statement"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [name])
            cursor.execute(f'DROP TRIGGER "{cursor.fetchone()[0]}"')
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {name} DISABLE TRIGGER USER")
    found = document(operator, "doctor", code=1)
    assert found["triggers"] and not found["differences"]
    with lifted(connection):  # lays them again
        pass


def test_doctor_is_not_for_everybody(winter: dict[str, Record], loic: Actor) -> None:
    with pytest.raises(Refused):
        run(loic, "doctor")


def test_who_may_not_see_the_list(winter: dict[str, Record], yann: Actor, gwenael: Actor) -> None:
    with pytest.raises(Refused):
        run(gwenael, "by-name", "--on", "2025-01-15")
    with pytest.raises(Refused):
        run(yann, "ledger", "--from", "2025-01-02", "--to", "2025-01-31")
    assert (
        document(gwenael, "ledger", "--from", "2025-01-02", "--to", "2025-01-31")["persons"]["closing"] == 3
    )
