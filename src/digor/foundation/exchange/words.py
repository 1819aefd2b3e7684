"""Words as people type them: accents, capitals, odd spaces, and text that went through a wrong encoding."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that decomposition leaves whole, and marks glued to a word ("n°", "€").
_SPELLED_OUT = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "°": " ", "º": " ", "ß": "ss"})
_NOT_A_WORD = re.compile(r"[^0-9a-z]+")
_NOT_A_WORD_NOR_HOLE = re.compile(r"[^0-9a-z?]+")
_HOLE = "\N{REPLACEMENT CHARACTER}"
# UTF-8 read as Windows-1252: a capital A with tilde, circumflex or ring, then a sign no word holds there.
_MOJIBAKE = re.compile("[ÃÂÅ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")
# What may need more than trimming: other spaces, runs of them, line breaks, marks of a wrong encoding.
_UNTIDY = re.compile(
    "[\t-\r\x1c-\x1f\x85\xa0\xad\u1680\u2000-\u200d\u2028-\u202f\u205f\u2060\u3000\ufeffÃÂ]|  |â€"
)
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))


def fold(text: str) -> str:
    """The words of a text, bare: no accent, no capital, no punctuation, single spaces."""
    return _NOT_A_WORD.sub(" ", _bare(text)).strip()


def fold_with_holes(text: str) -> str:
    """Like `fold`, but a letter lost on the way ("Pr?nom", "Pr\N{REPLACEMENT CHARACTER}nom") stays as "?"."""
    return _NOT_A_WORD_NOR_HOLE.sub(" ", _bare(text.replace(_HOLE, "?"))).strip()


def repair(text: str) -> str:
    """Undo UTF-8 read as Windows-1252 ("PrÃ©nom" → "Prénom") when that is surely what happened."""
    if not _MOJIBAKE.search(text):
        return text
    try:
        return _as_bytes(text).decode("utf-8")
    except UnicodeError:
        return text


def tidy(text: str) -> str:
    """Trimmed, with every kind of space made plain and runs of them made one; line breaks kept."""
    if not _UNTIDY.search(text):
        return text.strip()
    visible = repair(text).translate(_INVISIBLE)
    lines = (" ".join(line.split()) for line in visible.splitlines())
    return "\n".join(line for line in lines if line)


def lost_letters(text: str) -> bool:
    """Whether a letter was replaced by the sign of unreadable text."""
    return _HOLE in text


@lru_cache(maxsize=4096)
def matches_with_holes(holed: str, whole: str) -> bool:
    """Whether `holed` (from `fold_with_holes`) could be `whole` (from `fold`), each "?" standing for
    the letter that was lost, or for the two bytes of it."""
    if "?" not in holed:
        return False
    pattern = re.escape(holed).replace(r"\?", "[a-z0-9]?[a-z0-9 ]?")
    return re.fullmatch(pattern, whole) is not None


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    if text.isascii():  # most cells: nothing to spell out, no accent to take away
        return text.lower()
    spelled = unicodedata.normalize("NFKD", text.translate(_INVISIBLE).translate(_SPELLED_OUT))
    return "".join(letter for letter in spelled if not unicodedata.combining(letter)).casefold()


def _as_bytes(text: str) -> bytes:
    """The bytes a Windows-1252 reader saw; the five codes it leaves undefined came through as controls."""
    return b"".join(
        bytes([ord(letter)]) if "\x80" <= letter <= "\x9f" else letter.encode("cp1252") for letter in text
    )
