"""Days, nights and hours in words: French, Breton and English, from CLDR, each written once and kept.

A night is named by its first day: the night of the 11th goes from the 11th to the 12th.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import lru_cache

from babel.dates import format_date
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from digor.foundation.frame import clock
from digor.foundation.frame.figures import CLDR, language, number

# form → (pattern, pattern with the year when it is not this year's)
FORMS = {
    "": ("EEEE d MMMM y", "EEEE d MMMM y"),
    "long": ("d MMMM y", "d MMMM y"),
    "medium": ("d MMMM", "d MMMM y"),
    "short": ("d MMM", "d MMM y"),
    "week": ("EEEE d MMMM", "EEEE d MMMM y"),
    "month": ("MMMM y", "MMMM y"),
}
# The first of the month is an ordinal where the language says it so.
FIRST = {"fr": "1'er'", "br": "1'añ'"}


def day(value: date | datetime | None, form: str = "") -> str:
    """A day in words; `form` is a key of FORMS. An instant is read in local time. Nothing for None."""
    if value is None:
        return ""
    local = _local_day(value)
    usual, other_year = FORMS[form]
    return _day(local, usual if local.year == clock.today().year else other_year, language())


def month(value: date) -> str:
    """« févr. »: a month as the axis of a drawing names it."""
    return _day(value, "LLL", language())


def night(first: date | None) -> str:
    """« nuit du 11 au 12 novembre »; the year is said when it is not this one."""
    if first is None:
        return ""
    return _night(first, first.year != clock.today().year, language())


def hour(value: datetime | None) -> str:
    """« 8 h 42 », local time."""
    if value is None:
        return ""
    local = value.astimezone(clock.zone())
    match language():
        case "fr":
            return f"{local.hour}\u00a0h\u00a0{local.minute:02}" if local.minute else f"{local.hour}\u00a0h"
        case "br":
            return f"{local.hour}e{local.minute:02}" if local.minute else f"{local.hour}e"
        case _:
            return f"{local.hour}:{local.minute:02}"


def instant(value: datetime | None) -> str:
    """« 12 novembre 2026 à 8 h 42 », local time."""
    if value is None:
        return ""
    return _("%(day)s at %(hour)s") % {"day": day(value, "long"), "hour": hour(value)}


def ago(value: date | datetime | None, of: str = "day") -> str:
    """« aujourd'hui », « hier », « il y a 3 jours », « demain », « dans 3 jours ».

    `of="night"`: the day names a night, and the night that ended this morning is « cette nuit ».
    """
    if value is None:
        return ""
    days = (clock.today() - _local_day(value)).days
    return _nights_ago(days - 1, language()) if of == "night" else _days_ago(days, language())


@lru_cache(maxsize=8192)
def _day(value: date, pattern: str, locale: str) -> str:
    if value.day == 1 and locale in FIRST:
        pattern = pattern.replace("d ", f"{FIRST[locale]} ")
    return format_date(value, pattern, locale=CLDR[locale])


@lru_cache(maxsize=4096)
def _night(first: date, with_year: bool, locale: str) -> str:
    last = first + timedelta(days=1)
    months = "d MMMM y" if with_year else "d MMMM"
    if first.year != last.year:
        start, end = "d MMMM y", "d MMMM y"
    else:
        start, end = ("d " if first.month == last.month else "d MMMM"), months
    with override(locale):
        return _("night of %(first)s to %(last)s") % {
            "first": _day(first, start, locale).strip(),
            "last": _day(last, end, locale),
        }


@lru_cache(maxsize=4096)
def _days_ago(days: int, locale: str) -> str:
    with override(locale):
        if days == 0:
            return _("today")
        if days == 1:
            return _("yesterday")
        if days == -1:
            return _("tomorrow")
        if days < 0:
            return ngettext("in %(n)s day", "in %(n)s days", -days) % {"n": number(-days)}
        return ngettext("%(n)s day ago", "%(n)s days ago", days) % {"n": number(days)}


@lru_cache(maxsize=4096)
def _nights_ago(nights: int, locale: str) -> str:
    with override(locale):
        if nights == 0:
            return _("last night")
        if nights == -1:
            return _("tonight")
        if nights < 0:
            return ngettext("in %(n)s night", "in %(n)s nights", -nights) % {"n": number(-nights)}
        return ngettext("%(n)s night ago", "%(n)s nights ago", nights) % {"n": number(nights)}


def _local_day(value: date | datetime) -> date:
    return value.astimezone(clock.zone()).date() if isinstance(value, datetime) else value
