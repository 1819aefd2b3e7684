"""How each kind of cell is read: a typed value, or the reason why not. No place and no log here."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from digor.foundation.exchange.dates import EPOCH_1900, read_birth, read_date, read_night, shown
from digor.foundation.exchange.layout import Column, Kind, Value
from digor.foundation.exchange.never import is_social_security_number
from digor.foundation.exchange.nomenclature import Nomenclature
from digor.foundation.exchange.unreadable import Unreadable
from digor.foundation.exchange.words import fold, lost_letters, tidy

# What a table may hold in a cell: CSV only has text.
Cell = str | int | float | bool | date | datetime | time | timedelta
Parser = Callable[[Cell], Value]

LONGEST_TEXT = 4000
LONGEST_KEY = 100
LARGEST_WHOLE = 1_000_000

# Longer texts are not worth remembering.
_SHORT = 60

_YES = frozenset(["oui", "o", "yes", "y", "ya", "vrai", "true", "1", "x"])
_NO = frozenset(["non", "n", "no", "nann", "faux", "false", "0"])
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_WHOLE = re.compile(r"\+?(\d{1,3}(?: \d{3})+|\d+)(?:[.,]0+)?")
_SPREADSHEET_ERROR = re.compile(
    r"#(?:N/A|REF!|VALUE!|VALEUR!|DIV/0!|NAME\?|NOM\?|NULL!|NUL!|NUM!|NOMBRE!|SPILL!)"
)
# `="00123"` is how some exports keep the zeros in front of a number.
_QUOTED_FORMULA = re.compile(r'="(.*)"')
# Spaces, and the marks people put where they know nothing.
_NOTHING = " \t\r\n\xa0\u202f\ufeff-—–/."


def parser(column: Column, *, today: date, epoch: date = EPOCH_1900) -> Parser:
    """The reader of a column's cells: a value, None for an empty cell; raises Unreadable.

    Answers are remembered, keys aside: partner files repeat the same cells thousands of times.
    """
    match column.kind:
        case Kind.DATE:
            return remembered(lambda cell: read_date(_datable(cell), epoch=epoch))
        case Kind.BIRTH:
            return remembered(lambda cell: read_birth(_datable(cell), today=today, epoch=epoch))
        case Kind.NIGHT:
            return remembered(lambda cell: read_night(_datable(cell), epoch=epoch))
        case Kind.CODE:
            assert column.nomenclature is not None
            nomenclature = column.nomenclature
            return remembered(lambda cell: read_code(text_of(cell), nomenclature))
        case Kind.YES_NO:
            return remembered(lambda cell: read_yes_no(text_of(cell)))
        case Kind.WHOLE:
            return remembered(read_whole)
        case Kind.KEY:
            return lambda cell: None if is_empty(cell) else read_key(text_of(cell)) or None
        case Kind.TEXT:
            return remembered(lambda cell: read_text(text_of(cell)) or None)


def is_empty(cell: Cell) -> bool:
    """Nothing written, or only dashes and dots where nothing is known."""
    return isinstance(cell, str) and not cell.strip(_NOTHING)


def text_of(cell: Cell) -> str:
    """A cell as text: 12345.0 of a workbook is 12345, a date cell is written the French way."""
    if isinstance(cell, str):
        found = _QUOTED_FORMULA.fullmatch(cell) if cell[:1] == "=" else None
        return tidy(found[1] if found else cell)
    if isinstance(cell, int | float | date):
        return shown(cell)
    return str(cell)


def read_text(text: str) -> str:
    """Free text, at most LONGEST_TEXT characters, every letter legible."""
    if len(text) > LONGEST_TEXT:
        raise Unreadable("text_too_long", count=len(text), most=LONGEST_TEXT)
    if lost_letters(text):
        raise Unreadable("lost_letters", written=text)
    _refuse_errors(text)
    return text


def read_key(text: str) -> str:
    """An identifier of the source, as written. A social-security number is refused, and not quoted."""
    if len(text) < 15 and text.isascii() and text.isalnum() and "E" not in text.upper():
        return text
    if is_social_security_number(text):
        raise Unreadable("social_security_key")
    if "\n" in text:
        raise Unreadable("key_in_several_lines")
    if len(text) > LONGEST_KEY:
        raise Unreadable("text_too_long", count=len(text), most=LONGEST_KEY)
    if _SCIENTIFIC.fullmatch(text):
        raise Unreadable("shortened_number", written=text)
    if lost_letters(text):
        raise Unreadable("lost_letters", written=text)
    _refuse_errors(text)
    return text


def read_whole(cell: Cell) -> int:
    """A whole number from 0 to LARGEST_WHOLE."""
    text = text_of(cell)
    found = None if isinstance(cell, bool | date) else _WHOLE.fullmatch(text)
    if found is None:
        raise Unreadable("not_a_whole_number", written=text)
    number = int(found[1].replace(" ", ""))
    if number > LARGEST_WHOLE:
        raise Unreadable("number_too_large", written=text, most=LARGEST_WHOLE)
    return number


def read_yes_no(text: str) -> bool:
    """oui, o, 1, x, vrai… or non, n, 0, faux…"""
    word = fold(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable("not_yes_no", written=text)


def read_code(text: str, nomenclature: Nomenclature) -> str:
    """The code of a value written by its code or its label; the nearest label is suggested."""
    code = nomenclature.find(text)
    if code is not None:
        return code
    _refuse_errors(text)
    nearest = nomenclature.nearest(text)
    if nearest is None:
        raise Unreadable("unknown_code", written=text, list=nomenclature.name)
    raise Unreadable("unknown_code", written=text, list=nomenclature.name, nearest=nearest)


def remembered(read: Parser, most: int = 8_000) -> Parser:
    """The same parser, which answers None for an empty cell and keeps its last answers (not refusals)."""
    known: dict[Cell, Value] = {}

    def recall(cell: Cell) -> Value:
        try:
            return known[cell]
        except KeyError:
            pass
        value = None if is_empty(cell) else read(cell)
        if not isinstance(cell, str) or len(cell) <= _SHORT:
            if len(known) >= most:
                known.clear()
            known[cell] = value
        return value

    return recall


def _datable(cell: Cell) -> str | int | float | date:
    if isinstance(cell, time | timedelta):
        raise Unreadable("not_a_date", written=str(cell))
    if isinstance(cell, str):
        _refuse_errors(cell)
    return cell


def _refuse_errors(text: str) -> None:
    if text[:1] == "#" and _SPREADSHEET_ERROR.fullmatch(text):
        raise Unreadable("formula_error", written=text)
