"""Distinct counts, with their total: somebody counted under two headings is one in the total."""

from __future__ import annotations

from collections.abc import Sequence


def distinct(source: str, what: str, by: Sequence[str], *, total: str, total_value: str = "0") -> str:
    """`by`, `value`: how many different `what` under each heading, and under all values of `total` together.

    `what`: a column or a struct; the total's rows hold `total_value` in the column `total`.
    """
    keys = ", ".join(by)
    others = [key for key in by if key != total]
    rest = ", ".join(others)
    together = ", ".join(f"{total_value} as {key}" if key == total else key for key in by)
    return f"""
select {keys}, count(distinct {what}) as value from {source} group by {keys}
union all
select {together}, count(distinct {what}) as value from {source}{f" group by {rest}" if rest else ""}"""
