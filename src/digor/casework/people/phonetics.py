"""How a name sounds to a French or Breton ear: for searching, never for deciding that two are one.

`fold` takes accents, case and signs away. `sound` goes further: Guéguen, Gueguen and Guegen,
Quéméner and Kemener, Le Goff and Goff, Floc'h and Floch sound alike. Rules of French spelling,
in their usual order; the result is a key, not a pronunciation.
"""

from __future__ import annotations

import re
import unicodedata

# Articles and particles that move, vanish or change language (Le Gall, Ar Gall, Gall).
PARTICLES = frozenset("le la les l ar an al de du des d da dos di el von van".split())  # noqa: SIM905

_RULES = [
    (r"^[ld]'", ""),  # L'Hénoret, Hénoret
    (r"^le(?=[bcdfgjklmnpqrstvwxz]{1,2}[aeiouy])(?=.{3})", ""),  # Legoff, Le Goff
    (r"c'?h$", "k"),  # Floc'h, Roc'h
    (r"c'h", "h"),
    (r"ph", "f"),
    (r"ch", "S"),  # capital letters are sounds without a letter of their own
    (r"gn", "N"),
    (r"(?:ck|qu|q)", "k"),
    (r"c(?=[eiy])", "s"),
    (r"c", "k"),
    (r"gw", "gu"),  # Gwenaël, Guénaël
    (r"gu?(?=[eiy])", "j"),  # Breton writes hard before e what French writes gu: both in one key
    (r"bv", "v"),  # Lefebvre, Lefèvre
    (r"au(?:lt|[dtx])s?$", "o"),
    (r"(?:eau|au)", "o"),
    (r"[ae][nm](?=[bcdfgjklpqrstvxz])", "A"),  # not at the end: Breton says -en and -an apart
    (r"(?:ai|ei|ay|ey|oe|ae)", "e"),
    (r"ou", "u"),
    (r"w", "v"),
    (r"y", "i"),
    (r"[xz]", "s"),
    (r"h", ""),
    (r"(.)\1+", r"\1"),
    (r"(?<=..)[estd]$", ""),
]
_COMPILED = [(re.compile(pattern), sound) for pattern, sound in _RULES]


def fold(name: str) -> str:
    """Lower case, without accents, signs made spaces: what lists are sorted and searched by."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("œ", "oe").replace("æ", "ae").replace("ł", "l").replace("ø", "o").replace("đ", "d")
    return " ".join(re.sub(r"[^a-z0-9']+", " ", plain).split())


def sound(name: str) -> str:
    """The key of a name: its words without particles, spelled as they sound. At most 40 letters."""
    words = [word for word in fold(name).split() if word.strip("'") not in PARTICLES] or fold(name).split()
    spelled = "".join(words)
    for pattern, heard in _COMPILED:
        spelled = pattern.sub(heard, spelled)
    return spelled.replace("'", "")[:40]
