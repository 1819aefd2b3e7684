"""Files that are not what their name says, and workbooks we do not read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from tests.foundation.exchange.damaged.case import Damaged
from tests.foundation.exchange.damaged.siao import GOOD, HEAD


def workbook(fill: Callable[[Any], None]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def usual(book: Any, sheet: str = "Extraction") -> None:
    book.active.title = sheet
    book.active.append(HEAD.split(";"))
    book.active.append(GOOD.split(";"))


def merged() -> bytes:
    def fill(book: Any) -> None:
        usual(book)
        book.active.append(GOOD.split(";"))
        book.active.merge_cells("B2:B3")

    return workbook(fill)


def two_sheets() -> bytes:
    def fill(book: Any) -> None:
        usual(book, "Octobre")
        other = book.create_sheet("Novembre")
        other.append(HEAD.split(";"))
        other.append(GOOD.split(";"))

    return workbook(fill)


def without_columns() -> bytes:
    def fill(book: Any) -> None:
        book.active.append(["Nom", "Date", "Situation à la demande"])

    return workbook(fill)


def impossible_day() -> bytes:
    def fill(book: Any) -> None:
        usual(book)
        book.active.append(["Demande", 12345, "Riou", "Yann", "30/02/1990", 46300, 20, "", ""])

    return workbook(fill)


def too_many_rows() -> bytes:
    """One row more than the most, written into the sheet's own text: quicker than making them."""
    rows = "".join(
        f'<row r="{n}"><c r="A{n}" t="inlineStr"><is><t>x</t></is></c></row>' for n in range(3, 200_002)
    )
    return replaced(workbook(usual), "xl/worksheets/sheet1.xml", "</sheetData>", f"{rows}</sheetData>")


def too_many_unplaced_rows() -> bytes:
    """The same by a writer that does not number rows."""
    row = '<row><c t="inlineStr"><is><t>x</t></is></c></row>'
    return replaced(
        workbook(usual), "xl/worksheets/sheet1.xml", "</sheetData>", f"{row * 199_999}</sheetData>"
    )


def stray_cell() -> bytes:
    def fill(book: Any) -> None:
        usual(book)
        book.active["XFD150000"] = "oups"

    return workbook(fill)


def repeated_cells() -> bytes:
    """A LibreOffice sheet of a few bytes that unfolds into twenty million cells."""
    row = (
        '<table:table-row table:number-rows-repeated="20000"><table:table-cell table:number-columns-repeated="1000" '
        'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    content = opendocument([HEAD.split(";"), GOOD.split(";")])
    return replaced(content, "content.xml", "</table:table>", f"{row}</table:table>")


def bomb() -> bytes:
    return with_member(workbook(usual), "xl/media/image1.bin", b"\x00" * (80 * 1024 * 1024))


def lying_bomb() -> bytes:
    """A sheet that unfolds far beyond the size it declares."""
    content = workbook(usual)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member))
        sheet = new.getinfo("xl/worksheets/sheet1.xml")
        sheet.file_size = 10
    return out.getvalue()


def replaced(content: bytes, name: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as copy,
    ):
        for member in source.namelist():
            text = source.read(member)
            copy.writestr(member, text.replace(old.encode(), new.encode()) if member == name else text)
    return out.getvalue()


