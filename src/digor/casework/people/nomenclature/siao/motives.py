"""*Motif de la demande*: why people ask, 25 values. A reason is not a situation: nothing is derived from it."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.siao.read import Read
from digor.foundation.exchange.layouts import siao_codes

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
    Motive.END_OF_DEPARTMENT_CARE: _("end of the department’s care"),
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

# SI-SIAO's value → ours
MOTIVE = Read(
    siao_codes.MOTIVES,
    {
        "201": Motive.NO_RESOURCES,  # Absence de ressources
        "202": Motive.ARRIVED_IN_FRANCE,  # Arrivée en France
        "203": Motive.SLEEPS_ROUGH,  # Dort dans la rue
        "204": Motive.EVICTED,  # Expulsion locative
        "205": Motive.END_OF_HOSTING,  # Fin d'hébergement chez des tiers
        "206": Motive.END_OF_HOSPITAL,  # Fin d'hospitalisation
        "207": Motive.END_OF_ASE,  # Fin de prise en charge ASE
        "208": Motive.END_OF_DEPARTMENT_CARE,  # Fin de prise en charge Conseil général
        "209": Motive.ILL_SUITED,  # Inadaptation du logement
        "210": Motive.UNHEALTHY,  # Logement insalubre
        "211": Motive.TAKEN_BACK,  # Logement repris par le propriétaire
        "212": Motive.NEARER_WORK,  # Rapprochement du lieu de travail
        "213": Motive.FAMILY_REUNION,  # Regroupement familial
        "214": Motive.EVICTION_THREAT,  # Risque d'expulsion locative
        "215": Motive.SEPARATION,  # Séparation ou rupture des liens familiaux
        "216": Motive.END_OF_ASYLUM,  # Sortie dispositif asile
        "217": Motive.END_OF_SHELTER,  # Sortie d'hébergement
        "218": Motive.END_OF_DETENTION,  # Sortie de détention
        "219": Motive.END_OF_SUPPORTED_HOUSING,  # Sortie de logement accompagné
        "220": Motive.VIOLENCE,  # Violences familiales-conjugales
        "221": Motive.OTHER,  # Autre
        "222": Motive.LEFT_DEPARTMENT,  # Départ du département initial
        "223": Motive.CAMP_CLEARED,  # Évacuation de camp / bidonville
        "224": Motive.END_OF_MHL,  # Fin de prise en charge MHL (mission hébergement logement)
        "225": Motive.SQUAT_CLEARED,  # Expulsion squat
    },
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
