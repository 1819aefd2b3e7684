"""What is to reconcile: counted once for every page, whose fix it is, settled from the page, asked of the source."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import actions, reads
from digor.casework.people.enums import Fix
from digor.casework.people.models import Record, Settlement
from digor.casework.people.rules import both_may_be_true, whose_fix
from digor.desk import letters
from digor.desk import reads as desk
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation


def last_night() -> Any:
    return clock.today() - timedelta(days=1)


@pytest.fixture
def man(awa: Actor, loic: Actor) -> Record:
    """A shelter holds his place, the team met him outside: one contradiction, in the SIAO's own words."""
    record = actions.create_record(by=awa, alias="le marin")
    actions.state(
        by=loic, record=record, situation="CHU", start=last_night() - timedelta(days=9), kind=Kind.PRESENCE
    )
    actions.state(by=awa, record=record, situation="RUE", start=last_night(), by_night=True)
    return record


def statements(actor: Actor, record: Record) -> dict[str, int]:
    return {one.situation: one.pk for one in reads.statements_of(actor, record, last_night())}


def test_one_function_counts_for_the_day_the_page_and_the_letter(
    client: Client, sign_in: Callable[..., Any], loic: Actor, man: Record
) -> None:
    page = sign_in(client, loic).get("/a-reconcilier/")
    listed = sum(len(group.lines) for section in page.context["sections"] for group in section["groups"])
    assert page.context["count"] == listed == reads.to_settle(loic, last_night()) == 1
    assert sum(one.count for one in desk.waiting(loic, clock.today())) == 1
    assert letters.figures(loic, clock.today()).to_reconcile == 1
    assert client.get("/").context["count"] >= 1


def test_each_partner_sees_theirs_first(loic: Actor, awa: Actor, man: Record) -> None:
    theirs, other = (reads.contradictions(actor, last_night())[0].fixer for actor in (loic, awa))
    assert theirs.kind is Fix.ORGANISATION and theirs.mine
    assert theirs.label == other.label == loic.organisation and not other.mine


@pytest.mark.parametrize(
    ("rule", "same", "by_hand", "referent", "expected"),
    [
        ("by_night", False, False, True, Fix.SOURCE),
        ("closeness", False, True, True, Fix.ORGANISATION),
        ("source", False, False, True, Fix.PROFESSIONAL),
        ("source", False, False, False, Fix.ROLE),
        ("source", True, False, True, Fix.SOURCE),
    ],
)
def test_whose_fix(rule: str, same: bool, by_hand: bool, referent: bool, expected: Fix) -> None:
    assert whose_fix(rule=rule, same_source=same, aside_by_hand=by_hand, has_referent=referent) is expected


def test_both_are_true_only_of_a_place_held_and_a_night_elsewhere() -> None:
    assert both_may_be_true(Kind.OBSERVATION, Kind.PRESENCE)
    assert not both_may_be_true(Kind.OBSERVATION, Kind.OBSERVATION)
    assert not both_may_be_true(Kind.PRESENCE, Kind.PRESENCE)


def test_keeping_the_others_takes_back_ones_own(awa: Actor, man: Record) -> None:
    kept = statements(awa, man)["CHU"]
    actions.settle_by_keeping(by=awa, record=man, day=last_night(), statement=kept)
    assert reads.to_settle(awa, last_night()) == 0
    assert not Settlement.objects.exists()
    assert reads.statements_of(awa, man, last_night()) == []


def test_keeping_a_night_does_not_erase_ones_own_stay(awa: Actor, loic: Actor, man: Record) -> None:
    before = reads.head(loic.territory_id)
    kept = statements(loic, man)["RUE"]
    with pytest.raises(Refused) as refused:
        actions.settle_by_keeping(by=loic, record=man, day=last_night(), statement=kept)
    assert refused.value.code == "longer_than_kept"
    assert reads.head(loic.territory_id) == before and not Settlement.objects.exists()


def test_keeping_ones_own_asks_the_other_until_it_is_corrected_or_opened_again(
    awa: Actor, loic: Actor, man: Record
) -> None:
    kept = statements(awa, man)["RUE"]
    actions.settle_by_keeping(by=awa, record=man, day=last_night(), statement=kept)
    assert reads.to_settle(awa, last_night()) == 0
    asked = reads.corrections(loic, last_night())
    assert [(one.case_number, one.mine, one.says) for one in asked] == [(man.case_number, True, "CHU")]
    assert reads.corrections(awa, last_night()) == []
    assert actions.lift(by=awa, record=man, day=last_night()) == 1
    assert reads.to_settle(awa, last_night()) == 1 and reads.corrections(loic, last_night()) == []


def test_both_true_settles_and_changes_no_night(awa: Actor, man: Record) -> None:
    before = reads.head(awa.territory_id)
    actions.both_true(by=awa, record=man, day=last_night())
    assert reads.to_settle(awa, last_night()) == 0 and reads.head(awa.territory_id) == before
    assert len(reads.contradictions(awa, last_night(), settled=True)) == 1


def test_another_who_wins_opens_it_afresh(awa: Actor, erwan: Actor, man: Record) -> None:
    actions.both_true(by=awa, record=man, day=last_night())
    actions.take_back(by=awa, statement=reads.statements_of(awa, man, last_night())[0])
    actions.state(by=erwan, record=man, situation="RUE", start=last_night(), by_night=True)
    assert reads.to_settle(awa, last_night()) == 1


def test_outside_its_circle_nothing_is_counted_and_nothing_settled(
    awa: Actor, loic: Actor, man: Record, organisation: Callable[[str], Organisation]
) -> None:
    actions.protect(by=awa, record=man, organisations=[organisation("fmt")])
    assert reads.to_settle(loic, last_night()) == 0 and reads.to_settle(awa, last_night()) == 1
    assert letters.figures(loic, clock.today()).to_reconcile == 0
    with pytest.raises(Refused) as refused:
        actions.both_true(by=loic, record=man, day=last_night())
    assert refused.value.code == "elsewhere"


def test_a_volunteer_settles_nothing(
    client: Client, sign_in: Callable[..., Any], erwan: Actor, man: Record
) -> None:
    sign_in(client, erwan)
    assert client.get("/a-reconcilier/").status_code == 403
    address = f"/personnes/{man.case_number}/jour/{last_night()}/regler/"
    assert client.post(address, {"both": "1"}).status_code == 403 and not Settlement.objects.exists()


def test_the_list_of_a_source_bears_its_own_numbers_and_is_journaled(
    client: Client, sign_in: Callable[..., Any], awa: Actor, loic: Actor, man: Record
) -> None:
    actions.settle_by_keeping(by=awa, record=man, day=last_night(), statement=statements(awa, man)["RUE"])
    source = reads.corrections(loic, last_night())[0]
    content = (
        sign_in(client, loic).post(f"/personnes/corrections/{source.source}/").content.decode("utf-8-sig")
    )
    assert source.row_key in content and man.case_number not in content and "marin" not in content
    assert Entry.objects.get(verb="corrections_exported").details == {"source": source.source}
    refused = sign_in(client, awa).post(f"/personnes/corrections/{source.source}/")
    assert refused.status_code == 302 and Entry.objects.filter(verb="corrections_exported").count() == 1
