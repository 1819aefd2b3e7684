"""`indigne`: reports on the condition of dwellings, from Signal Logement or the département's body (PDLHI).

One line per report, under its own number. Who lives there is not read: the link with a household is made by the
professional who supports it.
"""

from __future__ import annotations

from digor.foundation.exchange.layout import Column, Kind, Layout, Privacy
from digor.foundation.exchange.nomenclature import Nomenclature

FINDINGS = Nomenclature(
    "Constat",
    {"waiting": "Visite à venir", "decent": "Décent", "not_decent": "Non décent", "unfit": "Impropre à l'habitation",
     "dangerous": "Dangereux"},
    {"à visiter": "waiting", "non-décence": "not_decent", "indécent": "not_decent", "impropre": "unfit",
     "péril": "dangerous", "conforme": "decent"},
)  # fmt: skip
MEASURES = Nomenclature(
    "Mesure",
    {"none": "Aucune", "formal_notice": "Mise en demeure", "safety": "Arrêté de mise en sécurité",
     "insalubrity": "Arrêté d'insalubrité", "urgent": "Arrêté d'urgence", "rsd": "Infraction au RSD"},
    {"pas de mesure": "none", "courrier": "formal_notice", "arrêté de péril": "safety", "péril": "safety",
     "insalubrité": "insalubrity", "L511-19": "urgent", "danger imminent": "urgent", "RSD": "rsd"},
)  # fmt: skip
OUTCOMES = Nomenclature(
    "Suite",
    {"open": "En cours", "repaired": "Travaux réalisés", "rehoused": "Relogé par le propriétaire",
     "lifted": "Mainlevée", "unfounded": "Sans suite"},
    {"ouvert": "open", "travaux faits": "repaired", "relogement": "rehoused", "mainlevée de l'arrêté": "lifted",
     "classé sans suite": "unfounded", "non fondé": "unfounded"},
)  # fmt: skip

INDIGNE = Layout(
    "indigne",
    (
        Column("number", ("Numéro de signalement", "N° signalement", "N° Signal Logement", "N° PDLHI", "Numéro"),
               Kind.KEY, required=True, filled=True),
        Column("received_on", ("Date du signalement", "Signalé le", "Date de dépôt", "Reçu le"), Kind.DATE,
               required=True, filled=True),
        Column("stated_on", ("Date de mise à jour", "Mis à jour le", "Date MAJ"), Kind.DATE),
        Column("commune", ("Commune", "Ville", "Code INSEE")),
        Column("address", ("Adresse", "Adresse du logement"), privacy=Privacy.SENSITIVE),
        Column("visited_on", ("Date de visite", "Visité le"), Kind.DATE),
        Column("finding", ("Constat", "Résultat de la visite"), Kind.CODE, nomenclature=FINDINGS),
        Column("measure", ("Mesure", "Arrêté", "Procédure"), Kind.CODE, nomenclature=MEASURES),
        Column("measure_on", ("Date de la mesure", "Date de l'arrêté"), Kind.DATE),
        Column("rehousing_due_on", ("Relogement dû le", "Date limite de relogement", "Échéance de relogement"),
               Kind.DATE),
        Column("rehoused_on", ("Relogé le", "Date de relogement"), Kind.DATE),
        Column("outcome", ("Suite", "Issue", "État du dossier"), Kind.CODE, nomenclature=OUTCOMES),
        Column("closed_on", ("Clos le", "Date de clôture"), Kind.DATE),
    ),
)  # fmt: skip
