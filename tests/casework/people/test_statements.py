"""Two taps: what is stated, refused, taken back, and whom it is told about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from digor.casework.people import actions, reads
from digor.casework.people.models import Act, Note, Place, Record, Statement
from digor.engines.timeline.problem import Kind
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day, segments


@pytest.fixture
def nino(someone: Callable[[str], Record], at: Callable[[int], None]) -> Record:
    at(1)
    record = someone("Nino")
    at(31)
    return record


def test_what_a_statement_changed_is_told(nino: Record, erwan: Actor, slept: Callable[..., Any]) -> None:
    slept(nino, "RUE", 10)
    stated = actions.state(by=erwan, record=nino, situation="CHU", start=day(20))
    assert [s.situation for s in stated.before.segments] == ["RUE"]
    assert [s.situation for s in stated.after.segments] == ["RUE", "CHU"]
    assert [(s.situation, *one[1:3]) for s, one in zip(stated.after.segments, segments(nino), strict=True)] == [
        ("RUE", 10, 11), ("CHU", 20, 21),
    ]  # fmt: skip
    assert stated.revision == reads.head(erwan.territory_id)


def test_a_mistake_is_taken_back_in_one_tap(nino: Record, erwan: Actor, slept: Callable[..., Any]) -> None:
    slept(nino, "RUE", 10)
    before = segments(nino)
    stated = actions.state(by=erwan, record=nino, situation="LOGT", start=day(20))
    own = reads.own_statement(erwan, stated.statement_id)
    assert own is not None
    undone = actions.take_back(by=erwan, statement=own)
    assert segments(nino) == before
    assert undone.after.segments == stated.before.segments
    assert Statement.objects.filter(pk=stated.statement_id).exists(), "nothing is erased"
    with pytest.raises(Refused) as refused:
        actions.take_back(by=erwan, statement=own)
    assert refused.value.code == "already_taken_back"


def test_only_ones_own_organisation_takes_back(nino: Record, erwan: Actor, awa: Actor) -> None:
    stated = actions.state(by=erwan, record=nino, situation="RUE", start=day(20))
    assert reads.own_statement(awa, stated.statement_id) is None
    with pytest.raises(Refused) as refused:
        actions.take_back(by=awa, statement=Statement.objects.get(pk=stated.statement_id))
    assert refused.value.code == "not_yours"


@pytest.mark.parametrize(
    "given, code",
    [
        ({"situation": "NOWHERE"}, "unknown_situation"),
        ({"start": day(32)}, "not_yet"),
        ({"start": day(20), "end": day(20)}, "days_in_disorder"),
        ({"record": None}, "one_subject"),
    ],
)
def test_refusals_write_nothing(nino: Record, erwan: Actor, given: dict[str, Any], code: str) -> None:
    before = Act.objects.count()
    with pytest.raises(Refused) as refused:
        actions.state(**{"by": erwan, "record": nino, "situation": "RUE", "start": day(20), **given})
    assert refused.value.code == code
    assert Act.objects.count() == before


def test_a_volunteer_observes_and_does_not_state_stays(nino: Record, erwan: Actor, awa: Actor) -> None:
    with pytest.raises(Refused) as refused:
        actions.state(by=erwan, record=nino, situation="CHRS", start=day(20), kind=Kind.PRESENCE)
    assert refused.value.code == "may_not_state"
    actions.state(by=awa, record=nino, situation="CHRS", start=day(20), kind=Kind.PRESENCE)
    assert segments(nino) == [("CHRS", 20, "open", "open")]


def test_who_speaks_for_no_organisation_states_nothing(nino: Record, operator: Actor) -> None:
    with pytest.raises(Refused) as refused:
        actions.state(by=operator, record=nino, situation="RUE", start=day(20))
    assert refused.value.code == "no_source"


def test_another_territorys_file_does_not_exist(nino: Record, paul: Actor) -> None:
    with pytest.raises(Refused) as refused:
        actions.contact(by=paul, record=nino)
    assert refused.value.code == "elsewhere"


def test_a_contact_on_the_very_day_the_presumption_ends(
    nino: Record, erwan: Actor, slept: Callable[..., Any], at: Callable[[int], None]
) -> None:
    """News that became known only after its horizon ends there; met on that very day, it is too late."""
    at(200)
    actions.state(by=erwan, record=nino, situation="RUE", start=day(1))
    assert segments(nino) == [("RUE", 1, 2, 91)]
    late = actions.contact(by=erwan, record=nino, on=day(91))
    assert segments(nino) == [("RUE", 1, 2, 91)]
    actions.take_back(by=erwan, statement=Statement.objects.get(pk=late.statement_id))
    actions.contact(by=erwan, record=nino, on=day(90))
    assert segments(nino) == [("RUE", 1, 2, 180)]


def test_words_and_places_are_apart(nino: Record, erwan: Actor) -> None:
    place = actions.stating.PlaceGiven(sector="gare", precise="le banc du quai 2")
    stated = actions.state(
        by=erwan, record=nino, situation="RUE", start=day(20), note="  attend un appel  ", place=place
    )
    assert Note.objects.get(statement=stated.statement_id).text == "attend un appel"
    assert Place.objects.get(statement=stated.statement_id).precise_until == day(31 + 30)
    assert all("appel" not in str(entry.details) for entry in Entry.objects.all())


def test_everything_is_journaled_under_case_numbers(
    nino: Record, erwan: Actor, slept: Callable[..., Any]
) -> None:
    slept(nino, "RUE", 10)
    verbs = sorted(Entry.objects.filter(case=nino.case_number).values_list("verb", flat=True))
    assert verbs == ["record_created", "situation_stated"]
    assert all("Nino" not in str(entry.details) for entry in Entry.objects.all())


def test_a_file_needs_a_handle(erwan: Actor, loic: Actor, at: Callable[[int], None]) -> None:
    with pytest.raises(Refused) as refused:
        actions.create_record(by=erwan, alias="  ")
    assert refused.value.code == "nobody"
    with pytest.raises(Refused) as refused:
        actions.create_record(by=erwan, family_name="Le Goff")
    assert refused.value.code == "may_not_see_identity"
    assert actions.create_record(by=loic, family_name="Le Goff").identity.sort_key == "le goff"
