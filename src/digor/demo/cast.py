"""The cast, the same in the demo, the tests and the documentation: all invented (design §8).

The twelve partners and the State are those of the 2021 convention, under their names of the time;
what they do in this demo is synthetic, and the associations that keep a shelter's list are invented.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digor.foundation.partners.enums import Role

PASSWORD = "porte-ouverte-2026"


@dataclass(frozen=True, slots=True)
class Partner:
    """An organisation at the table: its code, its dated names, and how close its sources are to people."""

    code: str
    kind: str
    names: tuple[tuple[str, date | None], ...]  # (name, valid until; None = still)


@dataclass(frozen=True, slots=True)
class Member:
    """One of the cast: who they are and the post they hold."""

    name: str
    email: str
    organisation: str
    role: Role
    function: str


PARTNERS: tuple[Partner, ...] = (
    Partner("qbo", "intercommunality", (("Quimper Bretagne Occidentale", None),)),
    Partner("etat", "state", (("DDETS du Finistère", None),)),
    Partner("ccas", "ccas", (("CCAS de Quimper", None),)),
    Partner("siao29", "siao", (("SIAO du Finistère", None),)),
    Partner(
        "flm",
        "foundation",
        (("Fondation Abbé-Pierre", date(2025, 1, 25)), ("Fondation pour le logement des défavorisés", None)),
    ),
    Partner("fmt", "foundation", (("Fondation Massé-Trévidy", None),)),
    Partner("opac", "landlord", (("OPAC de Quimper-Cornouaille", None),)),
    Partner("fh", "landlord", (("Finistère Habitat", None),)),
    Partner("lb", "landlord", (("Le Logis Breton", None),)),
    Partner("ac", "landlord", (("Aiguillon Construction", None),)),
    Partner("fjt", "young_workers", (("FJT de Quimper", None),)),
    Partner("mlpc", "youth", (("Mission locale du Pays de Cornouaille", None),)),
    Partner("ars", "health", (("ARS Bretagne, délégation du Finistère", None),)),
    Partner("cd29", "department", (("Conseil départemental du Finistère", None),)),
    Partner("hh", "association", (("Habitat et Humanisme Finistère", None),)),
    Partner("soliha", "rental_agency", (("Soliha AIS Bretagne", None),)),
    # around the table of the convention, and invented:
    Partner("maraude", "outreach", (("Maraude de Cornouaille (inventée)", None),)),
    Partner("nozvat", "association", (("Association Noz Vat (inventée)", None),)),
    Partner("arporzh", "association", (("Association Ar Porzh (inventée)", None),)),
)

CAST: tuple[Member, ...] = (
    Member("Maïwenn", "maiwenn@digor.example", "qbo", Role.COORDINATOR, "coordinatrice du territoire"),
    Member("Loïc", "loic@digor.example", "siao29", Role.SIAO, "SIAO"),
    Member(
        "Awa", "awa@digor.example", "fmt", Role.REFERENT, "référente sociale de l’équipe pluridisciplinaire"
    ),
    Member("Yann", "yann@digor.example", "opac", Role.LANDLORD, "chargé d’attribution"),
    Member("Nolwenn", "nolwenn@digor.example", "etat", Role.STATE, "services de l'État"),
    Member("Gwenaël", "gwenael@digor.example", "qbo", Role.ELECTED, "vice-président, élu"),
    Member("Erwan", "erwan@digor.example", "maraude", Role.VOLUNTEER, "bénévole de la maraude"),
)
# Of another territory: a stranger here, he gets 404.
STRANGER = Member(
    "Paul", "paul@digor.example", "lorient", Role.COORDINATOR, "coordinateur d’un autre territoire"
)
STRANGER_TERRITORY = ("200042174", "Lorient Agglomération")
