"""The years played through the rooms' own verbs, on a small territory."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from digor.casework.intake.enums import State
from digor.casework.intake.models import Import
from digor.casework.people import commands as people_commands
from digor.casework.people import doctor
from digor.casework.people import reads as people
from digor.casework.people.models import RecordKey
from digor.demo import commands
from digor.demo.cast import CAST
from digor.demo.files import files
from digor.demo.play import play
from digor.demo.play.linking import LEFT_TO_FIND
from digor.demo.population import population
from digor.demo.truth import NAME, records
from digor.foundation.frame import clock
from digor.foundation.partners import reads
from digor.foundation.partners.actor import Actor
from tests.demo.conftest import LAST

PERSONS, YEARS = 60, 1


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
    parser = __import__("argparse").ArgumentParser()
    command.arguments(parser)
    territory = reads.territories().get(code="200068120")
    with clock.at(LAST):
        command.run(parser.parse_args(["--on", on.isoformat(), "--json"]), reads.system_actor(territory), out)
    return json.loads(out.getvalue())


def test_the_territory_stands_and_is_what_the_statements_say(system: Actor, home: Path) -> None:
    assert doctor.examine(system.territory_id, past=3).healthy
    told = json.loads((home / NAME).read_text(encoding="utf-8"))
    assert {tuple(one[:2]) for one in told["records"]} >= set(
        RecordKey.objects.filter(territory=system.territory_id).values_list("source__code", "key")
    )
    states = set(Import.objects.filter(territory=system.territory_id).values_list("state", flat=True))
    assert {State.PUBLISHED, State.WITHDRAWN, State.STAGED} <= states
    assert {member.name for member in CAST} == {
        "Maïwenn",
        "Loïc",
        "Awa",
        "Yann",
        "Nolwenn",
        "Gwenaël",
        "Erwan",
    }


def test_one_person_in_six_keeps_its_duplicates_for_the_reviewers(system: Actor) -> None:
    known = records(files(1, population(1, LAST, persons=PERSONS, years=YEARS)))
    loic = reads.actor_by_email("loic@digor.example", reads.territories().get(code="200068120"))
    assert loic is not None
    of: dict[int, list[Any]] = {}
    for code in {source for source, _ in known}:
        source = reads.source(system.territory_id, code)
        assert source is not None
        keys = [key for one, key in known if one == code]
        for key, record in people.records_known(loic, source, keys).items():
            of.setdefault(known[code, key], []).append(record)
    several = {person: mine for person, mine in of.items() if len(mine) > 1}
    whole = {
        person for person, mine in several.items()
        if {one.pk for one in mine} <= {one.pk for one in people.whole_person(loic, mine[:1])}
    }  # fmt: skip
    left = {person for person in several if person % LEFT_TO_FIND == LEFT_TO_FIND - 1}
    assert left
    assert not left & whole
    assert len(whole) > 0.8 * len(several.keys() - left)  # the last weeks' newcomers are for next Monday


@pytest.mark.django_db
def test_two_plays_give_the_same_list(home: Path) -> None:
    told = []
    for _ in range(2):
        with transaction.atomic():
            play(2, LAST, lambda words: None, persons=30, years=1)
            told.append([by_name(date(2026, 3, 1)), by_name(date(2026, 11, 24))])
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
