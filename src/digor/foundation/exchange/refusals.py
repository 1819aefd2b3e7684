"""Files that cannot be used at all: the code and sentence of each refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from digor.foundation.exchange.unreadable import Detail
from digor.foundation.frame.figures import number
from digor.foundation.frame.refusals import Refused

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

_SHEETS: dict[str, StrPromise] = {
    "empty_file": _("The file is empty."),
    "not_a_table": _("This file is %(kind)s, not a table. Export it as CSV (UTF-8) or as an Excel workbook (.xlsx)."),
    "old_excel": _("This workbook has the old Excel format (.xls). Open it, save it as .xlsx, then send it again."),
    "binary_excel": _("This workbook has Excel's binary format (.xlsb). Save it as .xlsx, then send it again."),
    "password": _("This file is protected by a password. Save a copy without a password, then send that one."),
    "broken_archive": _("This file is damaged: it cannot be opened. Export it again, then send the new one."),
    "too_large_inside": _("Once unfolded, this file is larger than %(most)s MB. Export a shorter period, or as CSV."),
    "too_many_rows": _("This workbook has more than %(most)s rows. Export it as CSV (UTF-8): a CSV file may be longer."),
    "too_spread": _("This sheet spreads too wide: a cell is filled far from the table. Delete what is beside and below the table, or export it as CSV (UTF-8)."),
    "merged_cells": _("Cells are merged in this workbook (%(where)s of the sheet “%(sheet)s”). Separate them (Home, Merge, Unmerge cells), then send it again."),
    "several_sheets": _("Several sheets of this workbook have the expected columns: %(sheets)s. Send one sheet at a time."),
    "no_sheet": _("This workbook has no sheet with anything written in it."),
    "no_header": _("No line of headers was found at the top of the file. Its first line must name the columns: %(expected)s…"),
    "no_header_at_all": _("No line of headers was found at the top of this sheet. Write a name over each column, then send it again."),
    "missing_columns": ngettext_lazy(
        "The column %(missing)s is missing. Columns found: %(found)s.",
        "The columns %(missing)s are missing. Columns found: %(found)s.",
        "count",
    ),
    "not_in_agreement": ngettext_lazy(
        "The sharing agreement does not name the column %(missing)s, without which this file cannot be read.",
        "The sharing agreement does not name the columns %(missing)s, without which this file cannot be read.",
        "count",
    ),
    "quote_never_closed": _("Line %(line)s: a quotation mark is opened and never closed. Close it, or take it away."),
    "cell_too_long": _("Line %(line)s: a cell holds more than %(most)s characters. Is the separator the right one?"),
    "not_text": _("Line %(line)s: the file holds signs that are not text. Export it again as CSV (UTF-8)."),
    "unknown_encoding": _("The accents of this file cannot be read (%(encoding)s). Export it again as CSV (UTF-8)."),
}  # fmt: skip

_HMIS: dict[str, StrPromise] = {
    "no_such_path": _("There is no file or folder here: %(name)s."),
    "not_hmis": _("This is not an HMIS export: a zip file or a folder holding Project.csv and Enrollment.csv is expected."),
    "missing_hmis_files": ngettext_lazy(
        "The file %(missing)s is missing from the HMIS export.",
        "The files %(missing)s are missing from the HMIS export.",
        "count",
    ),
    "missing_hmis_columns": ngettext_lazy(
        "%(file)s: the column %(missing)s is missing.", "%(file)s: the columns %(missing)s are missing.", "count"
    ),
    "two_exports": _("The archive holds %(file)s twice, in two folders. Send one export at a time."),
}  # fmt: skip

REFUSALS: dict[str, StrPromise] = _SHEETS | _HMIS
CODES = frozenset(REFUSALS)


def refuse(code: str, **details: Detail | StrPromise) -> Refused:
    """The refusal to raise. Its sentence quotes headers, sheets and counts, never the content of a cell."""
    shown = {
        name: number(value) if name == "most" and isinstance(value, int) else value
        for name, value in details.items()
    }
    return Refused(code, REFUSALS[code] % shown if shown else REFUSALS[code])
