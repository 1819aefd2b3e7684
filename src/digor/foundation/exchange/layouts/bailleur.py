"""`bailleur`: a landlord's file, one line per dwelling of its stock, vacancy, attribution or refusal.

No person is in it: a candidate is a reference of the landlord's own, and even that is not read.
"""

from __future__ import annotations

from collections.abc import Mapping

from digor.foundation.exchange.layout import Column, Complaint, Kind, Layout, Value
from digor.foundation.exchange.nomenclature import Nomenclature
from digor.foundation.exchange.unreadable import Unreadable

ROW_KINDS = Nomenclature(
    "Type de ligne",
    {"parc": "Parc", "vacance": "Vacance", "attribution": "Attribution", "refus": "Refus", "retrait": "Retrait"},
    {
        "logement": "parc", "patrimoine": "parc", "libération": "vacance", "logement vacant": "vacance",
        "congé": "vacance", "bail": "attribution", "bail signé": "attribution", "relocation": "attribution",
        "refus de la proposition": "refus", "proposition refusée": "refus", "retiré": "retrait",
    },
)  # fmt: skip
SOLUTIONS = Nomenclature(
    "Type de logement",
    {"LLS": "Logement social", "RS": "Résidence sociale", "FJT": "Foyer de jeunes travailleurs",
     "PF": "Pension de famille", "RA": "Résidence accueil", "IML-MG": "IML, mandat de gestion",
     "IML-SL": "IML, sous-location", "IML-BG": "IML, bail glissant", "PRV-CONV": "Privé conventionné",
     "PRV": "Privé", "ALT": "Logement ALT"},
    {"HLM": "LLS", "locatif social": "LLS", "maison relais": "PF", "mandat de gestion": "IML-MG",
     "sous-location": "IML-SL", "bail glissant": "IML-BG", "conventionné Anah": "PRV-CONV"},
)  # fmt: skip
TYPOLOGIES = Nomenclature(
    "Typologie",
    {"T1": "T1", "T1B": "T1 bis", "T2": "T2", "T3": "T3", "T4": "T4", "T5": "T5 et plus"},
    {"F1": "T1", "studio": "T1", "F1 bis": "T1B", "F2": "T2", "F3": "T3", "F4": "T4", "F5": "T5",
     "T6": "T5", "F6": "T5", "T7": "T5"},
)  # fmt: skip
ACCESS = Nomenclature(
    "Accessibilité",
    {"none": "Non accessible", "reached": "Accessible", "adapted": "Adapté"},
    {"non": "none", "aucune": "none", "oui": "reached", "plain-pied": "reached", "sans marche": "reached",
     "PMR": "adapted", "adapté PMR": "adapted", "fauteuil": "adapted"},
)  # fmt: skip
FINANCINGS = Nomenclature(
    "Financement",
    {"PLAI": "PLAI", "PLUS": "PLUS", "PLS": "PLS", "LOC1": "Loc1", "LOC2": "Loc2", "LOC3": "Loc3",
     "NONE": "Non conventionné"},
    {"PLA-I": "PLAI", "PLA d'intégration": "PLAI", "PLA": "PLUS", "HLMO": "PLUS", "PLI": "NONE",
     "loc 1": "LOC1", "loc 2": "LOC2", "loc 3": "LOC3"},
)  # fmt: skip
HOLDERS = Nomenclature(
    "Réservataire",
    {"state": "État", "state_agents": "État, fonctionnaires", "intercommunality": "EPCI", "commune": "Commune",
     "department": "Département", "action_logement": "Action Logement", "siao": "SIAO", "landlord": "Bailleur"},
    {"préfecture": "state", "contingent préfectoral": "state", "fonctionnaires": "state_agents",
     "Agglomération": "intercommunality", "QBO": "intercommunality", "ville": "commune", "mairie": "commune",
     "conseil départemental": "department", "ALS": "action_logement", "1% logement": "action_logement",
     "non réservé": "landlord", "hors contingent": "landlord"},
)  # fmt: skip
REASONS = Nomenclature(
    "Motif",
    {"household_declined": "Refus du ménage", "no_answer": "Sans réponse", "resources": "Ressources",
     "size": "Taille", "documents": "Pièces manquantes", "committee": "Autre candidat retenu",
     "works": "Travaux", "sold": "Vente ou démolition", "error": "Erreur", "other": "Autre"},
    {"refus candidat": "household_declined", "désistement": "household_declined", "pas de réponse": "no_answer",
     "taux d'effort": "resources", "dossier incomplet": "documents", "CALEOL": "committee", "démolition": "sold",
     "vente": "sold", "erreur de saisie": "error"},
)  # fmt: skip


