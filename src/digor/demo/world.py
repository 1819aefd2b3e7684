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
CLOSENESS = {"maraude": 80, "fmt": 70, "siao29": 40, "ccas": 50, "nozvat": 70, "arporzh": 60}
INFORMED = (
    "Notice remise à la première rencontre, affichée dans les lieux d’accueil, en français et en breton."
)


@dataclass(frozen=True, slots=True)
class World:
    """The territory of the demo, ready to receive files."""

    territory: Territory
    coordinator: Actor
    cast: dict[str, Actor]
    sources: dict[str, Source]
    organisations: dict[str, Organisation]


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
    return World(
        territory, cast["Maïwenn"], cast, sources(cast["Maïwenn"], organisations, day), organisations
    )


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


@dataclass(frozen=True, slots=True)
class Sends:
    """A partner's information system: whose, the format it sends, how near it stands to the night, on what ground."""

    organisation: str
    format: str
    label: str
    closeness: int
    ground: str


SOURCES: dict[str, Sends] = {
    "si-siao": Sends("siao29", "siao", "SI-SIAO, extraction mensuelle", 40, "casf-l345-2-10"),
    "feuilles-de-tournee": Sends("maraude", "maraude", "Feuilles de tournée", 90, "casf-l121-6-2"),
    "listes-de-presence": Sends(
        "fmt", "hebergement", "Listes de présence, CHU et CHRS", 60, "casf-l345-2-10"
    ),
    "tableau-ar-porzh": Sends(
        "arporzh", "hebergement", "Tableau des présents, Ar Porzh", 60, "casf-l345-2-10"
    ),
    "residence-jeunes": Sends("fjt", "hebergement", "Résidents, foyer de jeunes", 60, "casf-l121-6-2"),
    "halte-de-nuit": Sends("nozvat", "hmis", "Halte de nuit, export HMIS", 70, "casf-l345-2-10"),
    "accueil-de-jour": Sends("ccas", "tableur", "Accueil de jour, registre", 30, "casf-l121-6-2"),
    "jeunes-sans-logement": Sends("mlpc", "tableur", "Jeunes sans logement", 30, "casf-l121-6-2"),
}


def sources(by: Actor, organisations: dict[str, Organisation], day: date) -> dict[str, Source]:
    """The partners' information systems, and the dated agreements that let their files in."""
    found = {}
    for code, sends in SOURCES.items():
        layout = declared_format(sends.format)
        assert layout is not None, sends.format
        source = actions.create_source(
            by=by,
            organisation=organisations[sends.organisation],
            code=code,
            label=sends.label,
            closeness=sends.closeness,
        )
        actions.sign_agreement(
            by=by,
            source=source,
            format=sends.format,
            controllers=f"{reads.name_of(organisations[sends.organisation], day)} ; Quimper Bretagne Occidentale",
            ground=sends.ground,
            purpose="Coordonner l’accès au logement des ménages sans domicile",
            recipients="Équipe pluridisciplinaire, SIAO, maraude, coordination",
            columns=[name for name, _ in layout.columns],
            information_given=INFORMED,
            from_day=day,
        )
        found[code] = source
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
