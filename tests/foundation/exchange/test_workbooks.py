"""XLSX and ODS: cells that are already dates, sheets, rows, and what is refused before it is loaded."""

from __future__ import annotations

import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from digor.foundation.exchange import read
from digor.foundation.exchange.inside import unfold
from digor.foundation.exchange.layouts import LAYOUTS
from digor.foundation.frame.refusals import Refused
from tests.foundation.exchange.conftest import TODAY, hear
from tests.foundation.exchange.damaged import workbooks as made

HEAD = ["Date de la nuit", "Où il dort", "Alias", "Nombre de personnes", "Identifiant"]


def round_sheet(*rows: list[Any], before: list[list[Any]] | None = None) -> bytes:
    def fill(book: Any) -> None:
        for row in [*(before or []), HEAD, *rows]:
            book.active.append(row)

    return made.workbook(fill)


def test_cells_that_are_already_something() -> None:
    heard = hear(
        round_sheet(
            [date(2026, 11, 11), "rue", "A", 2, 12345],
            [datetime(2026, 11, 12, 1, 30), "rue", "B", 2.0, "00123"],
            [46337, "rue", "C", "2", 1234567890123],
            ["nuit du 11 au 12/11/2026", "rue", "D", None, None],
        ),
        "maraude",
    )
    assert not heard.problems
    assert {row.values["night"] for row in heard.rows} == {date(2026, 11, 11)}
    assert [row.values["persons"] for row in heard.rows] == [2, 2, 2, None]
    assert [row.values["person_key"] for row in heard.rows] == ["12345", "00123", "1234567890123", None]
    assert heard.facts["sheet"] == "Sheet" and heard.facts["encoding"] == heard.facts["separator"] == ""


def test_rows_have_the_numbers_a_spreadsheet_shows() -> None:
    heard = hear(
        round_sheet(
            [None] * 5, [date(2026, 11, 11), "rue", "A", 1, 1], ["31/02/2026", "rue", "B", 1, 2],
            before=[[None], ["Maraude"], [None]],
        ),
        "maraude",
    )  # fmt: skip
    assert heard.facts["header_line"] == 4
    assert [row.line for row in heard.rows] == [6, 7]
    assert heard.sentences == ["Ligne 7, colonne « Date de la nuit » : 31/02/2026 n’existe pas."]


def test_formatted_rows_without_anything_in_them_do_not_count() -> None:
    empty = "".join(f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(3, 200_100))
    content = made.replaced(
        round_sheet([date(2026, 11, 11), "rue", "A", 1, 1]),
        "xl/worksheets/sheet1.xml", "</sheetData>", f"{empty}</sheetData>",
    )  # fmt: skip
    assert [row.values["alias"] for row in hear(content, "maraude").rows] == ["A"]


def test_a_workbook_of_an_old_macintosh() -> None:
    since_1904 = made.replaced(
        round_sheet([date(2026, 11, 11), "rue", "A", 1, 1], [44875, "rue", "B", 1, 2]),
        "xl/workbook.xml", "<workbookPr", '<workbookPr date1904="1"',
    )  # fmt: skip
    first, second = (row.values["night"] for row in hear(since_1904, "maraude").rows)
    # the date cell was written in the other system: it moves by four years and a day
    assert first == date(2030, 11, 12) and second == date(2026, 11, 11)


def test_hidden_and_other_sheets_are_left_alone() -> None:
    def fill(book: Any) -> None:
        book.active.title = "Lisez-moi"
        book.active.append(["Bonjour"])
        hidden = book.create_sheet("Caché")
        hidden.append(HEAD)
        hidden.append([date(2026, 11, 10), "rue", "X", 1, 1])
        hidden.sheet_state = "hidden"
        sheet = book.create_sheet("Nuits")
        sheet.append(HEAD)
        sheet.append([date(2026, 11, 11), "rue", "A", 1, 1])

    heard = hear(made.workbook(fill), "maraude")
    assert heard.facts["sheet"] == "Nuits"
    assert [row.values["alias"] for row in heard.rows] == ["A"]


def test_cells_merged_on_another_sheet_matter_to_no_one() -> None:
    def fill(book: Any) -> None:
        book.active.append(HEAD)
        book.active.append([date(2026, 11, 11), "rue", "A", 1, 1])
        other = book.create_sheet("Notes")
        other.append(["x", "y"])
        other.merge_cells("A1:B1")

    assert len(hear(made.workbook(fill), "maraude").rows) == 1


def test_a_libreoffice_sheet() -> None:
    heard = hear(
        made.opendocument([["Date de la nuit", "Où il dort", "Alias"], ["11/11/2026", "à la gare", "Anaïg"]]),
        "maraude",
    )
    assert [row.values for row in heard.rows] == [
        {"night": date(2026, 11, 11), "situation": "à la gare", "alias": "Anaïg"}
    ]


def test_rows_of_a_workbook_are_never_ragged() -> None:
    heard = hear(
        round_sheet([date(2026, 11, 11), "rue", "A"], [date(2026, 11, 11), "rue", "B", 1, 2, "note"]),
        "maraude",
    )
    assert not heard.problems and len(heard.rows) == 2


def test_the_rows_are_counted_before_anything_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(file: object) -> None:
        raise AssertionError("loaded")

    monkeypatch.setattr("digor.foundation.exchange.workbook._load", never)
    with pytest.raises(Refused) as refused:
        hear(made.too_many_rows())
    assert refused.value.code == "too_many_rows"


def test_two_hundred_thousand_rows_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound itself passes: told with a small one."""
    monkeypatch.setattr("digor.foundation.exchange.workbook.MOST_ROWS", 4)
    rows = [[date(2026, 11, 11), "rue", "A", 1, 1]] * 3
    assert len(hear(round_sheet(*rows), "maraude").rows) == 3
    with pytest.raises(Refused) as refused:
        hear(round_sheet(*rows, rows[0]), "maraude")
    assert refused.value.code == "too_many_rows"


def test_a_member_that_lies_about_its_size_is_stopped_early() -> None:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(made.lying_bomb())) as archive:
        pieces = unfold(archive, archive.getinfo("xl/worksheets/sheet1.xml"))
        with pytest.raises(Refused):
            list(pieces)


def test_a_workbook_may_be_given_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "nuits.csv"  # the name is not believed
    path.write_bytes(round_sheet([date(2026, 11, 11), "rue", "A", 1, 1]))
    layout = LAYOUTS["maraude"]
    with read(path, layout, layout.fields, today=TODAY) as reading:
        assert len(list(reading)) == 1
