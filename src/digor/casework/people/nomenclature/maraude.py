"""The words of round sheets. A word is read only when it is plain: `find` never guesses a person's night."""

from __future__ import annotations

from digor.casework.people.nomenclature.lookup import Lookup

# our situation: the words found on sheets
WORDS: dict[str, tuple[str, ...]] = {
    "RUE": (
        "rue", "à la rue", "dehors", "dort dehors", "abri de fortune", "rue, abri de fortune", "trottoir",
        "banc", "porche", "sous un porche", "sous un pont", "hall", "hall d'immeuble", "cage d'escalier",
        "parking", "gare", "abribus", "parc", "jardin public", "tente", "sous tente", "bivouac",
    ),
    "VEH": ("véhicule", "voiture", "dans sa voiture", "camion", "fourgon", "camionnette", "utilitaire"),
    "ERR": ("errance", "errance résidentielle", "à droite à gauche", "de place en place"),
    "CAMP": ("camp", "campement", "bidonville", "camp, bidonville"),
    "SQUAT": ("squat", "en squat", "dans un squat", "maison squattée"),
    "CABN": ("cabane", "cabanon", "construction provisoire"),
    "IMPR": ("cave", "garage", "grenier", "local poubelles", "entrepôt", "usine", "local impropre", "hangar"),
    "HMOB": ("caravane", "camping-car", "mobil-home", "habitat mobile", "bus aménagé", "camion aménagé"),
    "TIERS": ("tiers", "chez un tiers", "chez des tiers", "hébergé chez un tiers", "chez quelqu'un"),
    "TIERS-F": ("famille", "chez sa famille", "chez ses parents", "chez sa mère", "chez son frère", "chez sa sœur"),
    "TIERS-A": ("ami", "chez un ami", "chez une amie", "chez des amis", "chez un copain", "chez une copine"),
    "HEB": ("hébergement", "foyer", "en foyer", "centre d'hébergement"),
    "ABN": ("abri de nuit", "abris de nuit"),
    "HDN": ("halte", "halte de nuit"),
    "HIV": ("gymnase", "grand froid", "plan hiver", "dispositif hivernal"),
    "HOT": ("hôtel", "hôtel 115", "à l'hôtel"),
    "HOTP": ("hôtel payé par lui", "hôtel payé par elle", "hôtel à ses frais"),
    "CHU": ("CHU", "hébergement d'urgence"),
    "CHRS": ("CHRS",),
    "CADA": ("CADA",),
    "LHSS": ("LHSS", "lits halte soins santé"),
    "HOP": ("hôpital", "à l'hôpital", "hospitalisé", "hospitalisée"),
    "PRIS": ("prison", "en prison", "détention", "incarcéré", "incarcérée"),
    "LADP": ("logement adapté", "logement accompagné"),
    "PF": ("pension de famille", "maison relais"),
    "RS": ("résidence sociale",),
    "LOGT": ("logement", "logé", "logée", "relogé", "relogée", "appartement", "a un logement"),
    "LEFT": ("a quitté la ville", "a quitté le territoire"),
    "DEC": ("décès", "décédé", "décédée"),
    "UNK": ("inconnu", "ne sait pas", "nsp"),
}  # fmt: skip

ROUND_SHEET = Lookup([(word, code) for code, words in WORDS.items() for word in words])


def situation(text: str) -> str | None:
    """The situation of a word or phrase of a sheet; None when it is not one of the plain ones."""
    return "UNK" if text.strip() == "?" else ROUND_SHEET.find(text)
