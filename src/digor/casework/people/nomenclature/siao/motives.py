"""*Motif de la demande*: why people ask, 25 values. A reason is not a situation: nothing is derived from it."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.lookup import Lookup

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Motive(StrEnum):
    """Why someone asks for a place or a home."""

    NO_RESOURCES = "no_resources"
    ARRIVED_IN_FRANCE = "arrived_in_france"
    SLEEPS_ROUGH = "sleeps_rough"
    EVICTED = "evicted"
    END_OF_HOSTING = "end_of_hosting"
    END_OF_HOSPITAL = "end_of_hospital"
    END_OF_ASE = "end_of_ase"
    END_OF_DEPARTMENT_CARE = "end_of_department_care"
    ILL_SUITED = "ill_suited"
    UNHEALTHY = "unhealthy"
    TAKEN_BACK = "taken_back"
    NEARER_WORK = "nearer_work"
    FAMILY_REUNION = "family_reunion"
    EVICTION_THREAT = "eviction_threat"
    SEPARATION = "separation"
    END_OF_ASYLUM = "end_of_asylum"
    END_OF_SHELTER = "end_of_shelter"
    END_OF_DETENTION = "end_of_detention"
    END_OF_SUPPORTED_HOUSING = "end_of_supported_housing"
    VIOLENCE = "violence"
    OTHER = "other"
    LEFT_DEPARTMENT = "left_department"
    CAMP_CLEARED = "camp_cleared"
    END_OF_MHL = "end_of_mhl"
    SQUAT_CLEARED = "squat_cleared"

    @property
    def label(self) -> StrPromise:
        """The trade's words."""
        return MOTIVE_LABELS[self]


MOTIVE_LABELS: dict[Motive, StrPromise] = {
    Motive.NO_RESOURCES: _("no resources"),
    Motive.ARRIVED_IN_FRANCE: _("arrival in France"),
    Motive.SLEEPS_ROUGH: _("sleeps in the street"),
    Motive.EVICTED: _("eviction"),
    Motive.END_OF_HOSTING: _("can no longer stay with others"),
    Motive.END_OF_HOSPITAL: _("end of a hospital stay"),
    Motive.END_OF_ASE: _("end of child welfare care (ASE)"),
    Motive.END_OF_DEPARTMENT_CARE: _("end of the department's care"),
    Motive.ILL_SUITED: _("ill-suited housing"),
    Motive.UNHEALTHY: _("unhealthy housing"),
    Motive.TAKEN_BACK: _("housing taken back by the owner"),
    Motive.NEARER_WORK: _("to be nearer work"),
    Motive.FAMILY_REUNION: _("family reunion"),
    Motive.EVICTION_THREAT: _("risk of eviction"),
    Motive.SEPARATION: _("separation or family break-up"),
    Motive.END_OF_ASYLUM: _("leaving the asylum scheme"),
    Motive.END_OF_SHELTER: _("leaving a shelter"),
    Motive.END_OF_DETENTION: _("leaving detention"),
    Motive.END_OF_SUPPORTED_HOUSING: _("leaving supported housing"),
    Motive.VIOLENCE: _("violence in the family or the couple"),
    Motive.OTHER: _("other reason"),
    Motive.LEFT_DEPARTMENT: _("left the first department"),
    Motive.CAMP_CLEARED: _("camp or shanty town cleared"),
    Motive.END_OF_MHL: _("end of the shelter and housing mission (MHL)"),
    Motive.SQUAT_CLEARED: _("squat cleared"),
}

# number: (SI-SIAO's label, our value)
MOTIVES: dict[int, tuple[str, Motive]] = {
    201: ("Absence de ressources", Motive.NO_RESOURCES),
    202: ("Arrivée en France", Motive.ARRIVED_IN_FRANCE),
    203: ("Dort dans la rue", Motive.SLEEPS_ROUGH),
    204: ("Expulsion locative", Motive.EVICTED),
    205: ("Fin d'hébergement chez des tiers", Motive.END_OF_HOSTING),
    206: ("Fin d'hospitalisation", Motive.END_OF_HOSPITAL),
    207: ("Fin de prise en charge ASE", Motive.END_OF_ASE),
    208: ("Fin de prise en charge Conseil général", Motive.END_OF_DEPARTMENT_CARE),
    209: ("Inadaptation du logement", Motive.ILL_SUITED),
    210: ("Logement insalubre", Motive.UNHEALTHY),
    211: ("Logement repris par le propriétaire", Motive.TAKEN_BACK),
    212: ("Rapprochement du lieu de travail", Motive.NEARER_WORK),
    213: ("Regroupement familial", Motive.FAMILY_REUNION),
    214: ("Risque d'expulsion locative", Motive.EVICTION_THREAT),
    215: ("Séparation ou rupture des liens familiaux", Motive.SEPARATION),
    216: ("Sortie dispositif asile", Motive.END_OF_ASYLUM),
    217: ("Sortie d'hébergement", Motive.END_OF_SHELTER),
    218: ("Sortie de détention", Motive.END_OF_DETENTION),
    219: ("Sortie de logement accompagné", Motive.END_OF_SUPPORTED_HOUSING),
    220: ("Violences familiales-conjugales", Motive.VIOLENCE),
    221: ("Autre", Motive.OTHER),
    222: ("Départ du département initial", Motive.LEFT_DEPARTMENT),
    223: ("Évacuation de camp / bidonville", Motive.CAMP_CLEARED),
    224: ("Fin de prise en charge MHL (mission hébergement logement)", Motive.END_OF_MHL),
    225: ("Expulsion squat", Motive.SQUAT_CLEARED),
}

MOTIVE = Lookup(
    [(str(number), motive) for number, (_label, motive) in MOTIVES.items()] + list(MOTIVES.values())
)

# Reasons that tell of asylum, detention, illness or violence (design §5.4). Arrival in France stays:
# it says neither nationality nor asylum.
NEUTRAL_MOTIVES: dict[Motive, Motive] = {
    Motive.END_OF_HOSPITAL: Motive.OTHER,
    Motive.END_OF_ASYLUM: Motive.END_OF_SHELTER,
    Motive.END_OF_DETENTION: Motive.OTHER,
    Motive.VIOLENCE: Motive.OTHER,
}


def reduce_motive(motive: Motive, allowed: Collection[str] = ()) -> Motive:
    """What may be kept of a reason, unless the sharing agreement names it among `allowed`."""
    return motive if motive.value in allowed else NEUTRAL_MOTIVES.get(motive, motive)
