"""*Composition* of the household and *durée d'errance*: SI-SIAO's values, in our words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.lookup import Lookup


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

# number: (SI-SIAO's label, our value)
COMPOSITIONS: dict[int, tuple[str, Composition]] = {
    10: ("Homme seul", Composition.MAN),
    20: ("Femme seule", Composition.WOMAN),
    30: ("Couple sans enfant", Composition.COUPLE),
    40: ("Femme seule avec enfant(s)", Composition.WOMAN_CHILDREN),
    50: ("Homme seul avec enfant(s)", Composition.MAN_CHILDREN),
    60: ("Groupe avec enfant(s)", Composition.GROUP_CHILDREN),
    70: ("Groupe d'adultes sans enfant", Composition.ADULTS),
    80: ("Enfant / mineur isolé", Composition.MINOR),
    90: ("Enfants / mineurs en groupe", Composition.MINORS),
    100: ("Couple avec enfant", Composition.COUPLE_CHILDREN),
    120: ("Enfant / mineur en famille", Composition.MINOR_IN_FAMILY),
}

COMPOSITION = Lookup(
    [(str(number), value) for number, (_label, value) in COMPOSITIONS.items()]
    + list(COMPOSITIONS.values())
    + [
        ("Couple avec enfant(s)", Composition.COUPLE_CHILDREN),
        ("Femme seule + enfant(s)", Composition.WOMAN_CHILDREN),
        ("Homme seul + enfant(s)", Composition.MAN_CHILDREN),
        ("Groupe d'adultes", Composition.ADULTS),
        ("Mineur isolé", Composition.MINOR),
        ("Mineurs en groupe", Composition.MINORS),
        ("Mineur en famille", Composition.MINOR_IN_FAMILY),
    ]
)


@dataclass(frozen=True, slots=True)
class Wandering:
    """How long someone has been without a home when asking: at least `at_least` days, less than `under`.

    Both are None when nobody knows or said; `under` alone is None for the longest.
    """

    label: str
    at_least: int | None
    under: int | None


WANDERINGS: dict[int, Wandering] = {
    10: Wandering("Jour même", 0, 1),
    20: Wandering("Moins d'une semaine", 1, 7),
    30: Wandering("1 semaine - 1 mois", 7, 30),
    40: Wandering("1 mois - 6 mois", 30, 182),
    50: Wandering("6 mois - 1 an", 182, 365),
    60: Wandering("1 an - 2 ans", 365, 730),
    70: Wandering("2 ans - 5 ans", 730, 1826),
    80: Wandering("5 ans - 10 ans", 1826, 3652),
    90: Wandering("Plus de 10 ans", 3652, None),
    100: Wandering("NSP", None, None),
    110: Wandering("Non renseigné", None, None),
    120: Wandering("Refus de répondre", None, None),
    130: Wandering("Prochainement en demande", None, None),
}

WANDERING = Lookup(
    [(str(number), number) for number in WANDERINGS]
    + [(value.label, number) for number, value in WANDERINGS.items()]
    + [("Refus", 120), ("Ne sait pas", 100), ("1-6 mois", 40), ("1-2 ans", 60), ("2-5 ans", 70)]
    + [("1 sem-1 mois", 30), ("5-10 ans", 80), ("> 10 ans", 90), ("< 1 semaine", 20)]
)
