"""First pass over an extract: which stays end when, and which groups are several people.

An exit line closes the stay of its entry line: both must say the same stay, with the same two days.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from digor.casework.intake.formats.keys import folded, row_key
from digor.foundation.exchange import Row
from digor.foundation.exchange.layout import Value

Values = Mapping[str, Value]


@dataclass(slots=True)
class Stays:
    """What one pass remembers: days as numbers, to hold a million lines."""

    lines: int = 0
    starts: dict[str, int] = field(default_factory=dict)  # stay → day of entry
    ends: dict[str, int] = field(default_factory=dict)  # stay → day of exit
    unkeyed: dict[str, list[tuple[int, bool]]] = field(
        default_factory=dict
    )  # person in structure → days, entry?
    entered: dict[tuple[str, int], int] = field(default_factory=dict)  # (person in structure, exit) → entry
    alone: dict[str, str] = field(default_factory=dict)  # group of one person so far → that person
    several: set[str] = field(default_factory=set)  # groups of two persons or more

    def look(self, rows: Iterable[Row]) -> None:
        """Read every usable line once."""
        for row in rows:
            self.lines += 1
            if row.usable:
                self._look(row.values)
        self._pair()

    def _look(self, values: Values) -> None:
        person, day = str(values["person_key"]), values["day"]
        assert isinstance(day, date)
        group = values.get("group_key")
        if isinstance(group, str) and self.alone.setdefault(group, person) != person:
            self.several.add(group)
        kind = values["row_kind"]
        if kind not in ("entree", "sortie"):
            return
        entered, number = values.get("entered_on"), day.toordinal()
        if kind == "sortie" and isinstance(entered, date):
            number_in = entered.toordinal()
            stay = stay_key(values, number_in)
            self.starts[stay], self.ends[stay] = number_in, number
        elif values.get("stay_key"):
            (self.starts if kind == "entree" else self.ends)[stay_key(values, number)] = number
        else:
            self.unkeyed.setdefault(place_key(values), []).append((number, kind == "entree"))
            if kind == "entree":
                self.starts[stay_key(values, number)] = number

    def _pair(self) -> None:
        """Without a number of stay, an exit ends the latest entry before it in the same structure."""
        for place, days in self.unkeyed.items():
            open_since: int | None = None
            # on one day, whoever leaves does so before entering again
            for day, entry in sorted(set(days)):
                if entry:
                    open_since = day
                elif open_since is not None:
                    self.entered[place, day] = open_since
                    self.ends[row_key("stay", place, date.fromordinal(open_since))] = day
                    open_since = None
        self.unkeyed.clear()

    def days(self, values: Values) -> tuple[str, int | None, int | None]:
        """The key of an entry or exit line's stay, its day of entry and its day of exit."""
        day, entered = values["day"], values.get("entered_on")
        assert isinstance(day, date)
        number = day.toordinal()
        if values["row_kind"] == "entree":
            stay = stay_key(values, number)
            end = self.ends.get(stay)
            # an exit before its entry is refused: it ends nothing
            return stay, number, end if end is None or end >= number else None
        if isinstance(entered, date):
            return stay_key(values, entered.toordinal()), entered.toordinal(), number
        if values.get("stay_key"):
            stay = stay_key(values, number)
            return stay, self.starts.get(stay), number
        start = self.entered.get((place_key(values), number))
        return ("", None, number) if start is None else (stay_key(values, start), start, number)


def stay_key(values: Values, entry: int) -> str:
    """The row of a stay: the source's own number of it for that person, else person, structure, day of entry."""
    if values.get("stay_key"):
        return row_key("stay", values["stay_key"], values["person_key"])
    return row_key("stay", place_key(values), date.fromordinal(entry))


def place_key(values: Values) -> str:
    """A person in a structure."""
    structure = values.get("structure_key") or folded(str(values.get("structure") or ""))
    return f"{values['person_key']}/{structure}"
