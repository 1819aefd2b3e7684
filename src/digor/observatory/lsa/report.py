"""The published values of a territory's year, from its HMIS export."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from digor.observatory.exports import counted
from digor.observatory.lsa.parameters import Parameters
from digor.observatory.lsa.run import run
from digor.observatory.lsa.values import COLUMNS

# HUD's own optional measures: data quality, homelessness by people's own account
OPTIONAL = frozenset({"A2", "E3"})
HEADER = (*COLUMNS, "required", "source")

Row = tuple[str, str, str, str, str, str, str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """`values`: rows of `values.COLUMNS`, sorted; a value that is not there is 0.

    `sums`: (name, households' type, how many households, their days together), 0 for all types.
    """

    values: list[Row]
    sums: list[tuple[str, int, int, int]]

    def lines(self) -> list[tuple[str | int, ...]]:
        """As a table under `HEADER`."""
        return [(*row, 0 if row[0] in OPTIONAL else 1, "digor") for row in self.values]


def report(paths: Sequence[Path], parameters: Parameters) -> Report:
    """Raises Refused for what is no HMIS export, ValueError for dates in the wrong order."""
    with counted(paths) as (connection, _exports):
        run(connection, parameters)
        values = connection.execute("from lsa_value order by all").fetchall()
        sums = connection.execute(
            "select name, hhtype, households, days from lsa_sum where path = '' order by all"
        ).fetchall()
    return Report(values, sums)
