"""Territories, communes, organisations and their dated names."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners import access, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import OrganisationKind
from digor.foundation.partners.models import FAR, Commune, Organisation, OrganisationName, Source, Territory


@transaction.atomic
def create_territory(*, code: str, name: str) -> Territory:
    """Open a territory. Done from the command line or the demo: nobody is inside yet, so by the system."""
    if Territory.objects.filter(code=code).exists():
        raise Refused("territory_exists", _("A territory already has this code."))
    territory = Territory.objects.create(code=code, name=name)
    record(by=reads.system_actor(territory), verb="territory_created", territory=code)
    return territory


@transaction.atomic
def add_commune(*, by: Actor, insee_code: str, name: str, population: int | None = None) -> Commune:
    """Add a commune to the actor's territory."""
    access.check_manage_partners(by)
    if Commune.objects.filter(territory=by.territory_id, insee_code=insee_code).exists():
        raise Refused("commune_exists", _("This commune is already in the territory."))
    commune = Commune.objects.create(
        territory_id=by.territory_id, insee_code=insee_code, name=name, population=population
    )
    record(by=by, verb="commune_added", commune=insee_code)
    return commune


@transaction.atomic
def create_organisation(
    *, by: Actor, kind: OrganisationKind, code: str, name: str, since: date | None = None, closeness: int = 50
) -> Organisation:
    """Add a partner, with its name since a day (today) and the source of its statements by hand.

    `closeness` is that source's: how near its professionals stand to the nights they tell of.
    """
    access.check_manage_partners(by)
    if Organisation.objects.filter(territory=by.territory_id, code=code).exists():
        raise Refused("organisation_exists", _("An organisation of the territory already has this code."))
    organisation = Organisation.objects.create(territory_id=by.territory_id, kind=kind, code=code)
    OrganisationName.objects.create(organisation=organisation, name=name, valid_from=since or clock.today())
    Source.objects.create(
        territory_id=by.territory_id,
        organisation=organisation,
        code=f"main:{code}",
        label=name,
        closeness=closeness,
    )
    record(by=by, verb="organisation_created", organisation=code)
    return organisation


@transaction.atomic
def rename_organisation(
    *, by: Actor, organisation: Organisation, name: str, from_day: date
) -> OrganisationName:
    """Give an organisation a new name from a day on; what was signed before keeps the old one."""
    access.check_manage_partners(by)
    access.check_territory(by, organisation.territory_id)
    names = OrganisationName.objects.select_for_update().filter(organisation=organisation)
    current = names.filter(valid_to=FAR).get()
    if not current.valid_from < from_day < FAR:
        raise Refused("name_not_later", _("A new name begins after the one it replaces."))
    current.valid_to = from_day
    current.save(update_fields=["valid_to"])
    new = OrganisationName.objects.create(organisation=organisation, name=name, valid_from=from_day)
    record(by=by, verb="organisation_renamed", organisation=organisation.code, from_day=from_day)
    return new
