"""Types of establishment (first level) and of place: what a stay in them is."""

from __future__ import annotations

from digor.casework.people.nomenclature.siao.read import Read
from digor.foundation.exchange.layouts import siao_codes

# SI-SIAO's value → our situation
ESTABLISHMENT = Read(
    siao_codes.ESTABLISHMENTS,
    {
        "100": "HOT",  # Hôtels
        "200": "RHVS",  # Résidence hôtelière à vocation sociale (RHVS)
        "300": "CHU",  # Hors CHRS
        "400": "CHRS",  # CHRS
        "500": "ALT",  # Structure en ALT (hébergement)
        "600": "HEB",  # Hébergement spécialisé
        "700": "DNA",  # Dispositif national d'accueil
        "800": "LFOY",  # Logement foyer
        "900": "IML",  # Intermédiation locative
        "1000": "LOGT",  # Logement de droit commun
        "1100": "ALT",  # Structure en ALT (logement)
        "2000": "UNK",  # Non renseigné
        "2001": "HEB",  # Non renseigné (hébergement)
        "2002": "LOGT",  # Non renseigné (logement)
        "ALT": "ALT",
    },
)
PLACE = Read(
    siao_codes.PLACES,
    {
        "1": "HOT",  # Hôtel
        "10": "CHU",  # Place en urgence
        "20": "HIV",  # Hébergement urgence place hiver
        "30": "HINS",  # Place d'insertion
        "40": "CHS",  # Place de stabilisation
        "50": "LHSS",  # Lit halte santé
        "60": "VVIO",  # Femmes VV
        "70": "DNA",  # Demandeur asile
        "80": "ABN",  # Abris de nuit
        "90": "HIV",  # Hébergement période de grand froid (gymnase)
        "100": "LOGT",  # Logement
        "110": "UNK",  # Information non renseignée
    },
)

# A place of this kind says more than any establishment.
_TELLING_PLACES = frozenset({"HIV", "LHSS", "VVIO", "DNA", "ABN"})
# An establishment of this kind says less than any place it holds.
_MUTE_ESTABLISHMENTS = frozenset({"CHU", "HEB", "UNK"})


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
