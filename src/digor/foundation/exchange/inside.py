"""What a workbook's archive holds, read as a stream before anything loads it whole."""

from __future__ import annotations

import html
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from digor.foundation.exchange.kinds import FileKind
from digor.foundation.exchange.refusals import refuse

# Unfolded size of a whole archive, and how many times larger than itself it may unfold once it is big.
MOST_MEGABYTES = 600
_MOST_TIMES = 300
_BIG = 50 * 1024 * 1024
# About 400 MB once laid out; 60 columns of the most rows.
MOST_CELLS = 12_000_000
_CHUNK = 1 << 18
_LONGEST_TAG = 1 << 22

# A cell that holds something is not closed at once; most have their place written ("B12").
_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>/]*?\s)?r=\"([A-Z]{1,3})(\d{1,7})\"[^>/]*>")
# A row without its number comes after those that have one: some writers number nothing.
_BARE_ROW = re.compile(rb"<(?:\w+:)?row(?:\s(?![^>]*\br=)[^>]*)?>")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^>]*?ref=[\"']([A-Z0-9:]+)")
_SPANNED = re.compile(rb"number-(?:columns|rows)-spanned=\"(?!1\")\d+\"")
_ODS_TAG = re.compile(rb"<table:table-(row|cell)\b([^>]*)>")
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated=\"(\d+)\"")
_SHEET = re.compile(r"<(?:\w+:)?sheet [^>]*>")
_RELATION = re.compile(r"<(?:\w+:)?Relationship [^>]*>")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


@dataclass
class _Sheet:
    """How far a sheet goes; `cells` counts those that hold something, where it is known."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    merged: str = ""


@dataclass
class Inside:
    """`merged`: sheet name → first merged range ("" when the sheet is not known by name)."""

    since_1904: bool = False
    merged: dict[str, str] = field(default_factory=dict)


def look_inside(file: BinaryIO, kind: FileKind, *, most_rows: int) -> Inside:
    """Size, rows and merged cells of a workbook. Raises Refused; the file is left at its beginning."""
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as archive:
            _weigh(archive)
            return _ods(archive, most_rows) if kind is FileKind.ODS else _xlsx(archive, most_rows)
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError):
        raise refuse("broken_archive") from None
    finally:
        file.seek(0)


def unfold(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """The content of a member, in pieces. What unfolds beyond the size it declares is refused: readers
    that trust the declared size would otherwise be filled without end."""
    if member.compress_type == zipfile.ZIP_STORED:
        with archive.open(member) as stored:
            yield from iter(lambda: stored.read(_CHUNK), b"")
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise zipfile.BadZipFile
    file = archive.fp
    assert file is not None
    file.seek(member.header_offset)
    name_length, extra_length = struct.unpack("<26x2H", file.read(30))
    file.seek(name_length + extra_length, 1)
    left, produced, decoder = member.compress_size, 0, zlib.decompressobj(-zlib.MAX_WBITS)
    while not decoder.eof:
        folded = decoder.unconsumed_tail
        if not folded:
            folded = file.read(min(_CHUNK, left))
            left -= len(folded)
            if not folded:
                raise zipfile.BadZipFile
        piece = decoder.decompress(folded, _CHUNK * 4)
        produced += len(piece)
        if produced > member.file_size:
            raise refuse("too_large_inside", most=MOST_MEGABYTES)
        yield piece


def _weigh(archive: zipfile.ZipFile) -> None:
    members = archive.infolist()
    unfolded = sum(member.file_size for member in members)
    folded = sum(member.compress_size for member in members)
    if unfolded > MOST_MEGABYTES * 1024 * 1024 or (unfolded > _BIG and unfolded > folded * _MOST_TIMES):
        raise refuse("too_large_inside", most=MOST_MEGABYTES)


def _xlsx(archive: zipfile.ZipFile, most_rows: int) -> Inside:
    workbook = _text(archive, "xl/workbook.xml")
    inside = Inside(since_1904=re.search(r"date1904\s*=\s*[\"'](?:1|true)", workbook) is not None)
    names = _sheet_names(workbook, _text(archive, "xl/_rels/workbook.xml.rels"))
    for member in archive.infolist():
        if member.filename.startswith("xl/worksheets/") and member.filename.endswith(".xml"):
            sheet = _xlsx_sheet(archive, member)
            _measure(sheet, most_rows)
            if sheet.merged:
                inside.merged[names.get(member.filename, "")] = sheet.merged
        elif member.filename == "xl/sharedStrings.xml":
            for _piece in unfold(archive, member):
                pass
    return inside


def _xlsx_sheet(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> _Sheet:
    sheet, columns, bare = _Sheet(), {b""}, 0
    for piece in _whole_tags(unfold(archive, member)):
        placed = _CELL.findall(piece)
        if placed:
            sheet.rows = max(sheet.rows, int(placed[-1][1]))
            columns.update(column for column, _row in placed)
        bare += len(_BARE_ROW.findall(piece))
        found = None if sheet.merged else _MERGED.search(piece)
        if found:
            sheet.merged = found[1].decode("ascii")
    sheet.rows += bare
    sheet.columns = max(map(_column_number, columns))
    return sheet


def _ods(archive: zipfile.ZipFile, most_rows: int) -> Inside:
    inside, sheet, times, empty = Inside(), _Sheet(), 1, True
    for piece in _whole_tags(unfold(archive, archive.getinfo("content.xml"))):
        if _SPANNED.search(piece):
            inside.merged[""] = "…"
        for tag, about in _ODS_TAG.findall(piece):
            repeated = _REPEATED.search(about)
            count = int(repeated[1]) if repeated else 1
            if tag == b"row":
                times, empty = count, True
            elif b"value-type" in about:
                sheet.cells += count * times
                sheet.rows += times if empty else 0
                empty = False
    _measure(sheet, most_rows)
    return inside


def _measure(sheet: _Sheet, most_rows: int) -> None:
    """Readers lay a sheet out whole, empty cells included, as far as its farthest cell."""
    if sheet.rows > most_rows:
        raise refuse("too_many_rows", most=most_rows)
    if max(sheet.cells, sheet.rows * sheet.columns) > MOST_CELLS:
        raise refuse("too_spread")


def _column_number(letters: bytes) -> int:
    """A is 1, Z 26, AA 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _whole_tags(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same bytes, cut between tags only."""
    kept = b""
    for piece in pieces:
        kept += piece
        cut = kept.rfind(b"<") if len(kept) < _LONGEST_TAG else len(kept)
        if cut > 0:
            yield kept[:cut]
            kept = kept[cut:]
    yield kept


def _sheet_names(workbook: str, relations: str) -> dict[str, str]:
    """Path of a sheet in the archive → its name."""
    targets = {}
    for tag in _RELATION.findall(relations):
        about = _attributes(tag)
        target = about.get("Target", "")
        targets[about.get("Id", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    names = {}
    for tag in _SHEET.findall(workbook):
        about = _attributes(tag)
        relation = next((value for key, value in about.items() if key.endswith(":id")), "")
        names[targets.get(relation, "")] = about.get("name", "")
    return names


def _attributes(tag: str) -> dict[str, str]:
    return {key: html.unescape(one or other) for key, one, other in _ATTRIBUTE.findall(tag)}


def _text(archive: zipfile.ZipFile, name: str) -> str:
    return b"".join(unfold(archive, archive.getinfo(name))).decode("utf-8", errors="replace")
