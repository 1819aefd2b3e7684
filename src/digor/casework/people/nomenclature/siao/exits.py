"""*Situation à la sortie*: where people go, 52 values, and the six groups they are counted in."""

from __future__ import annotations

from dataclasses import dataclass

from digor.casework.people.nomenclature.classes import ExitGroup
from digor.casework.people.nomenclature.lookup import Lookup

G1, G2, G3, G4, G5, G6 = ExitGroup


@dataclass(frozen=True, slots=True)
class ExitValue:
    """One of SI-SIAO's exits: its label, where the person sleeps next (`UNK` when not said), its group."""

    label: str
    situation: str
    group: ExitGroup


EXITS: dict[int, ExitValue] = {
    1: ExitValue("Autre motif", "AUTR", G6),
    2: ExitValue("Colocation", "COLOC", G1),
    3: ExitValue("Dispositif d'asile", "DNA", G3),
    4: ExitValue("Dispositif hivernal", "HIV", G3),
    5: ExitValue("Sortie vers LAM (lit d'accueil médicalisé)", "LAM", G4),
    6: ExitValue("Décédée", "DEC", G6),
    7: ExitValue("Hébergée par des tiers", "TIERS", G5),
    8: ExitValue("Sortie vers hébergement d'insertion", "HINS", G3),
    9: ExitValue("Hébergement d'urgence", "CHU", G3),
    10: ExitValue("Sortie vers hébergement de stabilisation", "CHS", G3),
    11: ExitValue("Hôtel", "HOT", G3),
    12: ExitValue("Logement en intermédiation locative", "IML", G2),
    13: ExitValue("Sortie vers logement-foyer (FJT - FTM)", "LFOY", G2),
    14: ExitValue("Accès à un logement parc privé", "PRV", G1),
    15: ExitValue("Accès à un logement parc public", "LLS", G1),
    16: ExitValue("Sortie vers ALT", "ALT", G3),
    17: ExitValue("Sortie vers une maison relais", "PF", G2),
    18: ExitValue("Départ volontaire de la personne", "UNK", G6),
    19: ExitValue("Exclusion de la structure", "UNK", G6),
    20: ExitValue("Retour au domicile conjugal ou personnel", "DOMC", G5),
    21: ExitValue("Retour dans la famille", "TIERS-F", G5),
    22: ExitValue("Rue / abri de fortune (squat, camping, voiture)", "RUE", G5),
    23: ExitValue("Sortie vers résidence sociale", "RS", G2),
    24: ExitValue("Résidence accueil", "RA", G2),
    25: ExitValue("Retour dans le pays d'origine", "LEFT", G6),
    26: ExitValue("Hospitalisation", "HOP", G4),
    27: ExitValue("Incarcération", "PRIS", G4),
    28: ExitValue("Information non renseignée", "UNK", G6),
    29: ExitValue("Sortie vers une unité de lits halte soins santé", "LHSS", G4),
    30: ExitValue("Sortie vers les ACT (appartement de coordination thérapeutique)", "ACT", G4),
    31: ExitValue("La personne a trouvé une autre solution", "UNK", G6),
    32: ExitValue("Sortie vers pré-CADA", "PCADA", G3),
    33: ExitValue("Sortie vers un CADA", "CADA", G3),
    34: ExitValue("Sortie vers un centre maternel", "CM", G3),
    35: ExitValue("Sortie vers IML mandat de gestion", "IML-MG", G2),
    36: ExitValue("Sortie vers IML location sous-location", "IML-SL", G2),
    37: ExitValue("Sortie vers IML location sous-location bail glissant", "IML-BG", G2),
    38: ExitValue("Sortie vers un CHRS", "CHRS", G3),
    39: ExitValue("Absence momentanée prévue", "UNK", G6),
    40: ExitValue("Fermeture structure hivernale", "UNK", G5),
    41: ExitValue("Fin de séjour", "UNK", G6),
    42: ExitValue("La personne n'a pas rappelé le 115", "UNK", G6),
    43: ExitValue("La personne ne s'est pas présentée", "UNK", G6),
    44: ExitValue("Prise en charge dans un autre département", "LEFT", G6),
    45: ExitValue("Retour au domicile parental", "TIERS-F", G5),
    46: ExitValue("Maison de retraite", "MRET", G4),
    47: ExitValue("Problème de mobilité (handicap)", "UNK", G6),
    48: ExitValue("Fermeture structure", "UNK", G5),
    49: ExitValue("Assignation à résidence", "ASSI", G4),
    50: ExitValue("Sortie vers une structure d'urgence", "CHU", G3),
    51: ExitValue("Accès à un logement", "LOGT", G1),
    52: ExitValue("Institutions publiques (hôpital, prison, maison de retraite...)", "INST", G4),
}

# Other spellings met in extracts; the article before the place is often dropped.
_ALSO: dict[str, int] = {
    "Décès": 6,
    "Hébergé par des tiers": 7,
    "Hébergement d'insertion": 8,
    "Hébergement de stabilisation": 10,
    "Intermédiation locative": 12,
    "Logement-foyer": 13,
    "ALT": 16,
    "Maison relais": 17,
    "Pension de famille": 17,
    "Départ volontaire": 18,
    "Exclusion": 19,
    "Rue": 22,
    "Rue / abris de fortune": 22,
    "Résidence sociale": 23,
    "Retour pays": 25,
    "Non renseigné": 28,
    "LHSS": 29,
    "LAM": 5,
    "ACT": 30,
    "Pré-CADA": 32,
    "CADA": 33,
    "Centre maternel": 34,
    "CHRS": 38,
    "N'a pas rappelé le 115": 42,
    "Ne s'est pas présentée": 43,
    "Autre département": 44,
}

EXIT = Lookup(
    [(str(number), number) for number in EXITS]
    + [(value.label, number) for number, value in EXITS.items()]
    + list(_ALSO.items())
)


def exit_value(value: str) -> ExitValue | None:
    """The exit of a number or a label; None when SI-SIAO has no such value."""
    number = EXIT.find(value)
    return None if number is None else EXITS[number]
