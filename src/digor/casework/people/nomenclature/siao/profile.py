"""*Composition* of the household and *durée d'errance*: SI-SIAO's values, in our words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.siao.read import Read
from digor.foundation.exchange.layouts import siao_codes


class Composition(StrEnum):
    """Who asks together."""

    MAN = "man"
    WOMAN = "woman"
    COUPLE = "couple"
    COUPLE_CHILDREN = "couple_children"
    WOMAN_CHILDREN = "woman_children"
    MAN_CHILDREN = "man_children"
    ADULTS = "adults"
    GROUP_CHILDREN = "group_children"
    MINOR = "minor"
    MINORS = "minors"
    MINOR_IN_FAMILY = "minor_in_family"


COMPOSITION_LABELS = {
    Composition.MAN: _("man alone"),
    Composition.WOMAN: _("woman alone"),
    Composition.COUPLE: _("couple without a child"),
    Composition.COUPLE_CHILDREN: _("couple with children"),
    Composition.WOMAN_CHILDREN: _("woman alone with children"),
    Composition.MAN_CHILDREN: _("man alone with children"),
    Composition.ADULTS: _("group of adults"),
    Composition.GROUP_CHILDREN: _("group with children"),
    Composition.MINOR: _("unaccompanied minor"),
    Composition.MINORS: _("minors in a group"),
    Composition.MINOR_IN_FAMILY: _("minor in a family"),
}

# SI-SIAO's value → ours
COMPOSITION = Read(
    siao_codes.COMPOSITIONS,
    {
        "10": Composition.MAN,  # Homme seul
        "20": Composition.WOMAN,  # Femme seule
        "30": Composition.COUPLE,  # Couple sans enfant
        "40": Composition.WOMAN_CHILDREN,  # Femme seule avec enfant(s)
        "50": Composition.MAN_CHILDREN,  # Homme seul avec enfant(s)
        "60": Composition.GROUP_CHILDREN,  # Groupe avec enfant(s)
        "70": Composition.ADULTS,  # Groupe d'adultes sans enfant
        "80": Composition.MINOR,  # Enfant / mineur isolé
        "90": Composition.MINORS,  # Enfants / mineurs en groupe
        "100": Composition.COUPLE_CHILDREN,  # Couple avec enfant
        "120": Composition.MINOR_IN_FAMILY,  # Enfant / mineur en famille
    },
)


@dataclass(frozen=True, slots=True)
class Wandering:
    """How long someone has been without a home when asking: at least `at_least` days, less than `under`.

    Both are None when nobody knows or said; `under` alone is None for the longest.
    """

    at_least: int | None
    under: int | None


# SI-SIAO's value → days
WANDERING = Read(
    siao_codes.WANDERINGS,
    {
        "10": Wandering(0, 1),  # Jour même
        "20": Wandering(1, 7),  # Moins d'une semaine
        "30": Wandering(7, 30),  # 1 semaine - 1 mois
        "40": Wandering(30, 182),  # 1 mois - 6 mois
        "50": Wandering(182, 365),  # 6 mois - 1 an
        "60": Wandering(365, 730),  # 1 an - 2 ans
        "70": Wandering(730, 1826),  # 2 ans - 5 ans
        "80": Wandering(1826, 3652),  # 5 ans - 10 ans
        "90": Wandering(3652, None),  # Plus de 10 ans
        "100": Wandering(None, None),  # NSP
        "110": Wandering(None, None),  # Non renseigné
        "120": Wandering(None, None),  # Refus de répondre
        "130": Wandering(None, None),  # Prochainement en demande
    },
)
