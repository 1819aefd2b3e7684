"""What a staged row says, as JSON text, only as long as the row waits for its publication."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from digor.casework.people.publication import Given, HouseholdRef, PlaceGiven, RecordRef
from digor.engines.timeline.problem import Kind


def written(givens: Iterable[Given]) -> str:
    """The statements of a row; "" when it makes none."""
    rows = [_written(given) for given in givens]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":")) if rows else ""


def read(text: str) -> list[Given]:
    """The statements that `written` wrote."""
    return [_read(values) for values in json.loads(text)] if text else []


def _written(given: Given) -> list[Any]:
    record, home, place = given.record, given.household, given.place
    return [
        given.row_key, given.line, given.kind.value, _text(given.start), _text(given.stated_on), _text(given.end),
        given.situation, given.by_night, given.closeness, given.perimeter, given.asks_for, given.note,
        record and [record.key, record.family_name, record.given_name, _text(record.birth_date),
                    record.birth_year_only, record.alias],
        home and [home.key, _text(home.start), _text(home.end)],
        place and [place.commune, place.sector, place.precise],
    ]  # fmt: skip


def _read(values: list[Any]) -> Given:
    (row_key, line, kind, start, stated_on, end, situation, by_night, closeness, perimeter, asks_for, note,
     record, home, place) = values  # fmt: skip
    return Given(
        row_key=row_key,
        line=line,
        kind=Kind(kind),
        start=date.fromisoformat(start),
        stated_on=date.fromisoformat(stated_on),
        end=_day(end),
        situation=situation,
        by_night=by_night,
        closeness=closeness,
        perimeter=perimeter,
        asks_for=asks_for,
        note=note,
        record=record and RecordRef(record[0], record[1], record[2], _day(record[3]), record[4], record[5]),
        household=home and HouseholdRef(home[0], date.fromisoformat(home[1]), _day(home[2])),
        place=place and PlaceGiven(*place),
    )


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
