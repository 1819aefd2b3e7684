"""Words of a round's sheet that tell neither a place nor a night: who was not there, what people ask for."""

from __future__ import annotations

from digor.casework.people.enums import Asked
from digor.casework.people.nomenclature.lookup import Lookup, fold

# Looked for and not found: nothing is known of that night.
NOT_SEEN = Lookup(
    [
        (words, True)
        for words in (
            "pas vu", "pas vue", "pas vus", "non vu", "non vue", "pas rencontré", "pas rencontrée", "non rencontré",
            "non rencontrée", "absent", "absente", "absents", "pas là", "introuvable", "personne", "personne sur place",
            "néant",
        )
    ]
)  # fmt: skip

# Found anywhere in what is asked, the first that is said wins.
_ASKED: tuple[tuple[Asked, tuple[str, ...]], ...] = (
    (Asked.NOTHING, ("rien", "aucune", "aucun", "ras", "refuse", "refus")),
    (Asked.SHELTER, ("hebergement", "heberge", "115", "abri", "place", "mise a l abri", "nuit au chaud")),
    (Asked.HOUSING, ("logement", "appartement", "studio", "chez soi")),
    (Asked.MEAL, ("repas", "manger", "nourriture", "cafe", "soupe", "sandwich", "boisson", "colis")),
    (Asked.HYGIENE, ("douche", "hygiene", "vetement", "vetements", "couverture", "couvertures", "duvet", "lessive")),
    (Asked.PAPERS, ("papiers", "domiciliation", "carte d identite", "droits", "rsa", "demarches")),
    (Asked.CARE, ("soin", "soins", "medecin", "infirmier", "infirmiere", "sante", "pass")),
    (Asked.TALK, ("parler", "discuter", "discussion", "ecoute", "passage")),
)  # fmt: skip


def asked_for(text: str) -> str:
    """The first thing asked for that the list knows, as a code; "" when there is none."""
    words = f" {fold(text)} "
    found = [
        (words.index(f" {word} "), code) for code, known in _ASKED for word in known if f" {word} " in words
    ]
    return min(found)[1].value if found else ""
