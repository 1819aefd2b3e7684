"""SNE (national register of social-housing requests): *logement actuel*, V3 labels and the form's letters."""

from __future__ import annotations

from digor.casework.people.nomenclature.lookup import Lookup

# V3 label: our situation.
CURRENT_HOUSING: dict[str, str] = {
    "Hébergé dans une structure d'hébergement": "HEB",
    "Hébergé à l'hôtel": "HOTX",
    "Hébergé en RHVS": "RHVS",
    "Hébergé en centre départemental de l'enfance ou centre maternel": "CM",
    "Hébergé chez parents ou enfants": "TIERS-F",
    "Hébergé chez un particulier": "TIERS-A",
    "Logé en logement-foyer, résidence sociale ou pension de famille": "LADP",
    "Sous-locataire ou hébergé dans un logement à titre temporaire": "IML-SL",
    "Locataire HLM": "LLS",
    "Locataire parc privé": "PRV",
    "Sans abri ou habitat de fortune": "RUE",
    "Camping, caravaning": "HMOB",
    "Habitat mobile": "HMOB",
    "Dans un squat": "SQUAT",
    "Occupant sans titre": "OST",
    "Propriétaire occupant": "PROP",
    "Logé à titre gratuit": "GRAT",
    "Logement de fonction": "FONC",
    "Résidence étudiante": "ETU",
}

# The form's own letters, and labels of earlier versions.
_ALSO: dict[str, str] = {
    "HLM": "LLS",
    "LP": "PRV",
    "RS": "LADP",
    "RHVS": "RHVS",
    "RE": "ETU",
    "SLHT": "IML-SL",
    "SH": "HEB",
    "CDEFCM": "CM",
    "CPE": "TIERS-F",
    "CP": "TIERS-A",
    "LTG": "GRAT",
    "FONC": "FONC",
    "POCC": "PROP",
    "CAMCAR": "HMOB",
    "HOT": "HOTX",
    "SD": "RUE",
    "SQUAT": "SQUAT",
    "Structure d'hébergement": "HEB",
    "Structure d'hébergement (CHRS, CHU, CADA, autres)": "HEB",
    "Logé dans un hôtel": "HOTX",
    "Sans abri ou abri de fortune": "RUE",
    "Sans domicile ou en habitat de fortune": "RUE",
    "Chez vos parents ou vos enfants": "TIERS-F",
    "Hébergé chez parents/enfants": "TIERS-F",
    "Chez un particulier": "TIERS-A",
    "Centre départemental de l'enfance et de la famille ou centre maternel": "CM",
    "Hébergé en centre départemental de l'enfance/centre maternel": "CM",
    "Résidence sociale ou foyer ou pension de famille": "LADP",
    "Résidence hôtelière à vocation sociale": "RHVS",
    "Sous-locataire": "IML-SL",
    "Sous-locataire/IML": "IML-SL",
    "Logement HLM": "LLS",
    "Locataire privé": "PRV",
    "Propriétaire": "PROP",
    "Résidence étudiant": "ETU",
}

SNE = Lookup(list(CURRENT_HOUSING.items()) + list(_ALSO.items()))


def situation(value: str) -> str | None:
    """The situation of an SNE label or letter; None when the form has no such value."""
    return SNE.find(value)
