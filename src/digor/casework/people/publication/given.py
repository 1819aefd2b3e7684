"""One file row, already understood by its format: what the ledger needs of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digor.engines.timeline.problem import Kind


@dataclass(frozen=True, slots=True)
class RecordRef:
    """A person as the source names it. The identity is written once, apart, when the agreement lets it in."""

    key: str
    family_name: str = ""
    given_name: str = ""
    birth_date: date | None = None
    birth_year_only: bool = False
    alias: str = ""


@dataclass(frozen=True, slots=True)
class HouseholdRef:
    """A household as the source names it; the record of the row belongs to it on [start, end) (None: open)."""

    key: str
    start: date
    end: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceGiven:
    """Where: the commune by its INSEE code, the sector, the precise place (outreach circle only)."""

    commune: str = ""
    sector: str = ""
    precise: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One statement of one row. `start`/`end` half-open; `end` None = open (presence) or one night.

    The subject is `record`, or the whole `household` if `record` is None. With both, the record is the
    subject and a membership is recorded. `situation` is "" for a contact, and for a row taken back.
    """

    row_key: str
    line: int
    kind: Kind
    start: date
    stated_on: date
    record: RecordRef | None = None
    household: HouseholdRef | None = None
    situation: str = ""
    end: date | None = None
    by_night: bool = False
    closeness: int | None = None  # None: the source's
    perimeter: str = ""
    asks_for: str = ""
    how: str = ""  # of a contact: met or phoned
    place: PlaceGiven | None = None
    note: str = ""