def with_member(content: bytes, name: str, added: bytes) -> bytes:
    out = io.BytesIO(content)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, added)
    return out.getvalue()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def opendocument(rows: list[list[str]], *, span: str = "", manifest: str = "<manifest/>") -> bytes:
    """A LibreOffice sheet; `span` is written on its first cell."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string" {span if (row, at) == (0, 0) else ""}>'
            f"<text:p>{cell}</text:p></table:table-cell>"
            for at, cell in enumerate(line)
        )
        + "</table:table-row>"
        for row, line in enumerate(rows)
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body>'
        f'<office:spreadsheet><table:table table:name="Extraction">{cells}</table:table></office:spreadsheet>'
        "</office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest.encode(),
            "content.xml": content.encode(),
        }
    )


def locked_zip() -> bytes:
    """Marked as encrypted, entry by entry."""
    content = bytearray(workbook(usual))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(mark)
        while start >= 0:
            content[start + at] |= 1
            start = content.find(mark, start + 4)
    return bytes(content)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
NOT_A_TABLE = "Ce fichier est {}, pas un tableau. Exportez-le en CSV (UTF-8) ou en classeur Excel (.xlsx)."
PASSWORD = "Ce fichier est protégé par un mot de passe. Enregistrez-en une copie sans mot de passe et envoyez celle-là."
BROKEN = "Ce fichier est abîmé : il ne s’ouvre pas. Exportez-le à nouveau et envoyez le nouveau."
TOO_SPREAD = (
    "Cette feuille s’étend trop loin : une case est remplie loin du tableau. Videz ce qui est à côté et au-dessous "
    "du tableau, ou exportez-le en CSV (UTF-8)."
)
TOO_LARGE = "Une fois déplié, ce fichier dépasse 600 Mo. Exportez une période plus courte, ou en CSV."


def refused(name: str, content: bytes | Callable[[], bytes], code: str, sentence: str) -> Damaged:
    return Damaged(name, "siao", content, code, sentence)


CASES = [
    refused(
        "merged.xlsx",
        merged,
        "merged_cells",
        "Des cellules sont fusionnées dans ce classeur (B2:B3 de la feuille « Extraction »). Séparez-les (Accueil, "
        "Fusionner, Annuler la fusion), puis envoyez-le à nouveau.",
    ),
    refused(
        "two-sheets.xlsx",
        two_sheets,
        "several_sheets",
        "Plusieurs feuilles de ce classeur ont les colonnes attendues : « Octobre », « Novembre ». Envoyez une "
        "feuille à la fois.",
    ),
    refused(
        "without-columns.xlsx",
        without_columns,
        "missing_columns",
        "Il manque les colonnes « Type de ligne », « Identifiant personne ». Colonnes trouvées : « Nom », « Date », "
        "« Situation à la demande ».",
    ),
    refused(
        "nothing-in-it.xlsx",
        lambda: workbook(lambda book: None),
        "no_sheet",
        "Aucune feuille de ce classeur ne contient quoi que ce soit.",
    ),
    Damaged(
        "impossible-day.xlsx",
        "siao",
        impossible_day,
        "no_such_day",
        "Ligne 3, colonne « Date de naissance » : 30/02/1990 n’existe pas.",
        1,
    ),
    refused(
        "too-many-rows.xlsx",
        too_many_rows,
        "too_many_rows",
        "Ce classeur a plus de 200 000 lignes. Exportez-le en CSV (UTF-8) : un fichier CSV peut être plus long.",
    ),
    refused(
        "too-many-unplaced-rows.xlsx",
        too_many_unplaced_rows,
        "too_many_rows",
        "Ce classeur a plus de 200 000 lignes. Exportez-le en CSV (UTF-8) : un fichier CSV peut être plus long.",
    ),
    refused("stray-cell.xlsx", stray_cell, "too_spread", TOO_SPREAD),
    refused("repeated-cells.ods", repeated_cells, "too_spread", TOO_SPREAD),
    refused("bomb.xlsx", bomb, "too_large_inside", TOO_LARGE),
    refused("lying-bomb.xlsx", lying_bomb, "too_large_inside", TOO_LARGE),
    refused("cut-short.xlsx", lambda: workbook(usual)[:-200], "broken_archive", BROKEN),
    refused(
        "sheet-spoilt.xlsx",
        lambda: replaced(workbook(usual), "xl/worksheets/sheet1.xml", "<sheetData>", "<sheetData <"),
        "broken_archive",
        BROKEN,
    ),
    refused("locked.xlsx", locked_zip, "password", PASSWORD),
    refused("locked-by-excel.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "password", PASSWORD),
    refused(
        "locked.ods",
        lambda: opendocument([], manifest='<manifest:encryption-data manifest:checksum="x"/>'),
        "password",
        PASSWORD,
    ),
    refused(
        "merged.ods",
        lambda: opendocument([HEAD.split(";"), GOOD.split(";")], span='table:number-columns-spanned="2"'),
        "merged_cells",
        "Des cellules sont fusionnées dans ce classeur (… de la feuille « Extraction »). Séparez-les (Accueil, "
        "Fusionner, Annuler la fusion), puis envoyez-le à nouveau.",
    ),
    refused(
        "old.xls",
        OLE + "Workbook".encode("utf-16-le"),
        "old_excel",
        "Ce classeur est à l’ancien format d’Excel (.xls). Ouvrez-le, enregistrez-le en .xlsx, puis envoyez-le à "
        "nouveau.",
    ),
    refused(
        "binary.xlsb",
        zipped({"xl/workbook.bin": b""}),
        "binary_excel",
        "Ce classeur est au format binaire d’Excel (.xlsb). Enregistrez-le en .xlsx, puis envoyez-le à nouveau.",
    ),
    refused(
        "web-page.xls",
        b"<html><table><tr><td>x</td></tr></table></html>",
        "not_a_table",
        NOT_A_TABLE.format("une page web"),
    ),
    refused("report.pdf", b"%PDF-1.7\n", "not_a_table", NOT_A_TABLE.format("un document PDF")),
    refused("photo.csv", b"\xff\xd8\xff\xe0\x00\x10JFIF", "not_a_table", NOT_A_TABLE.format("une image")),
    refused(
        "letter.docx",
        zipped({"word/document.xml": b""}),
        "not_a_table",
        NOT_A_TABLE.format("un document de texte"),
    ),
    refused(
        "several-files.zip",
        zipped({"a.csv": b"x", "b.csv": b"y"}),
        "not_a_table",
        NOT_A_TABLE.format("un dossier compressé"),
    ),
]
