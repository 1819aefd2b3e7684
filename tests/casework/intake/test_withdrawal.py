"""Withdrawing a whole import: every list, timeline and row is as if it had never been published."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date

import pytest

from digor.casework.intake import actions
from digor.casework.intake.enums import State
from digor.casework.intake.models import Import
from digor.casework.people import actions as people
from digor.casework.people import reads
from digor.casework.people.models import Record, Revision
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.intake.files import demand, derived, entry, leave, sheet, siao, the_list

ROUGH = "À la rue - abri de fortune"
Send = Callable[..., Import]
DAYS = [date(2025, 11, 15), date(2025, 12, 20), date(2026, 1, 10), date(2026, 2, 1)]

FIRST = siao(
    demand("P1", "03/11/2025", ROUGH, **{"Identifiant groupe": "G1"}),
    demand("P2", "03/11/2025", ROUGH, **{"Identifiant groupe": "G1"}),
    entry("P3", "12/11/2025", **{"Numéro de prise en charge": "S3"}),
    demand("P4", "20/12/2025", "Hôtel 115"),
)
# the same, altered: a stay ended, a person moved elsewhere, a group changed, newcomers
ALTERED = siao(
    demand("P1", "03/11/2025", "Hébergé chez famille", **{"Identifiant groupe": "G2"}),
    demand("P2", "03/11/2025", ROUGH, **{"Identifiant groupe": "G1"}),
    demand("P7", "03/11/2025", ROUGH, **{"Identifiant groupe": "G2"}),
    entry("P3", "12/11/2025", **{"Numéro de prise en charge": "S3"}),
    leave(
        "P3", "20/12/2025", **{"Numéro de prise en charge": "S3", "Motif de sortie": "Accès à un logement"}
    ),
    demand("P5", "20/12/2025", ROUGH),
)


def lists(actor: Actor) -> str:
    """Every list, byte for byte."""
    return json.dumps([the_list(actor, day) for day in DAYS], ensure_ascii=False)


def test_all_is_as_if_it_had_never_been_published(
    si_siao: Source, publish: Send, withdraw: Send, operator: Actor
) -> None:
    publish(si_siao, "siao", FIRST, file_day=date(2026, 1, 1))
    before, rows = lists(operator), derived()
    altered = publish(si_siao, "siao", ALTERED, file_day=date(2026, 2, 1), complete=True)
    assert lists(operator) != before
    back = withdraw(altered)
    assert (back.state, back.reason, back.withdrawn_by) == (State.WITHDRAWN, "trial", "system")
    assert lists(operator) == before
    assert derived() == rows


def test_what_came_after_stands_as_if_it_had_come_alone(
    si_siao: Source, rounds: Source, publish: Send, withdraw: Send, operator: Actor, loic: Actor
) -> None:
    """Withdrawn in the middle of a history: a later sheet, a hand statement and a repeated row keep their effect."""
    publish(si_siao, "siao", FIRST, file_day=date(2026, 1, 1))
    middle = publish(si_siao, "siao", ALTERED, file_day=date(2026, 1, 15))
    publish(rounds, "maraude", sheet("14/01/2026;Gare;;homme au chien;;;R;rue;;"))
    publish(si_siao, "siao", siao(demand("P5", "20/12/2025", ROUGH)), file_day=date(2026, 2, 1))
    third = Record.objects.get(keys__key="P3")
    people.state(
        by=loic, record=third, situation="RUE", start=date(2026, 1, 20), seen=True, end=date(2026, 1, 21)
    )
    withdraw(middle)
    found = the_list(operator, date(2026, 2, 1))
    held = {held["case_number"]: held["situation"] for unit in found["units"] for held in unit["situations"]}
    case = dict(Record.objects.values_list("keys__key", "case_number"))
    assert held[case["P5"]] == "RUE"  # said again by the third file
    assert case["P7"] not in held  # said by the withdrawn one alone
    assert held[case["P3"]] == "CHU"  # the stay is open again


def test_known_before_is_known_on_that_day(
    si_siao: Source, publish: Send, withdraw: Send, operator: Actor, clock: Callable[[date], None]
) -> None:
    clock(date(2026, 1, 5))
    publish(si_siao, "siao", FIRST)
    clock(date(2026, 1, 20))
    altered = publish(si_siao, "siao", ALTERED)
    clock(date(2026, 2, 1))
    withdraw(altered)
    territory = operator.territory_id
    revisions = [
        reads.revision_known_on(territory, day) for day in (date(2026, 1, 6), date(2026, 1, 25), None)
    ]
    persons = [
        reads.by_name(operator, DAYS[1], revision, limit=None).totals.listed.persons for revision in revisions
    ]
    assert persons == [4, 4, 4]  # P3 left, P5 came
    rows = [
        {row.case_number for row in reads.by_name(operator, DAYS[1], r, limit=None).rows} for r in revisions
    ]
    assert rows[0] == rows[2] != rows[1]


def test_an_import_is_withdrawn_once_by_someone_with_a_reason(
    si_siao: Source, publish: Send, withdraw: Send, operator: Actor, read: Send
) -> None:
    imported = publish(si_siao, "siao", FIRST)
    with pytest.raises(Refused) as raised:
        actions.ask_withdrawal(by=operator, imported=imported, reason="")
    assert raised.value.code == "no_reason"
    withdraw(imported)
    for once_more in (lambda: withdraw(imported), lambda: withdraw(read(si_siao, "siao", FIRST))):
        with pytest.raises(Refused) as raised:
            once_more()
        assert raised.value.code == "not_now"
    assert Revision.objects.filter(verb="withdraw").count() == 1


def test_sent_again_after_a_withdrawal_it_is_as_at_first(
    si_siao: Source, publish: Send, withdraw: Send, operator: Actor
) -> None:
    first = publish(si_siao, "siao", FIRST)
    before = lists(operator)
    withdraw(first)
    assert the_list(operator, DAYS[1])["totals"]["listed"]["persons"] == 0
    again = publish(si_siao, "siao", FIRST)
    assert (again.new, again.same) == (4, 0)
    assert lists(operator) == before


def test_only_who_acts_for_the_source_takes_it_back(
    si_siao: Source, publish: Send, withdraw: Send, loic: Actor, awa: Actor, gwenael: Actor, paul: Actor
) -> None:
    imported = publish(si_siao, "siao", FIRST)
    for other in (awa, gwenael, paul):
        with pytest.raises(Refused):
            withdraw(imported, by=other)
    assert withdraw(imported, by=loic).withdrawn_by == loic.code