def _day_of_what_happened(values: Mapping[str, Value]) -> Complaint | None:
    """An attribution, a refusal or a withdrawal happened on a day."""
    if values.get("row_kind") in (None, "parc", "vacance") or "day" not in values or values["day"]:
        return None
    return "day", Unreadable("needed_for", kind=ROW_KINDS.label(str(values["row_kind"])))


BAILLEUR = Layout(
    "bailleur",
    (
        Column("row_kind", ("Type de ligne", "Nature de la ligne", "Type", "Événement"), Kind.CODE, required=True,
               filled=True, nomenclature=ROW_KINDS),
        Column("reference", ("Référence du logement", "Référence logement", "Code logement", "N° logement",
                             "Identifiant logement", "RPLS"), Kind.KEY, required=True, filled=True),
        Column("vacancy_key", ("Numéro de vacance", "N° vacance", "Identifiant vacance", "N° de libération"), Kind.KEY),
        Column("stated_on", ("Date de mise à jour", "Mis à jour le", "Date MAJ"), Kind.DATE),
        Column("declared_on", ("Date de déclaration", "Déclaré le", "Date du congé", "Date de préavis"), Kind.DATE),
        Column("day", ("Date de l'événement", "Date événement", "Date", "Date de signature", "Date du refus"),
               Kind.DATE),
        Column("available_from", ("Disponible le", "Date de disponibilité", "Date de libération", "Libre le"),
               Kind.DATE),
        Column("solution", ("Type de logement", "Nature du logement", "Catégorie"), Kind.CODE, nomenclature=SOLUTIONS),
        Column("typology", ("Typologie", "Type T", "Nombre de pièces"), Kind.CODE, nomenclature=TYPOLOGIES),
        Column("surface", ("Surface", "Surface habitable", "Surface m2"), Kind.WHOLE),
        Column("floor", ("Étage", "Niveau"), Kind.WHOLE),
        Column("lift", ("Ascenseur",), Kind.YES_NO),
        Column("accessibility", ("Accessibilité", "Accessible", "PMR"), Kind.CODE, nomenclature=ACCESS),
        Column("rent", ("Loyer", "Loyer hors charges", "Loyer HC", "Loyer principal")),
        Column("charges", ("Charges", "Provision de charges")),
        Column("commune", ("Commune", "Ville", "Code INSEE")),
        Column("sector", ("Secteur", "Quartier", "Résidence", "Groupe")),
        Column("address", ("Adresse", "Adresse du logement")),
        Column("financing", ("Financement", "Conventionnement"), Kind.CODE, nomenclature=FINANCINGS),
        Column("qpv", ("QPV", "Quartier prioritaire", "En QPV"), Kind.YES_NO),
        Column("removed_on", ("Sorti du parc le", "Date de sortie du parc"), Kind.DATE),
        Column("holder", ("Réservataire", "Contingent", "Réservation"), Kind.CODE, nomenclature=HOLDERS),
        Column("deadline", ("Date limite de désignation", "Désigner avant le", "Date limite", "Échéance"), Kind.DATE),
        Column("reason", ("Motif", "Motif de refus", "Motif de retrait"), Kind.CODE, nomenclature=REASONS),
    ),
    checks=(_day_of_what_happened,),
)  # fmt: skip
