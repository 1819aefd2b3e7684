"""Refused rows as a file to correct: in the layout of the file they came from, the reason in a last column.

The header of that column names the import; when the file comes back, the column is recognised and not read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from digor.foundation.exchange.words import fold

REASON = "À corriger"
_HEADER = re.compile(r"a corriger import (\d{1,9})")
# A cell that begins so is a formula for a spreadsheet: it must stay a text (CWE-1236).
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def reason_header(number: int) -> str:
    """The header of the column of reasons of an import. In French whatever the reader's language: files go round."""
    return f"{REASON} (import {number})"


def mended(header: str) -> int:
    """The import whose rows are corrected under this header; 0 for any other header."""
    found = _HEADER.fullmatch(fold(header))
    return int(found[1]) if found else 0


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def unguarded(text: str) -> str:
    """The text as it was before `guarded`."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA) else text


def as_csv(lines: Sequence[Sequence[str]]) -> bytes:
    """UTF-8 with its mark, semicolons: opens as it should in a French spreadsheet."""
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(
        [guarded(cell) for cell in line] for line in lines
    )
    return out.getvalue().encode("utf-8-sig")


def as_workbook(lines: Sequence[Sequence[str]]) -> bytes:
    """An Excel workbook in which every cell is a text, formulas included."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet(_("To correct"))
    for line in lines:
        cells = []
        for text in line:
            cell = WriteOnlyCell(sheet, value=text)
            cell.data_type, cell.number_format = "s", "@"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
