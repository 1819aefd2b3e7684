"""The columns of one file: where each declared field is, and what is left out and why."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from digor.foundation.exchange.headers import Headers, shown
from digor.foundation.exchange.layout import Layout
from digor.foundation.exchange.mending import mended
from digor.foundation.exchange.never import never
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.refusals import refuse
from digor.foundation.exchange.sentences import quoted
from digor.foundation.exchange.unreadable import Detail
from digor.foundation.exchange.values import Cell, text_of


@dataclass(frozen=True)
class Opened:
    """What is read of a header.

    `at`: field → positions (several when a header is doubled). `header`: field → the header as written.
    `length` counts every cell of the line of headers, `width` those up to the last that is named.
    """

    at: dict[str, list[int]]
    header: dict[str, str]
    fields: tuple[str, ...]
    filled: frozenset[str]
    width: int
    length: int
    unknown: tuple[str, ...]
    never: tuple[str, ...]
    not_agreed: tuple[str, ...]
    absent: tuple[str, ...]
    remarks: tuple[Problem, ...]
    mends: int = 0  # the import whose refused rows this file corrects


def open_columns(
    header: Sequence[Cell], layout: Layout, headers: Headers, allowed: Collection[str]
) -> Opened:
    """Sort the headers of a file. Raises Refused when a required column is missing, or not agreed."""
    found: dict[str, list[int]] = {}
    written: dict[str, str] = {}
    unknown: list[str] = []
    closed: list[str] = []
    remarks: list[Problem] = []
    width = nameless = mends = 0
    for position, cell in enumerate(header):
        name = shown(text_of(cell))
        if not name:
            nameless += 1
            continue
        if mended(name):
            mends = mended(name)
            continue
        width = position + 1
        column = headers.find(text_of(cell))
        if column is not None:
            found.setdefault(column.field, []).append(position)
            written.setdefault(column.field, name)
            continue
        family = never(name)
        if family is not None:
            closed.append(name)
            details: dict[str, Detail] = {"header": name, "family": family.name}
            remarks.append(Problem("never_read", details=details, blocking=False))
        else:
            unknown.append(name)
            remarks.append(_remark("unknown_header", name))
    _require(layout, found, [shown(text_of(cell)) for cell in header])
    not_agreed = [field for field in layout.fields if field in found and field not in allowed]
    _require_agreed(layout, not_agreed, written)
    at = {field: found[field] for field in layout.fields if field in found and field in allowed}
    absent = [field for field in layout.fields if field not in found]
    remarks += [_remark("not_agreed", written[field]) for field in not_agreed]
    remarks += [_remark("doubled_header", written[field]) for field, places in at.items() if len(places) > 1]
    if nameless > len(header) - width:
        count = nameless - (len(header) - width)
        remarks.append(Problem("no_header_name", details={"count": count}, blocking=False))
    filled = frozenset(field for field in at if layout.by_field[field].filled)
    return Opened(
        at=at,
        header=written,
        fields=tuple(at),
        filled=filled,
        width=width,
        length=len(header),
        unknown=tuple(unknown),
        never=tuple(closed),
        not_agreed=tuple(not_agreed),
        absent=tuple(absent),
        remarks=tuple(remarks),
        mends=mends,
    )


def _remark(code: str, name: str) -> Problem:
    return Problem(code, details={"header": name}, blocking=False)


def _require(layout: Layout, found: dict[str, list[int]], names: Sequence[str]) -> None:
    missing = [layout.by_field[field].label for field in layout.required if field not in found]
    if missing:
        raise refuse(
            "missing_columns",
            count=len(missing),
            missing=quoted(missing),
            found=quoted([name for name in names if name]),
        )


def _require_agreed(layout: Layout, not_agreed: Sequence[str], written: dict[str, str]) -> None:
    missing = [written[field] for field in layout.required if field in not_agreed]
    if missing:
        raise refuse("not_in_agreement", count=len(missing), missing=quoted(missing))
