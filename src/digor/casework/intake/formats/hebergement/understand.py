"""What a line of a shelter's list says: a stay, open or ended, and where the person went.

- a stay: a presence from the day of entry, known until the day of exit; without one, until the exit the shelter
  expects when that day is still to come, else open;
- a destination: an observation of the night of the exit, which gives way to whoever saw the person;
- a line that is an empty place says nothing of anybody.

The row of a stay is the person, the structure and the day of entry: a list sent again next week says the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from digor.casework.intake import faults
from digor.casework.intake.formats.base import Asked, Understood
from digor.casework.intake.formats.hebergement.columns import LAYOUT
from digor.casework.intake.formats.hebergement.people import Values, household, is_free, person, structure
from digor.casework.intake.formats.keys import LONGEST_PERSON, row_key
from digor.casework.people.nomenclature import shelter
from digor.casework.people.nomenclature.lookup import fold
from digor.casework.people.publication import Given, HouseholdRef, PlaceGiven, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.exchange import Problem, Row

_SAYS_NOTHING = frozenset({"UNK", "AUTR"})
# A shelter that does not say what it is is still one.
_SHELTER = "HEB"


@dataclass(slots=True)
class Look:
    """First pass: which household numbers several people share, which structures the file tells of."""

    lines: int = 0
    structures: dict[str, str] = field(default_factory=dict)  # folded → as first written
    together: set[str] = field(default_factory=set)
    _first: dict[str, str] = field(default_factory=dict)

    def at(self, rows: Iterable[Row], source: str) -> Look:
        """Read every usable line once."""
        for row in rows:
            self.lines += 1
            if row.values.get("structure"):
                self.structures.setdefault(fold(structure(row.values)), structure(row.values))
            if not row.usable or is_free(row.values):
                continue
            home, who = household(row.values), person(row.values, source)
            if home and who and self._first.setdefault(home, who.key) != who.key:
                self.together.add(home)
        return self


@dataclass(slots=True)
class List:
    """The lines of a list, in turn."""

    asked: Asked
    look: Look
    free: int = 0
    _told: dict[str, int] = field(default_factory=dict)  # row key → its line

    def understood(self, rows: Iterable[Row]) -> Iterator[Understood]:
        """Every line, in order; an empty place is one that says nothing."""
        for row in rows:
            if is_free(row.values):
                self.free += 1
                yield Understood(row.line)
            elif not row.usable:
                yield Understood(row.line, problems=row.problems)
            else:
                yield self._line(row)

    def _line(self, row: Row) -> Understood:
        who, found = person(row.values, self.asked.source), []
        if who is None:
            found.append(faults.refusing("nobody", row.line))
        found += self._problems(row, who)
        if found or who is None:
            return Understood(row.line, problems=(*row.problems, *found))
        return Understood(row.line, tuple(self._givens(row, who)), row.problems)

    def _problems(self, row: Row, who: RecordRef | None) -> Iterator[Problem]:
        values, entered, left = row.values, _day(row.values, "entered_on"), row.values.get("left_on")
        for name, key in (("person_key", who.key if who else ""), ("household_key", household(values))):
            if len(key) > LONGEST_PERSON:
                yield _refusing("key_too_long", row, name)
        if entered > self.asked.file_day:
            yield _refusing("day_to_come", row, "entered_on")
        if isinstance(left, date) and left < entered:
            yield _refusing("end_before_start", row, "left_on")
        elif isinstance(left, date) and left > self.asked.file_day:
            yield _refusing("day_to_come", row, "left_on")
        for name, read in (("kind", shelter.kind), ("destination", shelter.destination)):
            said = str(values.get(name) or "")
            if said and read(said) is None:
                near = shelter.nearest(said)
                yield _refusing(
                    "words_not_known", row, name, written=said, **({"nearest": near} if near else {})
                )
        if who is not None:
            first = self._told.setdefault(self._key(row, who), row.line)
            if first != row.line:
                yield faults.refusing(
                    "twice_in_file", row.line, LAYOUT.by_field["last_name"].label, first=first
                )

    def _givens(self, row: Row, who: RecordRef) -> Iterator[Given]:
        values, entered, left = row.values, _day(row.values, "entered_on"), row.values.get("left_on")
        stay = self._key(row, who)
        end = left if isinstance(left, date) else self._expected(row)
        if end is not None and end <= entered:
            # came and left the same day: no night was spent there
            yield self._given(row, who, stay, Kind.CONTACT, entered)
            return
        kind = shelter.kind(str(values.get("kind") or "")) or _SHELTER
        yield self._given(
            row, who, stay, Kind.PRESENCE, entered, end=end, situation=self.asked.gate.situation(kind)
        )
        gone = shelter.destination(str(values.get("destination") or "")) if isinstance(left, date) else None
        if isinstance(left, date) and gone is not None and gone not in _SAYS_NOTHING:
            yield self._given(
                row, who, row_key("exit", stay.removeprefix("stay:")), Kind.OBSERVATION, left,
                situation=self.asked.gate.situation(gone), closeness=self.asked.declared,
            )  # fmt: skip

    def _expected(self, row: Row) -> date | None:
        """The exit the shelter expects, as long as it has not come: past it, a list that still tells the stay rules."""
        day = row.values.get("expected_exit")
        return day if isinstance(day, date) and day > self.asked.file_day else None

    def _given(
        self, row: Row, who: RecordRef, key: str, kind: Kind, start: date, *, end: date | None = None,
        situation: str = "", closeness: int | None = None,
    ) -> Given:  # fmt: skip
        values, listed = row.values, row.values.get("listed_on")
        stay, home = kind is Kind.PRESENCE, household(row.values)
        return Given(
            row_key=key,
            line=row.line,
            kind=kind,
            start=start,
            end=end,
            # without a date of its own, a line is said by its file
            stated_on=min(listed, self.asked.file_day) if isinstance(listed, date) else self.asked.file_day,
            record=who,
            household=HouseholdRef(home, _day(values, "entered_on")) if home in self.look.together else None,
            situation=situation,
            perimeter=structure(values) if stay else "",
            place=self._place(values) if stay else None,
            closeness=closeness,
        )

    def _place(self, values: Values) -> PlaceGiven | None:
        commune = self.asked.communes.get(fold(str(values.get("commune") or "")), "")
        unit = str(values.get("unit") or "")[:200]
        return PlaceGiven(commune=commune, precise=unit) if commune or unit else None

    def _key(self, row: Row, who: RecordRef) -> str:
        return row_key("stay", who.key, fold(structure(row.values)), _day(row.values, "entered_on"))


def _day(values: Values, name: str) -> date:
    day = values[name]
    assert isinstance(day, date)
    return day


def _refusing(code: str, row: Row, name: str, **details: str | int) -> Problem:
    return faults.refusing(code, row.line, LAYOUT.by_field[name].label, "", **details)
