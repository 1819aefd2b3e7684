"""*Situation à la demande*: where people sleep when they ask. SI-SIAO's numbers run from 20 to 57."""

from __future__ import annotations

from digor.casework.people.nomenclature.siao.read import Read
from digor.foundation.exchange.layouts import siao_codes

# SI-SIAO's value → our situation
DEMAND = Read(
    siao_codes.SITUATIONS,
    {
        "20": "RUE",  # À la rue - abri de fortune
        "21": "AUDA",  # AUDA
        "22": "CADA",  # CADA
        "23": "CHUDA",  # CHUDA
        "24": "COLOC",  # Colocation
        "25": "PRIS",  # Détention
        "26": "HIV",  # Dispositif hivernal
        "27": "MEDI",  # Dispositif médical (LHSS, LAM, autre)
        "28": "ERR",  # Errance résidentielle
        "29": "TIERS-A",  # Hébergé chez amis - autre
        "30": "TIERS-F",  # Hébergé chez famille
        "31": "HINS",  # Hébergement d'insertion
        "32": "CHU",  # Hébergement d'urgence
        "33": "CHS",  # Hébergement de stabilisation
        "34": "HOTX",  # Hôtel (hors 115)
        "35": "HOT",  # Hôtel 115
        "36": "INST",  # Institutions publiques (hôpital, maison de retraite)
        "37": "PRV",  # Location parc privé
        "38": "LLS",  # Location parc public
        "39": "LADP",  # Logement accompagné
        "40": "LFOY",  # Logement foyer
        "41": "PF",  # Maison relais
        "42": "ASE",  # PEC-ASE
        "43": "RS",  # Résidence sociale
        "44": "AUTR",  # Autre
        "45": "EXP-PRV",  # Expulsion locative du privé
        "46": "EXP-LLS",  # Expulsion locative du public
        "47": "AUTR",  # Accueil de jour, service social, associations
        "48": "AUTR",  # Service social
        "49": "AUTR",  # Associations
        "50": "PROP",  # Propriétaire
        "51": "IML",  # Intermédiation locative
        "52": "SQUAT",  # Expulsion squat
        # A scheme of shelter by its name; who leaves it slept there until now.
        "53": "HEB",  # MHL (mission hébergement logement)
        "54": "CAMP",  # Évacuation de camp / bidonville
        "55": "DOMC",  # Domicile conjugal
        "56": "HUDA",  # HUDA
        "57": "HEB",  # Fin de prise en charge mission hébergement logement (MHL)
        "tiers": "TIERS",
        "camp": "CAMP",
        "squat": "SQUAT",
        "nr": "UNK",
    },
)


def situation(value: str) -> str | None:
    """The situation of a number or a label; None when SI-SIAO has no such value."""
    return DEMAND.find(value)
