"""The encoding of a text file, found in one pass over its bytes: a lone accent may be on the last line."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import BinaryIO

from digor.foundation.exchange.refusals import refuse

_CHUNK = 1 << 20
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "UTF-8"),
    (codecs.BOM_UTF32_LE, "", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16", "UTF-16"),
)
_UTF8_LETTERS = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}|\xc2[\x80-\xbf]")
_ASCII = bytes(range(128))
# Pieces in which letters of two bytes are counted: enough to tell one encoding from the other.
_COUNTED = 8
# Registered with Python's codecs: a byte that is not UTF-8 is read as Windows-1252.
AS_WINDOWS = "digor-as-windows-1252"


@dataclass(frozen=True)
class Encoding:
    """`codec` and `errors` for Python, `name` for people. `mixed`: UTF-8 with Windows-1252 in places."""

    codec: str
    name: str
    errors: str = AS_WINDOWS
    mixed: bool = False


def find_encoding(file: BinaryIO) -> Encoding:
    """UTF-8 (with its mark or not), UTF-16, else Windows-1252; the file is left at its beginning.

    Raises Refused when the bytes are not text.
    """
    file.seek(0)
    head = file.read(4096)
    file.seek(0)
    for mark, codec, name in _BOMS:
        if head.startswith(mark):
            if not codec:
                raise refuse("unknown_encoding", encoding=name)
            return Encoding(codec, name, errors="replace" if codec == "utf-16" else AS_WINDOWS)
    silent = _utf16_without_mark(head)
    if silent:
        return Encoding(silent, "UTF-16", errors="replace")
    return _by_every_byte(file)


def _utf16_without_mark(head: bytes) -> str:
    """Plain letters in UTF-16 have a zero every other byte."""
    if head.count(0) < len(head) * 0.3:
        return ""
    return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"


def _by_every_byte(file: BinaryIO) -> Encoding:
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf8, valid, high, counted, lines = True, 0, 0, 0, 1
    while chunk := file.read(_CHUNK):
        if b"\x00" in chunk:
            raise refuse("not_text", line=lines + chunk[: chunk.index(b"\x00")].count(b"\n"))
        lines += chunk.count(b"\n")
        if chunk.isascii() and utf8:
            decoder.decode(chunk)
            continue
        if utf8:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                utf8 = False
        if counted < _COUNTED:
            counted += 1
            valid += sum(map(len, _UTF8_LETTERS.findall(chunk)))
            high += len(chunk.translate(None, _ASCII))
    file.seek(0)
    if utf8:
        try:
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            utf8 = False
    if utf8:
        return Encoding("utf-8", "UTF-8")
    if valid * 2 > high:
        return Encoding("utf-8", "UTF-8", mixed=True)
    return Encoding("cp1252", "Windows-1252")


def _as_windows(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.start + 1]
    try:
        return wrong.decode("cp1252"), error.start + 1
    except UnicodeDecodeError:
        return "\N{REPLACEMENT CHARACTER}", error.start + 1


codecs.register_error(AS_WINDOWS, _as_windows)
