"""The years played through the rooms' own verbs, on a small territory."""

from __future__ import annotations

import argparse
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from digor.casework.identity.enums import Band
from digor.casework.identity.models import Pair
from digor.casework.intake.enums import State
from digor.casework.intake.models import Import
from digor.casework.people import commands as people_commands
from digor.casework.people import doctor
from digor.casework.people.models import OPEN, PersonRecord, RecordKey
from digor.demo import commands
from digor.demo.play import play
from digor.demo.play.linking import LEFT_TO_FIND
from digor.demo.truth import NAME
from digor.foundation.frame import clock
from digor.foundation.partners import reads
from digor.foundation.partners.actor import Actor
from tests.demo.conftest import LAST

PERSONS, YEARS = 70, 0.45


@pytest.fixture
def home(settings: Any, tmp_path: Path) -> Path:
    settings.HOME, settings.MEDIA_ROOT = tmp_path, tmp_path / "uploads"
    return tmp_path


@pytest.fixture
def system(home: Path, db: None) -> Iterator[Actor]:
    """The operator of the territory, on the demo's last day."""
    play(1, LAST, lambda words: None, persons=PERSONS, years=YEARS)
    territory = reads.territories().get(code="200068120")
    with clock.at(LAST):
        yield reads.system_actor(territory)


def by_name(on: date) -> Any:
    """What `digor by-name --json` answers."""
    out = io.StringIO()
    command = people_commands.COMMANDS["by-name"]
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    territory = reads.territories().get(code="200068120")
    with clock.at(LAST):
        command.run(parser.parse_args(["--on", on.isoformat(), "--json"]), reads.system_actor(territory), out)
    return json.loads(out.getvalue())


def test_the_territory_stands_and_waits_for_its_cast(system: Actor, home: Path) -> None:
    """One play, looked at whole: healthy, its truth kept aside, something left for everybody to do."""
    assert doctor.examine(system.territory_id, past=2).healthy
    truth = {
        (source, key): person
        for source, key, person in json.loads((home / NAME).read_text("utf-8"))["records"]
    }
    written = RecordKey.objects.filter(territory=system.territory_id).values_list(
        "source__code", "key", "record"
    )
    assert set(truth) >= {(source, key) for source, key, _ in written}
    states = set(Import.objects.filter(territory=system.territory_id).values_list("state", flat=True))
    assert {State.PUBLISHED, State.WITHDRAWN, State.STAGED} <= states
    assert duplicates_found(truth, {(source, key): record for source, key, record in written})
    linkage_is_true({record: truth[source, key] for source, key, record in written})


def linkage_is_true(person: dict[int, int]) -> None:
    """What the search for duplicates calls certain or probable joins no two persons of the truth."""
    found = Pair.objects.filter(band__in=[Band.CERTAIN, Band.PROBABLE])
    ends = list(found.values_list("record_a_id", "record_b_id"))
    assert ends and all(person[one] == person[other] for one, other in ends)


def duplicates_found(truth: dict[tuple[str, str], int], written: dict[tuple[str, str], int]) -> bool:
    """One person in six keeps a duplicate; almost all the others are whole; no link joins two persons."""
    person_of = dict(PersonRecord.objects.filter(to_revision=OPEN).values_list("record_id", "person_id"))
    whole: dict[int, set[int]] = {}
    joined: dict[int, set[int]] = {}
    for key, record in written.items():
        if record in person_of:  # published, not withdrawn
            whole.setdefault(truth[key], set()).add(person_of[record])
            joined.setdefault(person_of[record], set()).add(truth[key])
    assert all(len(persons) == 1 for persons in joined.values())
    split = {person for person, mine in whole.items() if len(mine) > 1}
    left = {person for person in split if person % LEFT_TO_FIND == LEFT_TO_FIND - 1}
    # the last week's newcomers are for next Monday
    return bool(left) and len(split - left) < 0.1 * len(whole)


@pytest.mark.django_db
def test_two_plays_give_the_same_list(home: Path) -> None:
    told = []
    for _ in range(2):
        with transaction.atomic():
            play(2, LAST, lambda words: None, persons=40, years=0.25)
            told.append([by_name(date(2026, 10, 1)), by_name(date(2026, 11, 24))])
            transaction.set_rollback(True)
    assert told[0][1]["totals"]["listed"]
    assert told[0] == told[1]


def test_a_home_that_is_not_the_demo_s_is_left_alone(settings: Any, tmp_path: Path, monkeypatch: Any) -> None:
    settings.HOME = tmp_path
    real = tmp_path / "digor.sqlite3"
    real.write_bytes(b"a real territory")
    monkeypatch.setitem(settings.DATABASES, "default", {**settings.DATABASES["default"], "NAME": real})
    monkeypatch.setattr(
        commands, "connection", type("C", (), {"vendor": "sqlite", "close": staticmethod(lambda: None)})
    )
    with pytest.raises(ValueError, match="rien n'y est touché"):
        commands.empty()
    assert real.read_bytes() == b"a real territory"
    assert connection is not commands.connection
