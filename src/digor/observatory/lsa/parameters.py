"""What is asked: the report period, how far back to look, whose territory."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Parameters:
    """`start` and `end` are both in the period; nothing before `lookback` is looked at."""

    start: date
    end: date
    lookback: date
    territory: str

    def __post_init__(self) -> None:
        if not self.lookback <= self.start <= self.end:
            raise ValueError(_("The dates must follow one another: the look back, the start, the end."))

    def declare(self, connection: DuckDBPyConnection) -> None:
        """The words report_start(), report_end(), exit1_first() and the like, lookback() and territory() of the steps' SQL."""
        for name, day in (
            ("report_start", self.start),
            ("report_end", self.end),
            ("lookback", self.lookback),
        ):
            connection.execute(f"create temp macro {name}() as date '{day}'")
        for back in (1, 2):
            for name, bound in (("first", "report_start()"), ("last", "report_end()")):
                connection.execute(
                    f"create temp macro exit{back}_{name}() as cast({bound} - interval {back} year as date)"
                )
        connection.execute("set variable territory = ?", [self.territory])
        connection.execute("create temp macro territory() as getvariable('territory')")
