"""What a line of a round's sheet says: where someone sleeps that night, seen by the round; or only that they were met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from digor.casework.intake import faults
from digor.casework.intake.formats.base import Asked, Understood
from digor.casework.intake.formats.keys import LONGEST_PERSON, digest, row_key
from digor.casework.intake.formats.maraude.columns import LAYOUT
from digor.casework.intake.formats.maraude.words import NOT_SEEN, asked_for
from digor.casework.people.nomenclature import maraude
from digor.casework.people.publication import Given, PlaceGiven, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.exchange import Problem, Row
from digor.foundation.exchange.layout import Value

Values = Mapping[str, Value]
_SAYS_NOTHING = frozenset({"UNK", "AUTR"})
# Told of by somebody else: the round itself saw nothing.
_TOLD_OF = "signale"


def understood(rows: Iterable[Row], asked: Asked) -> Iterator[Understood]:
    """Every line, in order."""
    for row in rows:
        yield _line(row, asked) if row.usable else Understood(row.line, problems=row.problems)


def _line(row: Row, asked: Asked) -> Understood:
    values, night = row.values, row.values["night"]
    assert isinstance(night, date)
    said = str(values.get("situation") or "")
    if NOT_SEEN.find(said):
        return Understood(row.line, problems=row.problems)
    who = person(values, asked.source)
    code = maraude.situation(said) if said else "UNK"
    found = _problems(row, asked, night, who, code)
    if found or who is None or code is None:
        return Understood(row.line, problems=(*row.problems, *found))
    return Understood(row.line, (_given(row, asked, night, who, code),), row.problems)


def _problems(row: Row, asked: Asked, night: date, who: RecordRef | None, code: str | None) -> list[Problem]:
    found = []
    if night > asked.file_day:
        found.append(_refusing("day_to_come", row, "night"))
    if who is None:
        found.append(faults.refusing("nobody", row.line))
    elif len(who.key) > LONGEST_PERSON:
        found.append(_refusing("key_too_long", row, "alias"))
    if code is None:
        said = str(row.values["situation"])
        nearest = maraude.ROUND_SHEET.nearest(said)
        near = {"nearest": nearest} if nearest else {}
        found.append(_refusing("word_not_known", row, "situation", written=said, **near))
    return found


def _given(row: Row, asked: Asked, night: date, who: RecordRef, code: str) -> Given:
    values = row.values
    known = code not in _SAYS_NOTHING
    return Given(
        row_key=row_key("night", night, who.key),
        line=row.line,
        kind=Kind.OBSERVATION if known else Kind.CONTACT,
        start=night,
        # said on the spot
        stated_on=night,
        record=who,
        situation=asked.gate.situation(code) if known else "",
        by_night=known and values.get("met") != _TOLD_OF,
        asks_for=asked_for(str(values.get("asks") or "")),
        place=_place(values),
        note=str(values.get("remarks") or ""),
    )


def person(values: Values, source: str) -> RecordRef | None:
    """Who it is: the source's number, else a name, else an alias; None when nothing says it.

    One source's equal names, or equal aliases, are one person from a night to the next: nobody gives a number to
    someone who sleeps outside.
    """
    last, first = str(values.get("last_name") or ""), str(values.get("first_name") or "")
    alias, number = str(values.get("alias") or ""), values.get("person_key")
    if number:
        key = f"id:{number}"
    elif last:
        key = digest("name", source, last, first)
    elif alias:
        key = digest("alias", source, alias)
    elif first:
        key = digest("name", source, "", first)
    else:
        return None
    return RecordRef(key, family_name=last, given_name=first, alias=alias)


def _place(values: Values) -> PlaceGiven | None:
    sector, precise = str(values.get("sector") or ""), str(values.get("place") or "")
    return PlaceGiven(sector=sector[:80], precise=precise[:200]) if sector or precise else None


def _refusing(code: str, row: Row, name: str, **details: str) -> Problem:
    return faults.refusing(code, row.line, LAYOUT.by_field[name].label, **details)
