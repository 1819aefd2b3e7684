"""A file nobody has published, or that was withdrawn, answers nothing and leaves nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digor.casework.people import actions, publication, reads
from digor.casework.people.models import Act, Identity, Record, RecordKey
from digor.casework.people.publication import Given, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.enums import Purpose
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.people.winter import count, day

WHY = next(iter(Purpose)).value


@pytest.fixture
def staged(operator: Actor, source: Callable[..., Source], at: Callable[[int], None]) -> tuple[Act, int]:
    """A file that names Anna Kerbrat, in a shelter on night 19, prepared and staged."""
    at(20)
    act = publication.open_act(by=operator, source=source("shelter"), file_day=day(20))
    who = RecordRef("p1", family_name="Kerbrat", given_name="Anna", alias="la dame")
    publication.write_rows(
        act, [Given("1", 1, Kind.OBSERVATION, day(19), day(20), record=who, situation="CHU")]
    )
    return act, publication.stage(act)


def anna() -> Record:
    return RecordKey.objects.get(key="p1").record


def answers(actor: Actor) -> int:
    """By how many channels she shows."""
    case = anna().case_number
    shown = [reads.search(actor, words) for words in ("Kerbrat", "la dame", case)]
    shown.append([reads.subject(actor, case)] if reads.subject(actor, case) else [])
    revision = reads.head(actor.territory_id)
    shown += [
        [page] if page else []
        for page in (
            reads.household(actor, case, day(19), revision),
            reads.day(actor, case, day(19), revision),
        )
    ]
    shown.append(list(reads.records_known(actor, RecordKey.objects.get(key="p1").source, ["p1"])))
    return sum(bool(one) for one in shown)


def refused(actor: Actor) -> str:
    with pytest.raises(Refused) as refusal:
        actions.open_identity(by=actor, case=anna().case_number, purpose=WHY)
    return refusal.value.code


def test_only_what_is_published_is_found_and_opened(
    staged: tuple[Act, int], operator: Actor, loic: Actor
) -> None:
    act, base = staged
    assert answers(loic) == 0
    assert refused(loic) == "elsewhere"
    publication.publish(act, operator, base)
    assert answers(loic) == 7
    (named,) = actions.open_identity(by=loic, case=anna().case_number, purpose=WHY)
    assert named.name == "Anna Kerbrat"
    publication.withdraw(act, operator)
    assert answers(loic) == 0
    assert refused(loic) == "elsewhere"


def test_a_file_opened_by_hand_exists_before_anything_is_said(loic: Actor, at: Callable[[int], None]) -> None:
    at(20)
    made = actions.create_record(by=loic, alias="Nino")
    assert reads.search(loic, "nino") and reads.subject(loic, made.case_number)


def test_other_rules_do_not_keep_a_discarded_file(
    staged: tuple[Act, int], operator: Actor, at: Callable[[int], None]
) -> None:
    actions.change_rules(by=operator, threshold_days=60)
    assert count("touch") == count("personrecord") == 0
    publication.discard(staged[0])
    assert not Identity.objects.exists() and not Record.objects.exists()


def test_a_file_staged_before_other_rules_is_published_under_them(
    staged: tuple[Act, int], operator: Actor, loic: Actor
) -> None:
    act, base = staged
    actions.change_rules(by=operator, ethos_light=[1])
    publication.publish(act, operator, base)
    page = reads.by_name(loic, day(19), reads.head(loic.territory_id))
    assert (page.totals.listed.persons, page.totals.inactive.persons) == (0, 0)
    assert not count("listspell") and count("segment") == 1
