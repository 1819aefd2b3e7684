"""Types of establishment (first level) and of place: what a stay in them is."""

from __future__ import annotations

from digor.casework.people.nomenclature.lookup import Lookup

# number: (SI-SIAO's label, our situation)
ESTABLISHMENTS: dict[int, tuple[str, str]] = {
    100: ("Hôtels", "HOT"),
    200: ("Résidence hôtelière à vocation sociale (RHVS)", "RHVS"),
    300: ("Hors CHRS", "CHU"),
    400: ("CHRS", "CHRS"),
    500: ("Structure en ALT (hébergement)", "ALT"),
    600: ("Hébergement spécialisé", "HEB"),
    700: ("Dispositif national d'accueil", "DNA"),
    800: ("Logement foyer", "LFOY"),
    900: ("Intermédiation locative", "IML"),
    1000: ("Logement de droit commun", "LOGT"),
    1100: ("Structure en ALT (logement)", "ALT"),
    2000: ("Non renseigné", "UNK"),
    2001: ("Non renseigné (hébergement)", "HEB"),
    2002: ("Non renseigné (logement)", "LOGT"),
}

PLACES: dict[int, tuple[str, str]] = {
    1: ("Hôtel", "HOT"),
    10: ("Place en urgence", "CHU"),
    20: ("Hébergement urgence place hiver", "HIV"),
    30: ("Place d'insertion", "HINS"),
    40: ("Place de stabilisation", "CHS"),
    50: ("Lit halte santé", "LHSS"),
    60: ("Femmes VV", "VVIO"),
    70: ("Demandeur asile", "DNA"),
    80: ("Abris de nuit", "ABN"),
    90: ("Hébergement période de grand froid (gymnase)", "HIV"),
    100: ("Logement", "LOGT"),
    110: ("Information non renseignée", "UNK"),
}

# A place of this kind says more than any establishment.
_TELLING_PLACES = frozenset({"HIV", "LHSS", "VVIO", "DNA", "ABN"})
# An establishment of this kind says less than any place it holds.
_MUTE_ESTABLISHMENTS = frozenset({"CHU", "HEB", "UNK"})

ESTABLISHMENT = Lookup(
    [(str(number), code) for number, (_label, code) in ESTABLISHMENTS.items()]
    + list(ESTABLISHMENTS.values())
    + [("RHVS", "RHVS"), ("Hôtel", "HOT"), ("ALT", "ALT"), ("DNA", "DNA"), ("IML", "IML")]
)
PLACE = Lookup(
    [(str(number), code) for number, (_label, code) in PLACES.items()]
    + list(PLACES.values())
    + [("Urgence", "CHU"), ("Insertion", "HINS"), ("Stabilisation", "CHS"), ("Grand froid", "HIV")]
    + [("Hiver", "HIV"), ("Abri de nuit", "ABN"), ("Asile", "DNA"), ("Lits halte soins santé", "LHSS")]
)


def stay(establishment: str | None, place: str | None) -> str | None:
    """The situation of a stay, from our codes of its establishment and of its place (either may be None).

    A night shelter, a winter place or a place kept for someone is told by the place; a CHRS, a hotel or
    a flat by the establishment; "emergency", "stabilisation" and "insertion" refine a plain shelter.
    """
    if place in _TELLING_PLACES:
        return place
    if establishment is None or establishment in _MUTE_ESTABLISHMENTS:
        return place if place not in (None, "UNK") else establishment
    return establishment
