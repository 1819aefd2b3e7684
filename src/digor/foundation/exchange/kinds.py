"""What a file really is, by its first bytes: its name is not believed."""

from __future__ import annotations

import zipfile
from enum import Enum, auto
from typing import TYPE_CHECKING, BinaryIO

from django.utils.translation import gettext_lazy as _

from digor.foundation.exchange.refusals import refuse

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class FileKind(Enum):
    """A kind of file we read."""

    TEXT = auto()
    XLSX = auto()
    ODS = auto()


_ZIP = b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that holds a workbook under a password, as its name stands in an OLE directory.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")

# first bytes → what the file is, as said in "this file is …, not a table"
_OTHERS: tuple[tuple[bytes, StrPromise], ...] = (
    (b"%PDF", _("a PDF document")),
    (b"{\\rtf", _("a text document")),
    (b"\x89PNG", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF8", _("a picture")),
    (b"II*\x00", _("a picture")),
    (b"MM\x00*", _("a picture")),
    (b"\x1f\x8b", _("a compressed file")),
    (b"7z\xbc\xaf\x27\x1c", _("a compressed file")),
    (b"Rar!", _("a compressed file")),
    (b"SQLite format 3\x00", _("a database")),
)
_MARKUP: tuple[tuple[bytes, StrPromise], ...] = (
    (b"<!doctype html", _("a web page")),
    (b"<html", _("a web page")),
    (b"<table", _("a web page")),
    (b"<?xml", _("an XML document")),
)


def kind_of(file: BinaryIO) -> FileKind:
    """The kind of a seekable file; it is left at its beginning. Raises Refused for what we do not read."""
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf"):
        raise refuse("empty_file")
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _inside_zip(file)
    if head.startswith(_OLE):
        protected = _ENCRYPTED in file.read(1 << 20)
        raise refuse("password" if protected else "old_excel")
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    for mark, kind in _OTHERS:
        if head.startswith(mark):
            raise refuse("not_a_table", kind=kind)
    for mark, kind in _MARKUP:
        if start.startswith(mark):
            raise refuse("not_a_table", kind=kind)
    return FileKind.TEXT


def _inside_zip(file: BinaryIO) -> FileKind:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            locked = any(member.flag_bits & 1 for member in archive.infolist())
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names and not locked else b""
            manifest = _head_of(archive, "META-INF/manifest.xml") if mimetype else b""
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError):
        raise refuse("broken_archive") from None
    finally:
        file.seek(0)
    if locked or b"encryption-data" in manifest:
        raise refuse("password")
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return FileKind.ODS
    if "xl/workbook.bin" in names:
        raise refuse("binary_excel")
    if "word/document.xml" in names or mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise refuse("not_a_table", kind=_("a text document"))
    if any(name.endswith(".iwa") for name in names):
        raise refuse("not_a_table", kind=_("a Numbers document"))
    raise refuse("not_a_table", kind=_("a compressed file"))


def _head_of(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.namelist():
        return b""
    with archive.open(name) as member:
        return member.read(1 << 20)
