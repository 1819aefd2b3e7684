"""`hebergement`: a shelter's own list, one line per person and stay, those present and those who left.

Shelters have no common export: this one gathers the columns of the lists they keep in a spreadsheet. One file may
tell of several structures. A file number, when there is one, is the shelter's; many lists have none.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from digor.foundation.exchange.layout import Column, Complaint, Kind, Layout, Privacy, Value
from digor.foundation.exchange.layouts.siao_codes import SEXES
from digor.foundation.exchange.unreadable import Unreadable

_IDENTIFYING, _SENSITIVE = Privacy.IDENTIFYING, Privacy.SENSITIVE


def _someone(values: Mapping[str, Value]) -> Complaint | None:
    """A line is about someone: a name, or the shelter's file number."""
    names = [field for field in ("last_name", "first_name", "person_key") if field in values]
    if not names or any(values[field] for field in names):
        return None
    return names[0], Unreadable("needed_one_of", other="N° de dossier")


def _after_birth(values: Mapping[str, Value]) -> Complaint | None:
    entered, born = values.get("entered_on"), values.get("birth_date")
    if isinstance(entered, date) and isinstance(born, date) and entered < born:
        return "entered_on", Unreadable("before_birth")
    return None


HEBERGEMENT = Layout(
    "hebergement",
    (
        Column("structure", ("Structure", "Nom de la structure", "Établissement", "Centre", "Site", "Foyer",
                             "Structure d'hébergement", "Nom de l'établissement")),
        Column("kind", ("Dispositif", "Type de structure", "Type d'hébergement", "Type de place", "Type d'établissement",
                        "Type"), privacy=_SENSITIVE),
        Column("unit", ("Chambre", "Logement", "Appartement", "N° de chambre", "Numéro de chambre", "N° chambre", "Unité",
                        "N° de logement", "Place", "Lit", "Chambre ou logement"), privacy=_SENSITIVE),
        Column("person_key", ("N° de dossier", "Numéro de dossier", "N° dossier", "Numéro interne", "N° interne",
                              "Identifiant", "Identifiant personne", "N° d'usager", "N° usager", "Matricule"),
               Kind.KEY, privacy=_IDENTIFYING),
        Column("household_key", ("N° de ménage", "N° ménage", "Numéro de ménage", "Ménage", "N° de famille", "N° famille",
                                 "Famille", "N° de groupe", "N° groupe", "Groupe", "Identifiant ménage"),
               Kind.KEY, privacy=_IDENTIFYING),
        Column("last_name", ("Nom", "Nom de famille", "Nom usuel"), privacy=_IDENTIFYING),
        Column("first_name", ("Prénom", "Prénoms"), privacy=_IDENTIFYING),
        Column("birth_date", ("Date de naissance", "Né le", "Née le", "Né(e) le", "DDN", "Date naissance", "Naissance"),
               Kind.BIRTH, privacy=_IDENTIFYING),
        Column("sex", ("Sexe", "Genre", "Civilité"), Kind.CODE, nomenclature=SEXES),
        Column("composition", ("Composition", "Composition familiale", "Composition du ménage", "Typologie",
                               "Type de ménage")),
        Column("entered_on", ("Date d'entrée", "Entrée", "Entré le", "Entrée le", "Entré(e) le", "Arrivée", "Arrivé le",
                              "Date d'arrivée", "Date d'admission", "Début de séjour"),
               Kind.DATE, required=True, filled=True),
        Column("expected_exit", ("Sortie prévue", "Date de sortie prévue", "Sortie prévue le", "Fin prévue", "Fin de contrat",
                                 "Fin de prise en charge prévue", "Échéance"), Kind.DATE),
        Column("left_on", ("Date de sortie", "Sortie", "Sorti le", "Sortie le", "Sorti(e) le", "Départ", "Date de départ",
                           "Fin de séjour"), Kind.DATE),
        Column("destination", ("Destination", "Motif de sortie", "Sortie vers", "Solution de sortie", "Orientation de sortie"),
               privacy=_SENSITIVE),
        Column("commune", ("Commune", "Ville")),
        Column("listed_on", ("Date du fichier", "Situation au", "Présents au", "À la date du", "Date de la liste",
                             "Liste au", "Mise à jour le", "Mis à jour le"), Kind.DATE),
    ),
    checks=(_someone, _after_birth),
)  # fmt: skip
