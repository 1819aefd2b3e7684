"""Codes that tell of detention, violence, illness or asylum stay inside shared secrecy."""

from __future__ import annotations

import io
import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import documents, exports, reads
from digor.casework.people.commands import COMMANDS
from digor.casework.people.filters import Filters
from digor.casework.people.models import Record
from digor.casework.people.nomenclature.situations import situation
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day

NIGHT = day(11)


@pytest.fixture
def sheltered(
    someone: Callable[[str], Record], slept: Callable[..., Any], awa: Actor, at: Callable[[int], None]
) -> Record:
    """In a refuge for victims of violence, said to be in a shelter for asylum seekers by others."""
    at(1)
    record = someone("Nino")
    slept(record, "VVIO", 10, by=awa)
    slept(record, "CADA", 10)
    at(12)
    return record


def told(actor: Actor, record: Record) -> str:
    """Everything the reads say to this actor, in one text."""
    revision = reads.head(actor.territory_id)
    about = reads.subject(actor, record.case_number)
    assert about is not None
    return repr(
        [
            reads.by_name(actor, NIGHT, revision),
            reads.household(actor, record.case_number, NIGHT, revision),
            reads.day(actor, record.case_number, day(10), revision),
            reads.search(actor, record.case_number),
            reads.contradictions(actor, NIGHT),
            reads.without_news(actor, day(12), days=0),
            reads.leaving_soon(actor, NIGHT, within=400),
            about.strips,
        ]
    )


def test_a_volunteer_reads_the_neutral_parent(sheltered: Record, erwan: Actor, awa: Actor) -> None:
    inside, outside = told(awa, sheltered), told(erwan, sheltered)
    assert "'VVIO'" in inside and "'CADA'" in inside
    assert "'VVIO'" not in outside and "'CADA'" not in outside
    assert "'HEB'" in outside


def test_what_a_gesture_shows_is_neutral_and_what_it_says_is_not(
    client: Client, sign_in: Callable[..., Any], sheltered: Record, erwan: Actor
) -> None:
    about = reads.subject(erwan, sheltered.case_number)
    assert about is not None and about.strips[-1].situation == "HEB"
    assert about.same_or("HEB") in {"VVIO", "CADA"}
    given = {"family": "shelter", "seen": "1", "night": day(11).isoformat()}
    answer = sign_in(client, erwan).post(f"/personnes/{sheltered.case_number}/dire/", given)
    page = answer.content.decode()
    for code in ("VVIO", "CADA"):
        assert str(situation(code).label) not in page


def test_exports_and_documents_say_the_parent_to_everybody(sheltered: Record, loic: Actor) -> None:
    revision = reads.head(loic.territory_id)
    content, _, _ = exports.by_name(by=loic, on=NIGHT, revision=revision, filters=Filters())
    for code in ("VVIO", "CADA"):
        assert str(situation(code).label) not in content.decode()
    page = reads.by_name(loic, NIGHT, revision)
    found = documents.by_name(loic, page, None, reads.definition(loic, NIGHT, revision))
    assert [held["situation"] for unit in found["units"] for held in unit["situations"]] == ["HEB"]
    groups = reads.by_group(loic, day(9), NIGHT, revision, "situation")
    assert groups["HEB"].closing == 1 and not {"VVIO", "CADA"} & groups.keys()


def asked(*words: str) -> Namespace:
    parser = ArgumentParser()
    COMMANDS["by-name"].add_arguments(parser)
    return parser.parse_args(words)


@pytest.mark.parametrize("words", [(), ("--json",)])
def test_the_command_is_an_export(
    sheltered: Record, loic: Actor, erwan: Actor, words: tuple[str, ...]
) -> None:
    out = io.StringIO()
    args = asked("--on", NIGHT.isoformat(), *words)
    assert COMMANDS["by-name"].run(args, loic, out) == 0
    if words:
        assert json.loads(out.getvalue())["units"][0]["situations"][0]["situation"] == "HEB"
    for code in ("VVIO", "CADA"):
        assert str(situation(code).label) not in out.getvalue()
    (entry,) = Entry.objects.filter(verb="list_exported")
    assert entry.by == loic.code
    with pytest.raises(Refused) as refusal:
        COMMANDS["by-name"].run(args, erwan, io.StringIO())
    assert refusal.value.code == "may_not_export"
    assert Entry.objects.filter(verb="list_exported").count() == 1


def test_what_changed(sheltered: Record, erwan: Actor, awa: Actor) -> None:
    from digor.foundation.frame import clock

    changed = reads.changes_since(erwan, clock.end_of_day(day(2)))
    assert {one.situation for one in changed} <= {"HEB"} and changed
    assert {one.situation for one in reads.changes_since(awa, clock.end_of_day(day(2)))} <= {"VVIO", "CADA"}
