"""*Situation à la demande*: where people sleep when they ask. Numbers 20 to 57, none missing."""

from __future__ import annotations

from digor.casework.people.nomenclature.lookup import Lookup

# number: (SI-SIAO's label, our situation)
DEMAND_SITUATIONS: dict[int, tuple[str, str]] = {
    20: ("À la rue - abri de fortune", "RUE"),
    21: ("AUDA", "AUDA"),
    22: ("CADA", "CADA"),
    23: ("CHUDA", "CHUDA"),
    24: ("Colocation", "COLOC"),
    25: ("Détention", "PRIS"),
    26: ("Dispositif hivernal", "HIV"),
    27: ("Dispositif médical (LHSS, LAM, autre)", "MEDI"),
    28: ("Errance résidentielle", "ERR"),
    29: ("Hébergé chez amis - autre", "TIERS-A"),
    30: ("Hébergé chez famille", "TIERS-F"),
    31: ("Hébergement d'insertion", "HINS"),
    32: ("Hébergement d'urgence", "CHU"),
    33: ("Hébergement de stabilisation", "CHS"),
    34: ("Hôtel (hors 115)", "HOTX"),
    35: ("Hôtel 115", "HOT"),
    36: ("Institutions publiques (hôpital, maison de retraite)", "INST"),
    37: ("Location parc privé", "PRV"),
    38: ("Location parc public", "LLS"),
    39: ("Logement accompagné", "LADP"),
    40: ("Logement foyer", "LFOY"),
    41: ("Maison relais", "PF"),
    42: ("PEC-ASE", "ASE"),
    43: ("Résidence sociale", "RS"),
    44: ("Autre", "AUTR"),
    45: ("Expulsion locative du privé", "EXP-PRV"),
    46: ("Expulsion locative du public", "EXP-LLS"),
    47: ("Accueil de jour, service social, associations", "AUTR"),
    48: ("Service social", "AUTR"),
    49: ("Associations", "AUTR"),
    50: ("Propriétaire", "PROP"),
    51: ("Intermédiation locative", "IML"),
    52: ("Expulsion squat", "SQUAT"),
    # A scheme of shelter by its name; who ends it slept there until now.
    53: ("MHL (mission hébergement logement)", "HEB"),
    54: ("Évacuation de camp / bidonville", "CAMP"),
    55: ("Domicile conjugal", "DOMC"),
    56: ("HUDA", "HUDA"),
    57: ("Fin de prise en charge mission hébergement logement (MHL)", "HEB"),
}

# Other spellings met in extracts.
_ALSO: dict[str, str] = {
    "À la rue": "RUE",
    "Rue": "RUE",
    "Rue, abri de fortune": "RUE",
    "Dispositif médical (LHSS / LAM, autre)": "MEDI",
    "Hébergé chez des tiers": "TIERS",
    "Hébergé chez un tiers": "TIERS",
    "Hébergé chez amis": "TIERS-A",
    "Hébergé par la famille": "TIERS-F",
    "Hôtel hors 115": "HOTX",
    "Logement-foyer": "LFOY",
    "Prise en charge ASE": "ASE",
    "MHL": "HEB",
    "Fin MHL": "HEB",
    "Camp / bidonville": "CAMP",
    "Squat": "SQUAT",
    "IML": "IML",
    "Pension de famille": "PF",
    "Non renseigné": "UNK",
}

DEMAND = Lookup(
    [(str(number), code) for number, (_label, code) in DEMAND_SITUATIONS.items()]
    + list(DEMAND_SITUATIONS.values())
    + list(_ALSO.items())
)


def situation(value: str) -> str | None:
    """The situation of a number or a label; None when SI-SIAO has no such value."""
    return DEMAND.find(value)
