"""Workbooks (XLSX, ODS): looked at inside their archive before they are loaded, then read by calamine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

from digor.foundation.exchange.dates import EPOCH_1900, EPOCH_1904
from digor.foundation.exchange.headers import Scoring
from digor.foundation.exchange.inside import Inside, look_inside
from digor.foundation.exchange.kinds import FileKind
from digor.foundation.exchange.refusals import refuse
from digor.foundation.exchange.sentences import quoted
from digor.foundation.exchange.values import Cell

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_ROWS = 200_000
# Rows of a sheet in which headers are looked for.
HEADER_WITHIN = 30


class WorkbookTable:
    """The rows of the one sheet that has the expected headers: (row number, row number, cells)."""

    encoding = None
    separator = ""

    def __init__(self, file: BinaryIO, kind: FileKind, headers: Scoring) -> None:
        """Raises Refused when the workbook may not be loaded, or no one sheet can be told from the others."""
        inside = look_inside(file, kind, most_rows=MOST_ROWS)
        self.epoch: date = EPOCH_1904 if inside.since_1904 else EPOCH_1900
        name, self._sheet = _chosen(_load(file), headers)
        self.sheet = name
        _refuse_merged(inside, name)
        if self._sheet.total_height > MOST_ROWS:
            raise refuse("too_many_rows", most=MOST_ROWS)

    def __iter__(self) -> Iterator[tuple[int, int, Sequence[Cell]]]:
        for number, row in enumerate(self._sheet.iter_rows(), 1):
            yield number, number, row


def _load(file: BinaryIO) -> CalamineWorkbook:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    file.seek(0)
    try:
        return CalamineWorkbook.from_filelike(file)
    except PasswordError:
        raise refuse("password") from None
    except (CalamineError, ValueError, OSError):
        raise refuse("broken_archive") from None


def _chosen(workbook: CalamineWorkbook, headers: Scoring) -> tuple[str, CalamineSheet]:
    """The visible sheet whose first rows name the most columns; two that name the required ones are refused."""
    from python_calamine import CalamineError, SheetTypeEnum, SheetVisibleEnum

    found: list[tuple[int, str, CalamineSheet]] = []
    alike: list[str] = []
    for about in workbook.sheets_metadata:
        if about.visible != SheetVisibleEnum.Visible or about.typ != SheetTypeEnum.WorkSheet:
            continue
        try:
            sheet = workbook.get_sheet_by_name(about.name)
        except (CalamineError, ValueError, OSError):
            raise refuse("broken_archive") from None
        if sheet.start is None:
            continue
        first = list(islice(sheet.iter_rows(), HEADER_WITHIN))
        found.append((max(map(headers.score, first), default=0), about.name, sheet))
        if any(map(headers.whole, first)):
            alike.append(about.name)
    if not found:
        raise refuse("no_sheet")
    if len(alike) > 1:
        raise refuse("several_sheets", sheets=quoted(alike))
    _named, name, sheet = max(found, key=lambda one: one[0])
    return name, sheet


def _refuse_merged(inside: Inside, name: str) -> None:
    where = inside.merged.get(name) or inside.merged.get("")
    if where:
        raise refuse("merged_cells", where=where, sheet=name)
