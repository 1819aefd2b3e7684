"""What a line of a mapped spreadsheet says.

- a stay, when it has a first day and its situation is a place one is housed in (shelter, institution, home): a
  presence until its last day, open without one;
- an observation otherwise: from its first day to its last (the day of the file when it gives none), or of its night, or of
  the day of the file when it gives no day at all;
- news, when it names a night and no situation.

The row of a line is the person, the structure and the day: the same sheet sent again says the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from digor.casework.intake import faults
from digor.casework.intake.formats.base import Asked, Understood
from digor.casework.intake.formats.hebergement.people import Values, named, structure
from digor.casework.intake.formats.keys import LONGEST_PERSON, digest, row_key
from digor.casework.intake.mapping import ASK, IGNORE, Meaning
from digor.casework.people.nomenclature import shelter
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.lookup import fold
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.publication import Given, HouseholdRef, PlaceGiven, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.exchange import Problem, Row

_SAYS_NOTHING = frozenset({"UNK", "AUTR"})
# One is housed there until it ends; elsewhere one was seen, or said to be.
_HOUSED = frozenset({Family.SHELTER, Family.INSTITUTION, Family.ADAPTED_HOUSING, Family.HOUSING})
# A structure whose kind nobody said is a shelter.
_SHELTER = "HEB"


@dataclass(slots=True)
class Look:
    """First pass: which household numbers several people share, which structures the file tells of."""

    lines: int = 0
    structures: dict[str, str] = field(default_factory=dict)
    together: set[str] = field(default_factory=set)
    _first: dict[str, str] = field(default_factory=dict)

    def at(self, rows: Iterable[Row], source: str) -> Look:
        """Read every usable line once."""
        for row in rows:
            self.lines += 1
            if row.values.get("structure"):
                self.structures.setdefault(fold(structure(row.values)), structure(row.values))
            home, who = row.values.get("household_key"), person(row.values, source)
            if row.usable and home and who and self._first.setdefault(str(home), who.key) != who.key:
                self.together.add(str(home))
        return self


@dataclass(slots=True)
class Lines:
    """The lines of a spreadsheet whose columns somebody explained, in turn."""

    asked: Asked
    meaning: Meaning
    headers: dict[str, str]  # field → header as written
    look: Look
    _told: dict[str, int] = field(default_factory=dict)

    def understood(self, rows: Iterable[Row]) -> Iterator[Understood]:
        """Every line, in order."""
        for row in rows:
            yield self._line(row) if row.usable else Understood(row.line, problems=row.problems)

    def _line(self, row: Row) -> Understood:
        who, code = person(row.values, self.asked.source), self._situation(row)
        if code == IGNORE:
            return Understood(row.line, problems=row.problems)
        found = list(self._problems(row, who, code))
        if found or who is None or code is None:
            return Understood(row.line, problems=(*row.problems, *found))
        given = self._given(row, who, code)
        return Understood(row.line, (given,) if given else (), row.problems)

    def _situation(self, row: Row) -> str | None:
        """The code of the line's words, `IGNORE`, `ASK`; "" when it tells none; None when the words are not known."""
        said = str(row.values.get("situation") or "")
        if said:
            return self.meaning.situation(said) or shelter.situation(said)
        return _SHELTER if row.values.get("structure") else ""

    def _problems(self, row: Row, who: RecordRef | None, code: str | None) -> Iterator[Problem]:
        values = row.values
        if who is None:
            yield faults.refusing("nobody", row.line)
        elif len(who.key) > LONGEST_PERSON:
            yield self._refusing("key_too_long", row, "person_key" if values.get("person_key") else "alias")
        if len(str(values.get("household_key") or "")) > LONGEST_PERSON:
            yield self._refusing("key_too_long", row, "household_key")
        if code is None:
            said = str(values["situation"])
            nearest = shelter.nearest(said)
            near = {"nearest": nearest} if nearest else {}
            yield self._refusing("words_not_explained", row, "situation", written=said, **near)
        elif code == ASK:
            yield self._refusing("words_to_ask", row, "situation", written=str(values["situation"]))
        start, end = values.get("from_day"), values.get("to_day")
        for name in ("night", "from_day", "to_day"):
            day = values.get(name)
            if isinstance(day, date) and day > self.asked.file_day and not (name == "to_day" and start):
                yield self._refusing("day_to_come", row, name)
        if isinstance(start, date) and isinstance(end, date) and end < start:
            yield self._refusing("end_before_start", row, "to_day")
        if who is not None:
            first = self._told.setdefault(self._key(row, who), row.line)
            if first != row.line:
                yield faults.refusing("twice_in_file", row.line, first=first)

    def _given(self, row: Row, who: RecordRef, code: str) -> Given | None:
        values = row.values
        start, end, night = values.get("from_day"), values.get("to_day"), values.get("night")
        seen = night if isinstance(night, date) else self.asked.file_day
        kind, first, last = Kind.OBSERVATION, seen, None
        if not code or code in _SAYS_NOTHING:
            if not isinstance(night, date):
                return None
            kind, code = Kind.CONTACT, ""
        elif isinstance(start, date):
            first, last = start, end if isinstance(end, date) else None
            if last == first:
                kind, code, last = Kind.CONTACT, "", None  # came and left the same day
            elif family(code) in _HOUSED:
                kind = Kind.PRESENCE
            else:
                last = last or max(seen, start) + timedelta(days=1)
        home = str(values.get("household_key") or "")
        stay = kind is Kind.PRESENCE
        return Given(
            row_key=self._key(row, who),
            line=row.line,
            kind=kind,
            start=first,
            end=last,
            stated_on=seen,
            record=who,
            household=HouseholdRef(home, first) if home in self.look.together else None,
            situation=self.asked.gate.situation(code) if code else "",
            perimeter=structure(values) if stay else "",
            place=self._place(values) if kind is not Kind.CONTACT else None,
            note=self._note(values),
        )

    def _place(self, values: Values) -> PlaceGiven | None:
        commune = self.asked.communes.get(fold(str(values.get("commune") or "")), "")
        sector = str(values.get("sector") or "")[:80]
        return PlaceGiven(commune=commune, sector=sector) if commune or sector else None

    def _note(self, values: Values) -> str:
        """Free words, and what has no column of its own in the ledger, under the sheet's own headers."""
        said = [
            f"{self.headers[name]} : {values[name]}" for name in ("referent", "phone") if values.get(name)
        ]
        return "\n".join([*said, *([str(values["note"])] if values.get("note") else [])])

    def _key(self, row: Row, who: RecordRef) -> str:
        day = row.values.get("from_day") or row.values.get("night") or self.asked.file_day
        return row_key("line", who.key, fold(structure(row.values)), day)

    def _refusing(self, code: str, row: Row, name: str, **details: str | int) -> Problem:
        return faults.refusing(code, row.line, self.headers.get(name, ""), "", **details)


def person(values: Values, source: str) -> RecordRef | None:
    """Who it is: the source's number, else a name, else an alias (digests keyed by the source)."""
    last, first = str(values.get("last_name") or ""), str(values.get("first_name") or "")
    if not (last or first):
        last, first = parted(str(values.get("full_name") or ""))
    born, number, alias = values.get("birth_date"), values.get("person_key"), str(values.get("alias") or "")
    birth = born if isinstance(born, date) else None
    if number:
        key = f"id:{number}"
    elif last or first:
        key = named(source, last, first, birth)
    elif alias:
        key = digest("alias", source, alias)
    else:
        return None
    return RecordRef(key, family_name=last, given_name=first, birth_date=birth, alias=alias)


def parted(name: str) -> tuple[str, str]:
    """Family name and given name of one cell: what is in capitals, else the first word, is the family name."""
    words = name.replace(",", " ").split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words):
        return " ".join(capitals), " ".join(word for word in words if word not in capitals)
    if "," in name:
        last, _, first = name.partition(",")
        return last.strip(), first.strip()
    return (words[0], " ".join(words[1:])) if words else ("", "")
