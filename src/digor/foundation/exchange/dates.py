"""Dates as French offices type them, and as spreadsheets keep them."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from digor.foundation.exchange.unreadable import Unreadable
from digor.foundation.exchange.words import fold, fold_with_holes, matches_with_holes, tidy

# Day 0 of spreadsheets: 1900 system (Excel, LibreOffice), and the one of old Macintosh workbooks.
EPOCH_1900 = date(1899, 12, 30)
EPOCH_1904 = date(1904, 1, 1)
# A bare number is a serial date between these (1927 and 2119): shorter ones are more likely years.
_SERIALS = range(10_000, 80_000)
YEARS = range(1900, 2101)

_MONTHS = [
    "janvier",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "decembre",
]
_SHORT_MONTHS = {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "mar": 3, "avr": 4, "juil": 7, "sept": 9, "sep": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_BEFORE_A_DAY = frozenset(
    [
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "lun",
        "mar",
        "mer",
        "jeu",
        "ven",
        "sam",
        "dim",
        "le",
        "du",
        "nuit",
    ]
)

_HOUR = (
    r"(?:[T ]\s*(?:[aà]\s+)?(\d{1,2})\s*[:hH]\s*(\d{2})?(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?"
)
_BETWEEN = r"\s*[/.\- ]\s*"
_YEAR_LAST = re.compile(rf"(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{4}}|\d{{2}}){_HOUR}")
_YEAR_FIRST = re.compile(rf"(\d{{4}}){_BETWEEN}(\d{{1,2}}){_BETWEEN}(\d{{1,2}}){_HOUR}")
_IN_WORDS = re.compile(r"(\d{1,2})\s*(?:er)?[\s.\-]*([a-z?]+)[\s.\-]*(\d{2}|\d{4})")
_PARTIAL = re.compile(r"\d{1,2}\s*[/.\-]\s*\d{1,4}|\d{4}\s*[/.\-]\s*\d{1,2}")
_PARTIAL_IN_WORDS = re.compile(r"(?:\d{1,2} )?([a-z]+)(?: \d{4})?")
_FROM_TO = re.compile(r"(?:nuit\s+)?(?:du\s+)?(.+?)\s+au\s+(.+)", re.IGNORECASE)

Dated = str | int | float | bool | date | datetime


def read_date(cell: Dated, *, epoch: date = EPOCH_1900, born_before: date | None = None) -> date:
    """The day written in a cell.

    Accepts 31/12/2025, 31-12-25, 31.12.2025, 2025-12-31, 20251231, "1er janvier 2026", "mardi 3 févr. 2026",
    with or without an hour, date cells and serial numbers. Two digits of year are of this century, unless
    `born_before` (the day of reading, for birth dates) would make them later. Raises Unreadable.
    """
    return read_moment(cell, epoch=epoch, born_before=born_before)[0]


def read_night(cell: Dated, *, epoch: date = EPOCH_1900) -> date:
    """The first day of a night: "nuit du 11 au 12/11/2025", or any date; an hour before noon is still the
    night that began the day before. Raises Unreadable."""
    text = tidy(cell) if isinstance(cell, str) else ""
    span = _FROM_TO.fullmatch(text)
    if span is None:
        day, hour = read_moment(cell, epoch=epoch)
        return day - timedelta(days=1) if hour is not None and hour < 12 else day
    last = read_date(span[2], epoch=epoch)
    first = last - timedelta(days=1)
    began = span[1].strip()
    numbers = [int(part) for part in re.findall(r"\d+", began)]
    says_same = numbers[:1] == [first.day] and (
        len(numbers) < 2 or read_date(_complete(began, first), epoch=epoch) == first
    )
    if not says_same:
        raise Unreadable("not_one_night", written=text)
    return first


def read_birth(cell: Dated, *, today: date, epoch: date = EPOCH_1900) -> date:
    """A birth date, today at the latest. Raises Unreadable."""
    born = read_date(cell, epoch=epoch, born_before=today)
    if born > today:
        raise Unreadable("birth_in_future", written=shown(cell))
    return born


def read_moment(
    cell: Dated, *, epoch: date = EPOCH_1900, born_before: date | None = None
) -> tuple[date, int | None]:
    """The day, and the hour when one is written other than midnight sharp."""
    if isinstance(cell, datetime):
        midnight = (cell.hour, cell.minute, cell.second) == (0, 0, 0)
        return _in_range(cell.date(), cell), None if midnight else cell.hour
    if isinstance(cell, date):
        return _in_range(cell, cell), None
    if isinstance(cell, bool):
        raise Unreadable("not_a_date", written=str(cell))
    if isinstance(cell, int | float):
        return _serial(cell, epoch), None
    return _written(tidy(cell), epoch, born_before)


def shown(cell: Dated) -> str:
    """A cell as a person would write it."""
    if isinstance(cell, date):
        return f"{cell.day:02}/{cell.month:02}/{cell.year:04}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _written(text: str, epoch: date, born_before: date | None) -> tuple[date, int | None]:
    if text.isascii() and text.isdigit():
        return _digits(text, epoch), None
    bare = _without_weekday(text)
    for pattern, (year, month, day) in ((_YEAR_LAST, (3, 2, 1)), (_YEAR_FIRST, (1, 2, 3))):
        found = pattern.fullmatch(bare)
        if found:
            read = _day(text, found[day], int(found[month]), found[year], born_before)
            return read, _hour(found[4], found[5])
    in_words = _IN_WORDS.fullmatch(fold_with_holes(bare))
    if in_words:
        month_number = _month(in_words[2])
        if month_number:
            return _day(text, in_words[1], month_number, in_words[3], born_before), None
    partial = _PARTIAL_IN_WORDS.fullmatch(fold(bare))
    if _PARTIAL.fullmatch(text) or (partial and _month(partial[1])):
        raise Unreadable("incomplete_date", written=text)
    raise Unreadable("not_a_date", written=text)


def _hour(hour: str | None, minute: str | None) -> int | None:
    """None when no hour is written, or midnight sharp, which is how a date alone is often exported."""
    return None if hour is None or not (int(hour) or int(minute or 0)) else int(hour)


def _digits(text: str, epoch: date) -> date:
    if len(text) == 8:
        for year, month, day in ((text[:4], text[4:6], text[6:]), (text[4:], text[2:4], text[:2])):
            if int(year) in YEARS and 1 <= int(month) <= 12:
                return _day(text, day, int(month), year, None)
    return _serial(int(text), epoch)


def _serial(number: int | float, epoch: date) -> date:
    if int(number) in _SERIALS:
        return epoch + timedelta(days=int(number))
    code = "incomplete_date" if number in YEARS else "not_a_date"
    raise Unreadable(code, written=shown(number))


def _day(written: str, day: str, month: int, year: str, born_before: date | None) -> date:
    if not 1 <= month <= 12:
        raise Unreadable("no_such_month", written=written, month=month)
    number = int(year)
    if len(year) <= 2:
        number += 2000
        if born_before is not None and (number, month, int(day)) > (
            born_before.year, born_before.month, born_before.day,
        ):  # fmt: skip
            number -= 100
    if number not in YEARS:
        raise Unreadable("year_out_of_range", written=written, year=number)
    try:
        return date(number, month, int(day))
    except ValueError:
        raise Unreadable("no_such_day", written=written) from None


def _in_range(day: date, cell: Dated) -> date:
    if day.year not in YEARS:
        raise Unreadable("year_out_of_range", written=shown(cell), year=day.year)
    return day


def _month(word: str) -> int:
    if word in _MONTHS:
        return _MONTHS.index(word) + 1
    if word in _SHORT_MONTHS:
        return _SHORT_MONTHS[word]
    holed = [number for number, name in enumerate(_MONTHS, 1) if matches_with_holes(word, name)]
    return holed[0] if len(holed) == 1 else 0


def _without_weekday(text: str) -> str:
    """Without "nuit du", "le" and the day of the week in front."""
    if text[:1].isdigit():
        return text
    words = text.split()
    while words and words[0].casefold().rstrip(".,") in _BEFORE_A_DAY:
        words = words[1:]
    return " ".join(words)


def _complete(began: str, first: date) -> str:
    """The start of a span with the year it leaves out."""
    return (
        began
        if re.search(r"\d{4}", began)
        else f"{began.rstrip(' /.-')}{'/' if '/' in began else ' '}{first.year}"
    )
