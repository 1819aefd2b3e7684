"""From level numbers to printed weights: rounded to 4 decimals, so that the sum one reads is the sum."""

from __future__ import annotations

from math import log2
from typing import Any

from digor.engines.linkage.answer import FieldWeight
from digor.engines.linkage.choosing import Weighed
from digor.engines.linkage.conditions import COUNTED_ON
from digor.engines.linkage.levels import MISSING, NONE
from digor.engines.linkage.problem import Rules
from digor.engines.linkage.scoring import frequency, levels_of, order_of, weight
from digor.engines.linkage.tables import counted_columns


class Weigher:
    """Reads the rows of `scoring.score`; equal field weights are one object, a million pairs stay light."""

    def __init__(self, rules: Rules, starting: float, said: dict[str, int]) -> None:
        """`said`: how many records say each counted column."""
        self._rules = rules
        self._starting = starting
        self._said = said
        self._orders = [order_of(field) for field in rules.fields]
        self._columns = {column: position for position, column in enumerate(counted_columns())}
        self._known: dict[tuple[int, str, int], FieldWeight] = {}

    def weigh(self, row: tuple[Any, ...]) -> Weighed:
        """A pair and what its fields say."""
        fields = self._rules.fields
        bearers = row[5 + len(fields) :]
        said = []
        for position, field in enumerate(fields):
            number = row[5 + position]
            code = self._orders[position][number] if number >= 0 else silent(field.name)
            column = COUNTED_ON.get(field.name, {}).get(code)
            count = (bearers[self._columns[column]] or 0) if column else 0
            said.append(self._field(position, code, count))
        total = round(self._starting + sum(one.weight for one in said), 4)
        return Weighed(row[0], row[1], row[2], row[3], total, tuple(said), row[4])

    def _field(self, position: int, code: str, bearers: int) -> FieldWeight:
        known = self._known.get((position, code, bearers))
        if known is None:
            field = self._rules.fields[position]
            known = self._known[position, code, bearers] = field_weight(
                self._rules, field.name, code, bearers, self._said
            )
        return known


def silent(field: str) -> str:
    """The code of a field that says nothing."""
    return NONE if field == "kin" else MISSING


def field_weight(rules: Rules, name: str, code: str, bearers: int, said: dict[str, int]) -> FieldWeight:
    """What a field at this level says, its value borne by so many records."""
    field = next(field for field in rules.fields if field.name == name)
    level = levels_of(field).get(code)
    if level is None:
        return FieldWeight(name, code, 0.0)
    column = COUNTED_ON.get(name, {}).get(code)
    if not column or not level.rarity:
        return FieldWeight(name, code, round(weight(level), 4))
    rarity = log2(level.u / frequency(level, rules, bearers, said[column]))
    return FieldWeight(name, code, round(weight(level) + rarity, 4), round(rarity, 4), bearers)
