"""`maraude`: the sheet of one round, one line per person or group met.

The sleeping place and the needs are read as the team wrote them: their words have no closed list here.
"""

from __future__ import annotations

from collections.abc import Mapping

from digor.foundation.exchange.layout import Column, Complaint, Kind, Layout, Privacy, Value
from digor.foundation.exchange.nomenclature import Nomenclature
from digor.foundation.exchange.unreadable import Unreadable

# What the team saw: spoken with, seen from afar or asleep, or told of by someone else.
MET = Nomenclature(
    "Rencontré ou aperçu",
    {"rencontre": "Rencontré", "apercu": "Aperçu", "signale": "Signalé"},
    {
        "rencontrée": "rencontre", "rencontrés": "rencontre", "rencontrées": "rencontre", "R": "rencontre",
        "échange": "rencontre", "discussion": "rencontre", "aperçue": "apercu", "aperçus": "apercu",
        "A": "apercu", "vu de loin": "apercu", "vue de loin": "apercu", "dort": "apercu", "endormi": "apercu",
        "endormie": "apercu", "signalée": "signale", "signalement": "signale", "signalement 115": "signale",
        "S": "signale",
    },
)  # fmt: skip


def _someone(values: Mapping[str, Value]) -> Complaint | None:
    """A line is about someone: a key, an alias or a name."""
    names = [field for field in ("alias", "last_name", "first_name", "person_key") if field in values]
    if not names or any(values[field] for field in names):
        return None
    other = "nom" if names[0] == "alias" else "alias"
    return names[0], Unreadable("needed_one_of", other=other)


MARAUDE = Layout(
    "maraude",
    (
        Column("night", ("Date de la nuit", "Nuit", "Nuit du", "Date", "Date de la maraude", "Date de maraude",
                         "Date maraude"), Kind.NIGHT, required=True, filled=True),
        Column("sector", ("Secteur", "Quartier", "Zone")),
        Column("place", ("Lieu précis", "Lieu", "Lieu de rencontre", "Adresse", "Emplacement", "Endroit"),
               privacy=Privacy.SENSITIVE),
        Column("person_key", ("Identifiant", "Identifiant personne", "N° dossier", "Numéro de dossier", "Code"),
               Kind.KEY, privacy=Privacy.IDENTIFYING),
        Column("alias", ("Alias", "Surnom", "Pseudo", "Alias ou surnom", "Désignation"),
               privacy=Privacy.IDENTIFYING),
        Column("last_name", ("Nom", "Nom de famille", "Nom usuel"), privacy=Privacy.IDENTIFYING),
        Column("first_name", ("Prénom", "Prénoms"), privacy=Privacy.IDENTIFYING),
        Column("met", ("Rencontré ou aperçu", "Rencontré / aperçu", "Contact", "Type de contact", "Rencontre"),
               Kind.CODE, nomenclature=MET),
        Column("situation", ("Où il dort", "Où dort-il", "Où elle dort", "Où dort la personne", "Lieu de nuit",
                             "Situation", "Lieu de sommeil", "Couchage"),
               required=True, privacy=Privacy.SENSITIVE),
        Column("asks", ("Demande", "Demandes", "Besoin", "Besoins", "Demande ou besoin"),
               privacy=Privacy.SENSITIVE),
        Column("persons", ("Nombre de personnes", "Nb de personnes", "Nb personnes", "Nbre de personnes",
                           "Effectif"), Kind.WHOLE),
        Column("animal", ("Animal", "Animaux", "Chien"),),
        Column("remarks", ("Remarques", "Remarque", "Observations", "Commentaire", "Commentaires", "Notes"),
               privacy=Privacy.SENSITIVE),
        Column("team", ("Équipe", "Maraude", "Association", "Structure")),
    ),
    checks=(_someone,),
)  # fmt: skip
