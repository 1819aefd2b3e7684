"""`siao`: an extract of SI-SIAO, one line per person and event (demand, orientation, entry, exit).

The real export has no published layout: this one gathers the fields the software is known to hold and the
headers met in extracts. Identifiers of persons, groups, demands and stays are the source's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from digor.foundation.exchange.layout import Column, Complaint, Kind, Layout, Privacy, Value
from digor.foundation.exchange.layouts import siao_codes as codes
from digor.foundation.exchange.layouts.siao_exits import EXITS
from digor.foundation.exchange.unreadable import Unreadable

_IDENTIFYING, _SENSITIVE = Privacy.IDENTIFYING, Privacy.SENSITIVE


def _demand_says_where(values: Mapping[str, Value]) -> Complaint | None:
    """A demand without the situation at the demand says nothing of the night."""
    if values.get("row_kind") == "demande" and "situation" in values and values["situation"] is None:
        return "situation", Unreadable("needed_for", kind=codes.ROW_KINDS.label("demande"))
    return None


def _stay_is_somewhere(values: Mapping[str, Value]) -> Complaint | None:
    """An entry or an exit is of a place: its name, or at least its type."""
    if values.get("row_kind") not in ("entree", "sortie"):
        return None
    told = [field for field in ("structure", "establishment", "place_kind") if field in values]
    if not told or any(values[field] for field in told):
        return None
    return told[0], Unreadable("needed_for", kind=codes.ROW_KINDS.label(str(values["row_kind"])))


def _exit_on_an_exit(values: Mapping[str, Value]) -> Complaint | None:
    """A destination on any other line would end a stay nobody declares ended."""
    if values.get("exit") is None or values.get("row_kind") in ("sortie", None):
        return None
    return "exit", Unreadable("not_for", kind=codes.ROW_KINDS.label(str(values["row_kind"])))


def _after_birth(values: Mapping[str, Value]) -> Complaint | None:
    day, born = values.get("day"), values.get("birth_date")
    if isinstance(day, date) and isinstance(born, date) and day < born:
        return "day", Unreadable("before_birth")
    return None


SIAO = Layout(
    "siao",
    (
        Column("row_kind", ("Type de ligne", "Type d'événement", "Événement", "Nature de la ligne"), Kind.CODE,
               required=True, filled=True, nomenclature=codes.ROW_KINDS),
        Column("demand_key", ("Numéro de demande", "N° de demande", "N° demande", "Num demande", "Id demande",
                              "Identifiant demande"), Kind.KEY, privacy=_IDENTIFYING),
        Column("person_key", ("Identifiant personne", "Id personne", "N° personne", "Numéro de personne",
                              "Identifiant de la personne", "ID usager"),
               Kind.KEY, required=True, filled=True, privacy=_IDENTIFYING),
        Column("group_key", ("Identifiant groupe", "Id groupe", "N° groupe", "Numéro de groupe", "Fiche groupe",
                             "Identifiant ménage", "N° ménage", "Id ménage"), Kind.KEY, privacy=_IDENTIFYING),
        Column("stay_key", ("Numéro de prise en charge", "N° de prise en charge", "Id prise en charge",
                            "Numéro de séjour", "N° séjour", "Id séjour"), Kind.KEY, privacy=_IDENTIFYING),
        Column("last_name", ("Nom", "Nom usuel", "Nom de famille", "Nom de la personne"), privacy=_IDENTIFYING),
        Column("birth_name", ("Nom de naissance", "Nom de jeune fille"), privacy=_IDENTIFYING),
        Column("first_name", ("Prénom", "Prénoms", "Prénom usuel", "Prénom de la personne"),
               privacy=_IDENTIFYING),
        Column("birth_date", ("Date de naissance", "Né le", "Née le", "Né(e) le", "DDN", "Date naissance"),
               Kind.BIRTH, privacy=_IDENTIFYING),
        Column("sex", ("Sexe", "Genre", "Civilité"), Kind.CODE, nomenclature=codes.SEXES),
        Column("day", ("Date", "Date de l'événement", "Date événement", "Date de la ligne", "Date d'effet"),
               Kind.DATE, required=True, filled=True),
        Column("entered_on", ("Date d'entrée", "Entré le", "Entrée le", "Date d'entrée dans la structure"), Kind.DATE),
        Column("stated_on", ("Date de mise à jour", "Date de saisie", "Mis à jour le", "Date MAJ",
                             "Date de dernière modification"), Kind.DATE),
        Column("situation", ("Situation à la demande", "Situation", "Situation résidentielle",
                             "Situation par rapport au logement", "Lieu de vie à la demande"),
               Kind.CODE, privacy=_SENSITIVE, nomenclature=codes.SITUATIONS),
        Column("motive", ("Motif de la demande", "Motif demande", "Motif principal"),
               Kind.CODE, privacy=_SENSITIVE, nomenclature=codes.MOTIVES),
        Column("wandering", ("Durée d'errance", "Durée errance", "Temps d'errance"),
               Kind.CODE, privacy=_SENSITIVE, nomenclature=codes.WANDERINGS),
        Column("structure", ("Structure", "Nom de la structure", "Structure d'accueil", "Établissement")),
        Column("structure_key", ("Identifiant structure", "Id structure", "N° structure"), Kind.KEY),
        Column("establishment", ("Type d'établissement", "Type établissement", "Type de structure"),
               Kind.CODE, privacy=_SENSITIVE, nomenclature=codes.ESTABLISHMENTS),
        Column("place_kind", ("Type de place", "Type place"),
               Kind.CODE, privacy=_SENSITIVE, nomenclature=codes.PLACES),
        Column("orientation", ("Statut de l'orientation", "Statut orientation", "Réponse à l'orientation",
                               "Décision"), Kind.CODE, nomenclature=codes.ORIENTATIONS),
        Column("exit", ("Motif de sortie", "Destination", "Situation à la sortie", "Motif fin de prise en charge"),
               Kind.CODE, privacy=_SENSITIVE, nomenclature=EXITS),
        Column("composition", ("Composition", "Composition du ménage", "Composition familiale", "Typologie",
                               "Type de ménage"), Kind.CODE, nomenclature=codes.COMPOSITIONS),
        Column("persons", ("Nombre de personnes", "Nb de personnes", "Nb personnes", "Taille du ménage"),
               Kind.WHOLE),
        Column("commune", ("Commune", "Ville", "Commune de la demande", "Commune d'origine")),
    ),
    checks=(_demand_says_where, _stay_is_somewhere, _exit_on_an_exit, _after_birth),
)  # fmt: skip
