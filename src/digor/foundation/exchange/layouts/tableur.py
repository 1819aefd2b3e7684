"""`tableur`: any spreadsheet. The fields are what a column may mean; which column means what is a mapping.

A layout is made for each mapping by `mapped`: the headers are the file's own, and each field is read as declared
here. The line between a field and the words for it on screen belongs to the room that asks people to map.
"""

from __future__ import annotations

from collections.abc import Mapping

from digor.foundation.exchange.layout import Column, Kind, Layout, Privacy

_IDENTIFYING, _SENSITIVE = Privacy.IDENTIFYING, Privacy.SENSITIVE

TABLEUR = Layout(
    "tableur",
    (
        Column("person_key", ("N° de dossier", "Numéro de dossier", "N° dossier", "Identifiant", "Identifiant personne", "Id",
                              "Code", "Matricule", "N° usager"), Kind.KEY, privacy=_IDENTIFYING),
        Column("last_name", ("Nom", "Nom de famille", "Nom usuel"), privacy=_IDENTIFYING),
        Column("first_name", ("Prénom", "Prénoms"), privacy=_IDENTIFYING),
        Column("full_name", ("Nom et prénom", "Nom prénom", "Nom - Prénom", "Personne", "Bénéficiaire", "Usager"),
               privacy=_IDENTIFYING),
        Column("birth_date", ("Date de naissance", "Né le", "Née le", "Né(e) le", "DDN", "Date naissance", "Naissance"),
               Kind.BIRTH, privacy=_IDENTIFYING),
        Column("alias", ("Alias", "Surnom", "Pseudo", "Désignation"), privacy=_IDENTIFYING),
        Column("household_key", ("Ménage", "N° ménage", "N° de ménage", "Famille", "N° famille", "Foyer", "Groupe"),
               Kind.KEY, privacy=_IDENTIFYING),
        Column("situation", ("Situation", "Où dort la personne", "Où", "Où dort-il", "Où dort-elle", "Hébergement", "Situation résidentielle", "Lieu de vie",
                             "Statut", "Logement"), privacy=_SENSITIVE),
        Column("night", ("Date de la nuit", "Nuit", "Nuit du", "Date", "Vu le", "Rencontré le", "Date de rencontre",
                         "Date de contact", "Dernier contact"), Kind.NIGHT),
        Column("from_day", ("Du", "Depuis", "Date d'entrée", "Entrée", "Entré le", "Début", "Date de début", "Depuis le",
                            "Date d'arrivée"), Kind.DATE),
        Column("to_day", ("Au", "Jusqu'au", "Date de sortie", "Sortie", "Sorti le", "Fin", "Date de fin"), Kind.DATE),
        Column("structure", ("Structure", "Nom de la structure", "Établissement", "Lieu d'hébergement", "Site")),
        Column("commune", ("Commune", "Ville")),
        Column("sector", ("Secteur", "Quartier", "Zone")),
        Column("referent", ("Référent", "Référente", "Référent social", "Travailleur social", "Suivi par")),
        Column("phone", ("Téléphone", "Tél", "Tél.", "Portable", "Mobile", "N° de téléphone"), Kind.KEY,
               privacy=_IDENTIFYING),
        Column("note", ("Remarques", "Observations", "Commentaire", "Commentaires", "Notes"), privacy=_SENSITIVE),
    ),
)  # fmt: skip


def mapped(columns: Mapping[str, str]) -> Layout:
    """The layout of a file whose headers (as written) mean these fields; KeyError for an undeclared field.

    Two headers of one field are two columns that must say the same, as a doubled header.
    """
    headers: dict[str, list[str]] = {}
    for header, field in columns.items():
        headers.setdefault(field, []).append(header)
    return Layout(
        TABLEUR.name,
        tuple(
            Column(
                field,
                tuple(headers[field]),
                TABLEUR.by_field[field].kind,
                privacy=TABLEUR.by_field[field].privacy,
            )
            for field in TABLEUR.fields
            if field in headers
        ),
        by_name=False,
    )
