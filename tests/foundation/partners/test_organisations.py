"""Territories strictly apart; names dated."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal import reads as journal
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import OrganisationKind, Role
from digor.foundation.partners.models import Organisation, OrganisationName, Professional, Source
from tests.foundation.partners.conftest import Table


def test_an_organisation_keeps_the_name_of_its_day(table: Table, maiwenn: Actor) -> None:
    foundation = table.organisation("fap", OrganisationKind.FOUNDATION)
    actions.rename_organisation(
        by=maiwenn, organisation=foundation, name="Fondation pour le logement", from_day=date(2025, 1, 25)
    )
    assert reads.name_of(foundation, date(2025, 1, 24)) == "FAP"
    assert reads.name_of(foundation, date(2025, 1, 25)) == "Fondation pour le logement"
    assert reads.name_of(foundation, date(2019, 1, 1)) == "FAP"  # before its first name, its first name
    listed = {one.code: one.name for one in reads.organisations(table.territory.pk, date(2024, 6, 1))}
    assert listed["fap"] == "FAP"
    assert journal.verbs("quimper").first().verb == "organisation_renamed"


def test_a_name_begins_after_the_one_it_replaces(table: Table, maiwenn: Actor) -> None:
    ccas = table.organisation("ccas")
    for day in (date(2020, 1, 1), date(2019, 1, 1)):
        with pytest.raises(Refused) as refusal:
            actions.rename_organisation(by=maiwenn, organisation=ccas, name="Autre", from_day=day)
        assert refusal.value.code == "name_not_later"
    assert OrganisationName.objects.filter(organisation=ccas).count() == 1


def test_statements_by_hand_have_their_source(table: Table, awa: Actor) -> None:
    source = reads.main_source(table.organisation("ccas"))
    assert source.code == "main:ccas"
    assert reads.source_by_hand(awa) == source
    assert reads.source_by_hand(table.system) is None


def test_the_same_code_may_live_in_two_territories_but_not_twice_in_one(
    table: Table, maiwenn: Actor, paul: Actor
) -> None:
    actions.create_organisation(by=paul, kind=OrganisationKind.CCAS, code="qbo", name="Autre")
    with pytest.raises(Refused) as refusal:
        actions.create_organisation(by=maiwenn, kind=OrganisationKind.CCAS, code="qbo", name="Encore")
    assert refusal.value.code == "organisation_exists"
    assert {one.code for one in reads.organisations(paul.territory_id)} == {"lorient-agglo", "qbo"}


def test_only_who_runs_the_table_changes_it(table: Table, awa: Actor) -> None:
    before = Organisation.objects.count(), Source.objects.count()
    ccas = table.organisation("ccas")
    for attempt in (
        lambda: actions.create_organisation(by=awa, kind=OrganisationKind.CCAS, code="x", name="X"),
        lambda: actions.rename_organisation(by=awa, organisation=ccas, name="X", from_day=date(2026, 1, 1)),
        lambda: actions.create_source(by=awa, organisation=ccas, code="x", label="X"),
        lambda: actions.add_commune(by=awa, insee_code="29232", name="Quimper"),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "may_not_manage_partners"
    assert (Organisation.objects.count(), Source.objects.count()) == before


def test_a_stranger_changes_nothing_here(table: Table, awa: Actor, paul: Actor) -> None:
    ccas = table.organisation("ccas")
    post = reads.professionals_of(ccas).get()
    for attempt in (
        lambda: actions.rename_organisation(by=paul, organisation=ccas, name="X", from_day=date(2026, 1, 1)),
        lambda: actions.create_source(by=paul, organisation=ccas, code="x", label="X"),
        lambda: actions.end_post(by=paul, post=post),
        lambda: actions.invite(by=paul, organisation=ccas, email="a@b.example", name="A", role=Role.SIAO),
        lambda: actions.reset_second_factor(by=paul, post=post),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "elsewhere"


def test_communes_are_told_once(table: Table, maiwenn: Actor) -> None:
    actions.add_commune(by=maiwenn, insee_code="29232", name="Quimper", population=64530)
    with pytest.raises(Refused) as refusal:
        actions.add_commune(by=maiwenn, insee_code="29232", name="Quimper")
    assert refusal.value.code == "commune_exists"
    assert reads.communes(maiwenn.territory_id).get().population == 64530


def test_an_actor_is_a_post_of_today(table: Table, maiwenn: Actor) -> None:
    professional = table.professional("awa", "ccas", Role.REFERENT, function="référente sociale")
    awa = reads.actor_for(professional)
    assert awa is not None
    assert (awa.name, awa.function, awa.organisation) == ("Awa", "référente sociale", "CCAS")
    assert awa.code == f"post:{awa.post_id}"
    post = reads.posts_of(professional).get()
    actions.end_post(by=maiwenn, post=post, on=date(2026, 12, 1))
    with clock.at(date(2026, 11, 30)):
        assert reads.actor_for(professional) is not None
    with clock.at(date(2026, 12, 1)):
        assert reads.actor_for(professional) is None
        assert reads.actor_by_email("awa@digor.example", table.territory) is None


def test_an_address_is_found_whatever_its_case_and_only_where_it_has_a_post(
    table: Table, awa: Actor, paul: Actor
) -> None:
    assert reads.actor_by_email(" Awa@Digor.example ", table.territory) == awa
    assert reads.actor_by_email("paul@digor.example", table.territory) is None
    Professional.objects.filter(pk=awa.professional_id).update(is_active=False)
    assert reads.actor_by_email("awa@digor.example", table.territory) is None


def test_posts_end_once_and_not_one_s_own(table: Table, maiwenn: Actor, awa: Actor) -> None:
    own, hers = (reads.posts_in(table.territory.pk).get(pk=actor.post_id) for actor in (maiwenn, awa))
    with pytest.raises(Refused) as refusal:
        actions.end_post(by=maiwenn, post=own, on=date(2027, 1, 1))
    assert refusal.value.code == "own_post"
    with pytest.raises(Refused) as refusal:
        actions.end_post(by=maiwenn, post=hers)  # it began today
    assert refusal.value.code == "post_end_too_early"
    actions.end_post(by=maiwenn, post=hers, on=date(2027, 1, 1))
    with pytest.raises(Refused) as refusal:
        actions.end_post(by=maiwenn, post=hers, on=date(2027, 2, 1))
    assert refusal.value.code == "post_ended"


def test_nobody_holds_the_systems_role(table: Table, awa: Actor) -> None:
    professional = Professional.objects.get(pk=awa.professional_id)
    with pytest.raises(Refused) as refusal:
        actions.give_post(
            by=table.system,
            professional=professional,
            organisation=table.organisation("ccas"),
            role=Role.OPERATOR,
        )
    assert refusal.value.code == "system_role"
    with pytest.raises(IntegrityError), transaction.atomic():
        reads.posts_of(professional).update(role=Role.OPERATOR)


def test_an_address_is_kept_in_lower_case_by_the_database_itself(table: Table, awa: Actor) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Professional.objects.filter(pk=awa.professional_id).update(email="Awa@digor.example")
