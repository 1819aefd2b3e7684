"""The territory before its first file: communes, partners, the cast, sources, sharing agreements.

Everything goes through the rooms' own verbs; nothing is written beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digor.demo.cast import CAST, PARTNERS, PASSWORD, STRANGER, STRANGER_TERRITORY, Member
from digor.demo.communes import COMMUNES, EPCI, NAME
from digor.foundation.partners import actions, reads
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.enums import OrganisationKind
from digor.foundation.partners.formats import declared_format
from digor.foundation.partners.models import Organisation, Source, Territory

# Precedence between sources: who stands nearer to the night (0 = far).
CLOSENESS = {"maraude": 80, "fmt": 70, "siao29": 40, "ccas": 50}
INFORMED = (
    "Notice remise à la première rencontre, affichée dans les lieux d'accueil, en français et en breton."
)


@dataclass(frozen=True, slots=True)
class World:
    """The territory of the demo, ready to receive files."""

    territory: Territory
    coordinator: Actor
    cast: dict[str, Actor]
    sources: dict[str, Source]


def build(day: date) -> World:
    """Found the territory as of `day` (the clock is set to it): partners, cast, sources, agreements."""
    territory = actions.create_territory(code=EPCI, name=NAME)
    system = reads.system_actor(territory)
    for insee_code, (name, population) in COMMUNES.items():
        actions.add_commune(by=system, insee_code=insee_code, name=name, population=population)
    organisations: dict[str, Organisation] = {}
    for partner in PARTNERS:
        (name, until), *later = partner.names
        organisations[partner.code] = organisation = actions.create_organisation(
            by=system,
            kind=OrganisationKind(partner.kind),
            code=partner.code,
            name=name,
            since=date(2021, 6, 28),
            closeness=CLOSENESS.get(partner.code, 50),
        )
        for following, end in later:
            assert until is not None
            actions.rename_organisation(by=system, organisation=organisation, name=following, from_day=until)
            until = end
    cast = {member.name: member_of(system, organisations[member.organisation], member) for member in CAST}
    return World(territory, cast["Maïwenn"], cast, sources(cast["Maïwenn"], organisations, day))


def member_of(system: Actor, organisation: Organisation, member: Member) -> Actor:
    """Invite, then accept with the demo's password: the way anybody enters."""
    _, token = actions.invite(
        by=system,
        organisation=organisation,
        email=member.email,
        name=member.name,
        role=member.role,
        function=member.function,
    )
    actions.accept_invitation(token=token, password=PASSWORD)
    actor = reads.actor_by_email(member.email, organisation.territory)
    assert actor is not None
    return actor


def sources(by: Actor, organisations: dict[str, Organisation], day: date) -> dict[str, Source]:
    """The partners' information systems, and the dated agreements that let their files in."""
    declared = {
        "siao": ("siao29", "si-siao", "SI-SIAO, extraction mensuelle", 40, "casf-l345-2-10"),
        "maraude": ("maraude", "feuilles-de-tournee", "Feuilles de tournée", 90, "casf-l121-6-2"),
    }
    found = {}
    for format_code, (organisation, code, label, closeness, ground) in declared.items():
        source = actions.create_source(
            by=by, organisation=organisations[organisation], code=code, label=label, closeness=closeness
        )
        layout = declared_format(format_code)
        assert layout is not None
        actions.sign_agreement(
            by=by,
            source=source,
            format=format_code,
            controllers=f"{label} ; Quimper Bretagne Occidentale",
            ground=ground,
            purpose="Coordonner l'accès au logement des ménages sans domicile",
            recipients="Équipe pluridisciplinaire, SIAO, maraude, coordination",
            columns=[name for name, _ in layout.columns],
            information_given=INFORMED,
            from_day=day,
        )
        found[format_code] = source
    return found


def strangers() -> Actor:
    """Another territory, with Paul in it: nothing of one is seen from the other."""
    code, name = STRANGER_TERRITORY
    territory = actions.create_territory(code=code, name=name)
    system = reads.system_actor(territory)
    organisation = actions.create_organisation(
        by=system, kind=OrganisationKind.INTERCOMMUNALITY, code=STRANGER.organisation, name=name
    )
    return member_of(system, organisation, STRANGER)
