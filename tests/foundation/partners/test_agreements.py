"""Nothing enters without a frame: an agreement has a ground, columns, days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from digor.foundation.frame.refusals import Refused
from digor.foundation.journal import reads as journal
from digor.foundation.partners import actions, grounds, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import Role
from digor.foundation.partners.models import SharingAgreement, Source
from tests.foundation.partners.conftest import Table


@pytest.fixture
def source(table: Table) -> Source:
    return actions.create_source(
        by=table.system,
        organisation=table.organisation("siao29"),
        code="si-siao",
        label="SI-SIAO",
        closeness=40,
    )


def terms(**changes: Any) -> dict[str, Any]:
    return {
        "format": "siao",
        "controllers": "QBO et SIAO du Finistère",
        "ground": "casf-l345-2-10",
        "purpose": "coordonner l’accès au logement",
        "recipients": "SIAO, équipe pluridisciplinaire",
        "columns": ["situation", "entree", "situation"],
        "information_given": "notice remise au ménage",
        "from_day": date(2026, 1, 1),
        "to_day": date(2027, 1, 1),
    } | changes


def test_an_agreement_covers_its_days_its_source_and_its_format(
    maiwenn: Actor, source: Source, table: Table
) -> None:
    signed = actions.sign_agreement(by=maiwenn, source=source, **terms())
    assert signed.columns == ["situation", "entree"]
    assert reads.agreement_for(source, "siao", date(2025, 12, 31)) is None
    assert reads.agreement_for(source, "siao", date(2026, 1, 1)) == signed
    assert reads.agreement_for(source, "siao", date(2026, 12, 31)) == signed
    assert reads.agreement_for(source, "siao", date(2027, 1, 1)) is None
    assert reads.agreement_for(source, "maraude", date(2026, 6, 1)) is None
    assert (
        reads.agreement_for(reads.main_source(table.organisation("siao29")), "siao", date(2026, 6, 1)) is None
    )


def test_an_agreement_ended_covers_nothing_from_that_day(maiwenn: Actor, source: Source) -> None:
    signed = actions.sign_agreement(by=maiwenn, source=source, **terms(to_day=None))
    actions.end_agreement(by=maiwenn, agreement=signed, on=date(2026, 11, 20))
    assert reads.agreement_for(source, "siao", date(2026, 11, 19)) == signed
    assert reads.agreement_for(source, "siao", date(2026, 11, 20)) is None
    with pytest.raises(Refused) as refusal:
        actions.end_agreement(by=maiwenn, agreement=signed, on=date(2026, 11, 21))
    assert refusal.value.code == "agreement_ended"
    assert [entry.verb for entry in journal.verbs("quimper")[:2]] == ["agreement_ended", "agreement_signed"]


@pytest.mark.parametrize(
    ("from_day", "to_day", "overlaps"),
    [
        (date(2026, 12, 31), None, True),
        (date(2025, 1, 1), date(2026, 1, 2), True),
        (date(2025, 1, 1), None, True),
        (date(2026, 3, 1), date(2026, 4, 1), True),
        (date(2027, 1, 1), None, False),
        (date(2025, 1, 1), date(2026, 1, 1), False),
    ],
)
def test_two_agreements_never_cover_one_day(
    maiwenn: Actor, source: Source, from_day: date, to_day: date | None, overlaps: bool
) -> None:
    actions.sign_agreement(by=maiwenn, source=source, **terms())
    again = terms(from_day=from_day, to_day=to_day)
    if not overlaps:
        actions.sign_agreement(by=maiwenn, source=source, **again)
        return
    with pytest.raises(Refused) as refusal:
        actions.sign_agreement(by=maiwenn, source=source, **again)
    assert refusal.value.code == "agreement_overlaps"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ground": "because"}, "unknown_ground"),
        ({"columns": []}, "no_columns"),
        ({"purpose": "  "}, "agreement_incomplete"),
        ({"information_given": ""}, "agreement_incomplete"),
        ({"to_day": date(2026, 1, 1)}, "agreement_days"),
        # a ground cannot be invoked before its law (CASF L345-2-10: loi ALUR, 2014)
        ({"from_day": date(2014, 3, 26), "to_day": date(2014, 4, 1)}, "unknown_ground"),
    ],
)
def test_an_agreement_that_says_too_little_is_refused(
    maiwenn: Actor, source: Source, changes: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refused) as refusal:
        actions.sign_agreement(by=maiwenn, source=source, **terms(**changes))
    assert refusal.value.code == code
    assert not SharingAgreement.objects.exists()


def test_the_database_refuses_it_too(maiwenn: Actor, source: Source) -> None:
    signed = actions.sign_agreement(by=maiwenn, source=source, **terms())
    for nonsense in ({"valid_to": date(2026, 1, 1)}, {"ground": ""}, {"purpose": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SharingAgreement.objects.filter(pk=signed.pk).update(**nonsense)


def test_others_do_not_sign_nor_end(maiwenn: Actor, awa: Actor, paul: Actor, source: Source) -> None:
    signed = actions.sign_agreement(by=maiwenn, source=source, **terms())
    for by, code in ((awa, "may_not_manage_partners"), (paul, "elsewhere")):
        with pytest.raises(Refused) as refusal:
            actions.sign_agreement(by=by, source=source, **terms(format="maraude"))
        assert refusal.value.code == code
        with pytest.raises(Refused) as refusal:
            actions.end_agreement(by=by, agreement=signed)
        assert refusal.value.code == code


def test_a_source_has_its_own_code(maiwenn: Actor, source: Source, table: Table) -> None:
    for code, expected in (("si-siao", "source_exists"), ("main:siao29", "source_code_kept")):
        with pytest.raises(Refused) as refusal:
            actions.create_source(
                by=maiwenn, organisation=table.organisation("siao29"), code=code, label="SI-SIAO"
            )
        assert refusal.value.code == expected


def test_every_ground_has_words_and_every_circle_role_has_a_ground() -> None:
    known = grounds.grounds_on(date(2026, 11, 12))
    assert len(known) >= 5
    assert all(one.label and one.source for one in known)
    for role in Role:
        inside = role in {Role.SIAO, Role.REFERENT, Role.COORDINATOR}
        assert (grounds.ground_of_role(role, date(2026, 11, 12)) is not None) is inside
    assert grounds.ground_of_role(Role.SIAO, date(2014, 3, 26)) is None
