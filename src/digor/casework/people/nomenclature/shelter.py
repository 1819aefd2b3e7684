"""The words of shelters' own lists: what a place is, and where people go. `find` never guesses."""

from __future__ import annotations

from digor.casework.people.nomenclature import maraude
from digor.casework.people.nomenclature.lookup import Lookup
from digor.casework.people.nomenclature.siao import demand, exits, places

# our situation: how shelters write what they are
WORDS: dict[str, tuple[str, ...]] = {
    "HEB": ("hébergement", "foyer", "centre d'hébergement", "place d'hébergement", "hébergement collectif",
            "hébergement diffus"),
    "CHU": ("CHU", "hébergement d'urgence", "urgence", "place d'urgence", "place en urgence", "HU", "115"),
    "CHS": ("CHS", "stabilisation", "place de stabilisation", "centre de stabilisation", "hébergement de stabilisation"),
    "HINS": ("insertion", "place d'insertion", "hébergement d'insertion", "HI"),
    "CHRS": ("CHRS", "CHRS insertion", "CHRS urgence", "CHRS hors les murs", "CHRS diffus", "CHRS collectif"),
    "ALT": ("ALT", "logement temporaire", "allocation logement temporaire"),
    "ABN": ("abri de nuit", "abris de nuit", "accueil de nuit", "asile de nuit"),
    "HDN": ("halte de nuit", "halte"),
    "HIV": ("hiver", "place hiver", "grand froid", "place hivernale", "dispositif hivernal", "plan hivernal", "gymnase"),
    "HOT": ("hôtel", "hôtel 115", "nuitées hôtelières", "nuitée hôtelière"),
    "HOTX": ("hôtel hors 115", "hôtel association"),
    "RHVS": ("RHVS",),
    "CM": ("centre maternel", "CM"),
    "VVIO": ("femmes victimes de violences", "violences", "VVIO", "FVV", "place FVV", "place femmes victimes de violences"),
    "CADA": ("CADA",),
    "HUDA": ("HUDA", "hébergement d'urgence demandeurs d'asile"),
    "CPH": ("CPH", "centre provisoire d'hébergement"),
    "LHSS": ("LHSS", "lits halte soins santé", "lit halte soins santé"),
    "LAM": ("LAM", "lits d'accueil médicalisés"),
    "IML": ("IML", "intermédiation locative"),
    "PF": ("pension de famille", "maison relais"),
    "RS": ("résidence sociale",),
    "FJT": ("FJT", "foyer de jeunes travailleurs", "foyer jeunes travailleurs"),
    "RA": ("résidence accueil",),
}  # fmt: skip

# our situation: where people go, in the words of a list of exits
GONE: dict[str, tuple[str, ...]] = {
    "LLS": ("logement social", "HLM", "logement HLM", "parc public", "parc social", "bailleur social"),
    "PRV": ("logement privé", "parc privé", "location privée"),
    "LOGT": ("logement", "logement autonome", "relogement", "logement pérenne", "accès au logement"),
    "TIERS": ("tiers", "chez un tiers", "hébergé chez un tiers", "hébergée chez un tiers"),
    "TIERS-F": ("famille", "retour en famille", "retour famille"),
    "RUE": ("rue", "retour à la rue"),
    "HOP": ("hôpital", "hospitalisation"),
    "LEFT": ("autre département", "départ du département", "autre territoire"),
    "DEC": ("décès", "décédé", "décédée"),
    "UNK": ("inconnu", "inconnue", "inconnue de l'équipe", "sans adresse", "parti sans laisser d'adresse", "ne sait pas",
            "partie sans laisser d'adresse", "abandon", "départ volontaire", "exclusion", "fin de prise en charge",
            "non renseigné", "autre"),
}  # fmt: skip

KINDS = Lookup([(word, code) for code, words in WORDS.items() for word in words])
DESTINATIONS = Lookup([(word, code) for code, words in GONE.items() for word in words])


def kind(text: str) -> str | None:
    """The situation of who stays in a place of that kind, in a shelter's words or SI-SIAO's; None when not plain."""
    found = KINDS.find(text) or places.PLACE.find(text) or places.ESTABLISHMENT.find(text)
    return None if found == "UNK" else found


def destination(text: str) -> str | None:
    """Where somebody went: in SI-SIAO's words of exit, a shelter's, a round's; None when not plain."""
    value = exits.exit_value(text)
    if value is not None:
        return value.situation
    return DESTINATIONS.find(text) or KINDS.find(text) or maraude.situation(text)


def nearest(text: str) -> str | None:
    """The known words closest in spelling, for the sentence that says what to write instead."""
    return DESTINATIONS.nearest(text) or KINDS.nearest(text) or exits.EXITS.nearest(text)


def situation(text: str) -> str | None:
    """Any partner's word for where somebody sleeps: a round's, a shelter's, SI-SIAO's; None when not plain."""
    if not text.strip() or text.strip().isdigit():
        return None
    return (
        maraude.situation(text)
        or KINDS.find(text)
        or DESTINATIONS.find(text)
        or demand.situation(text)
        or (value.situation if (value := exits.exit_value(text)) else None)
    )
