"""What no agreement can open: columns recognised by their header and never read (design §5.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from digor.foundation.exchange.words import fold

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Never:
    """A family of columns: why it is never read, and the words that betray it in a header."""

    name: str
    why: StrPromise
    words: re.Pattern[str]


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + r")\b")


NEVER: tuple[Never, ...] = (
    # RGPD art. 87, loi 78-17 art. 30, décret 2019-341: the number has its own closed list of uses.
    Never(
        "social_security",
        _("the social-security number has no use here"),
        _words("nir", "ssn", r"n(?:o|um|umero)? ?(?:de )?(?:ss|secu)",
               "securite sociale", "secu sociale", "numero secu", "immatriculation sociale", r"n(?:o|um|umero)? insee(?! commune| de la commune)", "carte vitale"),
    ),
    # RGPD art. 9: needs may be shared, diagnoses may not.
    Never(
        "health",
        _("health is told by needs, never by diagnoses"),
        _words("diagnostics?", "pathologies?", "maladies?", "affections?", r"traitements? (?:medical|medicaux|medicamenteux|en cours)",
               "medicaments?", "addictions?", "antecedents medicaux", r"suivi psy\w*", r"psychiatri\w+", "vih", "ald",
               "etat de sante", "grossesse", r"handicap \w+", "medecin traitant", "hospitalisations?"),
    ),
    Never(
        "nationality",
        _("nationality decides nothing here; only the right of stay needed for a right is asked"),
        _words("nationalites?", "pays de naissance", "pays d origine", "origine ethnique", "ethnies?", "citoyennete",
               "n(?:o|um|umero)? etranger", "agdref"),
    ),
    # RGPD art. 10.
    Never(
        "offences",
        _("offences and convictions are never recorded"),
        _words("infractions?", "delits?", "condamnations?", "casier(?: judiciaire)?", "antecedents judiciaires", "peines?",
               "ecrou", "sursis", "probation", "controle judiciaire", "bracelet electronique", "main courante"),
    ),
    # RGPD art. 9.
    Never(
        "beliefs",
        _("beliefs and private life are never recorded"),
        _words("religions?", "confessions?", "opinions? politiques?", "orientation sexuelle", "appartenance syndicale"),
    ),
)  # fmt: skip

# A social diagnosis is an evaluation of the household's situation, not of its health.
_ALLOWED = re.compile(r"\bdiagnostics? (?:social|sociaux|logement|partage)\b")

# Sex, year, month (20 and above: unknown, in numbers given later), place, order.
_THIRTEEN = r"[12] ?\d\d ?(?:%s) ?(?:\d\d|2[ABab]) ?\d{3} ?\d{3}"
_MONTHS = r"0[1-9]|1[0-2]|20|3\d|4[0-2]"
_NUMBER = re.compile(rf"({_THIRTEEN}) ?/? ?(\d\d)" % rf"{_MONTHS}|[5-9]\d")
_IN_TEXT = re.compile(rf"(?<![\w/]){_THIRTEEN}(?: ?/? ?\d\d)?(?![\w/])" % _MONTHS)


def never(header: str) -> Never | None:
    """The family of a column that must not be read, by its header."""
    words = fold(header)
    if _ALLOWED.search(words):
        return None
    return next((family for family in NEVER if family.words.search(words)), None)


def is_social_security_number(text: str) -> bool:
    """Fifteen digits (or 2A, 2B) whose key is right."""
    found = _NUMBER.fullmatch(text.strip())
    return found is not None and _key_is_right(found[1], found[2])


def without_social_security_numbers(text: str) -> str:
    """The text with such numbers cut out, key or not, spaced or not; the same object when there is none."""
    return _IN_TEXT.sub("[…]", text) if _IN_TEXT.search(text) else text


def _key_is_right(thirteen: str, key: str) -> bool:
    digits = thirteen.replace(" ", "").upper().replace("2A", "19").replace("2B", "18")
    return int(key) == 97 - int(digits) % 97
