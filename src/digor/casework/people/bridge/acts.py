"""Which acts are active at a revision, and in what order: the one test of "known then"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from digor.casework.people import bulk
from digor.casework.people.days import ordinal


class Active(NamedTuple):
    """An act as mentions need it: the number that published it, our day, the day of its file (0: none)."""

    order: int
    prepared_on: int
    file_day: int


@lru_cache(maxsize=64)
def _text(act: str, at: int, plus: int | None, minus: int | None) -> tuple[str, str]:
    """Joins and condition that keep the rows whose act is active, with its order."""
    joins = f"""
      LEFT JOIN people_revision published
        ON published.act_id = {act} AND published.verb = 'publish' AND published.number <= {int(at)}
      LEFT JOIN people_revision withdrawn
        ON withdrawn.act_id = {act} AND withdrawn.verb = 'withdraw' AND withdrawn.number <= {int(at)}"""
    also = f" OR {act} = {int(plus)}" if plus else ""
    less = f" AND {act} <> {int(minus)}" if minus else ""
    return joins, f"(published.number IS NOT NULL{also}) AND withdrawn.number IS NULL{less}"


class Acts:
    """The acts of one territory, as known at one revision.

    `plus`: an act read as if it were published just after that revision (staging a file); `minus`:
    one read as if it were withdrawn.
    """

    def __init__(self, territory_id: int, at: int, plus: int | None = None, minus: int | None = None) -> None:
        self.territory_id = territory_id
        self.at = at
        self.plus = plus
        self.minus = minus
        self._known: dict[int, Active | None] = {}

    def read(self, numbers: Iterable[int]) -> dict[int, Active | None]:
        """Act id → what is known of it, None if not active. Asked once for each act."""
        unknown = list(set(numbers) - self._known.keys())
        if unknown:
            self._known.update(dict.fromkeys(unknown))
            joins, active = _text("act.id", self.at, self.plus, self.minus)
            days = f"{bulk.plain('act.prepared_on')}, {bulk.plain('act.file_day')}"
            sql = f"""SELECT act.id, COALESCE(published.number, {self.at + 1}), {days}
                      FROM people_act act {joins} WHERE {active} AND act.id IN"""
            for number, order, prepared_on, file_day in bulk.select_in(sql, unknown):
                day = ordinal(file_day) if file_day else 0
                self._known[number] = Active(order, ordinal(prepared_on), day)
        return self._known

    def rows_in(self, columns: str, tables: str, column: str, ids: Collection[int]) -> Iterator[Any]:
        """The active rows whose `column` is one of `ids`, each followed by its act's order."""
        joins, active = _text("fact.act_id", self.at, self.plus, self.minus)
        yield from bulk.select_in(
            f"SELECT {columns}, COALESCE(published.number, {self.at + 1}) FROM {tables} {joins} "
            f"WHERE {active} AND {column} IN",
            ids,
        )

    def rows_each(self, columns: str, tables: str, ids: Mapping[str, Collection[int]]) -> Iterator[Any]:
        """The same for several columns: one question when ids are few. A row found by two comes twice."""
        joins, active = _text("fact.act_id", self.at, self.plus, self.minus)
        yield from bulk.select_each(
            f"SELECT {columns}, COALESCE(published.number, {self.at + 1}) FROM {tables} {joins} "
            f"WHERE {active} AND {{column}} IN",
            ids,
        )

    def rows(
        self, columns: str, tables: str, act: str = "fact.act_id", where: str = "", params: Sequence[Any] = ()
    ) -> list[Any]:
        """The territory's active rows, each followed by its act's order."""
        joins, active = _text(act, self.at, self.plus, self.minus)
        return bulk.select(
            f"SELECT {columns}, COALESCE(published.number, {self.at + 1}) FROM {tables} {joins} "
            f"WHERE {active} AND fact.territory_id = %s{' AND ' if where else ''}{where}",
            [self.territory_id, *params],
        )
