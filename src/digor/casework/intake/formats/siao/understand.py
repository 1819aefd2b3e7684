"""What a line of an SI-SIAO extract says of a person's nights.

- a demand: where the person slept that night, an observation; news only when it does not say where;
- an orientation: news, when the person answered it; it is no night;
- an entry: a presence in the structure, open, or closed by its exit line;
- an exit: the same presence with its end, and where the person went, an observation of that night.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from digor.casework.intake import faults
from digor.casework.intake.formats.base import Asked, Understood
from digor.casework.intake.formats.keys import LONGEST_PERSON, row_key
from digor.casework.intake.formats.siao.columns import LAYOUT
from digor.casework.intake.formats.siao.stays import Stays, Values
from digor.casework.people.nomenclature.lookup import fold
from digor.casework.people.nomenclature.siao import demand, exits, places
from digor.casework.people.publication import Given, HouseholdRef, PlaceGiven, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.exchange import Problem, Row

# They tell that somebody asked, not where anybody slept.
_SAYS_NOTHING = frozenset({"UNK", "AUTR"})
# The person was reached, and answered.
_ANSWERED = frozenset({"acceptee", "refus_menage"})
# A structure of a type nobody wrote down is still a shelter.
_SHELTER = "HEB"


@dataclass(slots=True)
class Extract:
    """An extract whose stays are known: each line in turn."""

    asked: Asked
    stays: Stays
    _homes: dict[str, tuple[str, date]] = field(
        default_factory=dict
    )  # person → group and since when, as last said

    def understood(self, rows: Sequence[Row] | Iterator[Row]) -> Iterator[Understood]:
        """Every line, in order."""
        for row in rows:
            if not row.usable:
                yield Understood(row.line, problems=row.problems)
                continue
            found = self._problems(row)
            if found:
                yield Understood(row.line, problems=(*row.problems, *found))
            else:
                yield Understood(row.line, tuple(self._givens(row)), row.problems)

    def _problems(self, row: Row) -> list[Problem]:
        values, found = row.values, []
        for name in ("person_key", "group_key"):
            if len(str(values.get(name) or "")) > LONGEST_PERSON:
                found.append(_refusing("key_too_long", row, name))
        if _day(values, "day") > self.asked.file_day:
            found.append(_refusing("day_to_come", row, "day"))
        if values["row_kind"] == "sortie":
            _stay, start, end = self.stays.days(values)
            if start is None:
                found.append(_refusing("exit_without_entry", row, "day"))
            elif end is not None and end < start:
                found.append(_refusing("end_before_start", row, "day"))
        return found

    def _givens(self, row: Row) -> Iterator[Given]:
        match row.values["row_kind"]:
            case "demande":
                yield from self._demand(row)
            case "orientation":
                yield from self._orientation(row)
            case "entree":
                yield self._stay(row)
            case "sortie":
                yield self._stay(row)
                yield from self._destination(row)

    def _demand(self, row: Row) -> Iterator[Given]:
        values, day = row.values, _day(row.values, "day")
        code = demand.situation(str(values.get("situation") or ""))
        key = row_key("demand", values.get("demand_key") or day, values["person_key"])
        known = code is not None and code not in _SAYS_NOTHING
        yield self._given(
            row,
            key,
            Kind.OBSERVATION if known else Kind.CONTACT,
            day,
            situation=self.asked.gate.situation(code) if known and code else "",
            place=self._place(values) if known else None,
        )

    def _orientation(self, row: Row) -> Iterator[Given]:
        values, day = row.values, _day(row.values, "day")
        if values.get("orientation") in _ANSWERED:
            key = row_key(
                "orientation", values.get("demand_key") or values["person_key"], values["person_key"], day
            )
            yield self._given(row, key, Kind.CONTACT, day)

    def _stay(self, row: Row) -> Given:
        stay, start, end = self.stays.days(row.values)
        assert start is not None
        first = date.fromordinal(start)
        if end is not None and end <= start:
            # came and left the same day: no night was spent there
            return self._given(row, stay, Kind.CONTACT, first)
        return self._given(
            row,
            stay,
            Kind.PRESENCE,
            first,
            end=date.fromordinal(end) if end is not None else None,
            situation=self.asked.gate.situation(situation_of_stay(row.values)),
            perimeter=perimeter(row.values),
        )

    def _destination(self, row: Row) -> Iterator[Given]:
        found = exits.exit_value(str(row.values.get("exit") or ""))
        if found is None or found.situation in _SAYS_NOTHING:
            return
        stay, _start, _end = self.stays.days(row.values)
        key = row_key("exit", stay.removeprefix("stay:"))
        situation = self.asked.gate.situation(found.situation)
        day = _day(row.values, "day")
        yield self._given(row, key, Kind.OBSERVATION, day, situation=situation, closeness=self.asked.declared)

    def _given(
        self,
        row: Row,
        key: str,
        kind: Kind,
        start: date,
        *,
        end: date | None = None,
        situation: str = "",
        perimeter: str = "",
        place: PlaceGiven | None = None,
        closeness: int | None = None,
    ) -> Given:
        values = row.values
        stated = values.get("stated_on")
        return Given(
            row_key=key,
            line=row.line,
            kind=kind,
            start=start,
            end=end,
            # without a date of its own, a line is said by its file
            stated_on=stated if isinstance(stated, date) else self.asked.file_day,
            record=person(values),
            household=self._home(values),
            situation=situation,
            perimeter=perimeter,
            place=place,
            closeness=closeness,
        )

    def _home(self, values: Values) -> HouseholdRef | None:
        """The group, from this line's day on, once for each change: a person alone is not a household."""
        group, who, day = values.get("group_key"), str(values["person_key"]), _day(values, "day")
        if not isinstance(group, str):
            return None
        before = self._homes.get(who)
        if before is None and group not in self.stays.several:
            return None
        if before is not None and before[0] == group and before[1] <= day:
            return None
        self._homes[who] = group, day
        return HouseholdRef(group, day)

    def _place(self, values: Values) -> PlaceGiven | None:
        commune = self.asked.communes.get(fold(str(values.get("commune") or "")))
        return PlaceGiven(commune=commune) if commune else None


def person(values: Values) -> RecordRef:
    """The person, with the identity the agreement lets through."""
    born = values.get("birth_date")
    return RecordRef(
        str(values["person_key"]),
        family_name=str(values.get("last_name") or values.get("birth_name") or ""),
        given_name=str(values.get("first_name") or ""),
        birth_date=born if isinstance(born, date) else None,
    )


def situation_of_stay(values: Values) -> str:
    """What a stay in this structure and place is; a shelter when its type was not written down."""
    establishment = places.ESTABLISHMENT.find(str(values.get("establishment") or ""))
    place = places.PLACE.find(str(values.get("place_kind") or ""))
    found = places.stay(establishment, place)
    return found if found is not None and found not in _SAYS_NOTHING else _SHELTER


def perimeter(values: Values) -> str:
    """The structure, as a file declared complete names it."""
    return str(values.get("structure") or values.get("structure_key") or "")[:80]


def _day(values: Values, name: str) -> date:
    day = values[name]
    assert isinstance(day, date)
    return day


def _refusing(code: str, row: Row, name: str) -> Problem:
    return faults.refusing(code, row.line, LAYOUT.by_field[name].label)
