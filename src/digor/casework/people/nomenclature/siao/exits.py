"""*Motif de sortie*: where people go, 52 values, and the six groups they are counted in."""

from __future__ import annotations

from dataclasses import dataclass

from digor.casework.people.nomenclature.classes import ExitGroup
from digor.casework.people.nomenclature.siao.read import Read
from digor.foundation.exchange.layouts import siao_exits

G1, G2, G3, G4, G5, G6 = ExitGroup


@dataclass(frozen=True, slots=True)
class ExitValue:
    """One of SI-SIAO's exits: where the person sleeps next (`UNK` when not said), and its group."""

    situation: str
    group: ExitGroup


# SI-SIAO's value → what it says
EXITS = Read(
    siao_exits.EXITS,
    {
        "1": ExitValue("AUTR", G6),  # Autre motif
        "2": ExitValue("COLOC", G1),  # Colocation
        "3": ExitValue("DNA", G3),  # Dispositif d'asile
        "4": ExitValue("HIV", G3),  # Dispositif hivernal
        "5": ExitValue("LAM", G4),  # Sortie vers LAM (lit d'accueil médicalisé)
        "6": ExitValue("DEC", G6),  # Décédée
        "7": ExitValue("TIERS", G5),  # Hébergée par des tiers
        "8": ExitValue("HINS", G3),  # Sortie vers hébergement d'insertion
        "9": ExitValue("CHU", G3),  # Hébergement d'urgence
        "10": ExitValue("CHS", G3),  # Sortie vers hébergement de stabilisation
        "11": ExitValue("HOT", G3),  # Hôtel
        "12": ExitValue("IML", G2),  # Logement en intermédiation locative
        "13": ExitValue("LFOY", G2),  # Sortie vers logement-foyer (FJT - FTM)
        "14": ExitValue("PRV", G1),  # Accès à un logement parc privé
        "15": ExitValue("LLS", G1),  # Accès à un logement parc public
        "16": ExitValue("ALT", G3),  # Sortie vers ALT
        "17": ExitValue("PF", G2),  # Sortie vers une maison relais
        "18": ExitValue("UNK", G6),  # Départ volontaire de la personne
        "19": ExitValue("UNK", G6),  # Exclusion de la structure
        "20": ExitValue("DOMC", G5),  # Retour au domicile conjugal ou personnel
        "21": ExitValue("TIERS-F", G5),  # Retour dans la famille
        "22": ExitValue("RUE", G5),  # Rue / abri de fortune (squat, camping, voiture)
        "23": ExitValue("RS", G2),  # Sortie vers résidence sociale
        "24": ExitValue("RA", G2),  # Résidence accueil
        "25": ExitValue("LEFT", G6),  # Retour dans le pays d'origine
        "26": ExitValue("HOP", G4),  # Hospitalisation
        "27": ExitValue("PRIS", G4),  # Incarcération
        "28": ExitValue("UNK", G6),  # Information non renseignée
        "29": ExitValue("LHSS", G4),  # Sortie vers une unité de lits halte soins santé
        "30": ExitValue("ACT", G4),  # Sortie vers les ACT (appartement de coordination thérapeutique)
        "31": ExitValue("UNK", G6),  # La personne a trouvé une autre solution
        "32": ExitValue("PCADA", G3),  # Sortie vers pré-CADA
        "33": ExitValue("CADA", G3),  # Sortie vers un CADA
        "34": ExitValue("CM", G3),  # Sortie vers un centre maternel
        "35": ExitValue("IML-MG", G2),  # Sortie vers IML mandat de gestion
        "36": ExitValue("IML-SL", G2),  # Sortie vers IML location sous-location
        "37": ExitValue("IML-BG", G2),  # Sortie vers IML location sous-location bail glissant
        "38": ExitValue("CHRS", G3),  # Sortie vers un CHRS
        "39": ExitValue("UNK", G6),  # Absence momentanée prévue
        "40": ExitValue("UNK", G5),  # Fermeture structure hivernale
        "41": ExitValue("UNK", G6),  # Fin de séjour
        "42": ExitValue("UNK", G6),  # La personne n'a pas rappelé le 115
        "43": ExitValue("UNK", G6),  # La personne ne s'est pas présentée
        "44": ExitValue("LEFT", G6),  # Prise en charge dans un autre département
        "45": ExitValue("TIERS-F", G5),  # Retour au domicile parental
        "46": ExitValue("MRET", G4),  # Maison de retraite
        "47": ExitValue("UNK", G6),  # Problème de mobilité (handicap)
        "48": ExitValue("UNK", G5),  # Fermeture structure
        "49": ExitValue("ASSI", G4),  # Assignation à résidence
        "50": ExitValue("CHU", G3),  # Sortie vers une structure d'urgence
        "51": ExitValue("LOGT", G1),  # Accès à un logement
        "52": ExitValue("INST", G4),  # Institutions publiques (hôpital, prison, maison de retraite...)
    },
)


def exit_value(value: str) -> ExitValue | None:
    """The exit of a number or a label; None when SI-SIAO has no such value."""
    return EXITS.find(value)
