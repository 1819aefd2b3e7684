"""Text tables: separator, quotation marks, line breaks inside cells. Streamed, never whole in memory."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Generator, Iterator, Sequence
from typing import BinaryIO

from digor.foundation.exchange.dates import EPOCH_1900
from digor.foundation.exchange.encodings import Encoding, find_encoding
from digor.foundation.exchange.refusals import refuse
from digor.foundation.exchange.values import Cell

SEPARATORS = (";", ",", "\t", "|")
# A record over more lines than this, or a longer cell, is a quotation mark never closed.
MOST_LINES = 200
LONGEST_CELL = 131_072
_SAMPLE = 1 << 16

Score = Callable[[Sequence[Cell]], int]


class DelimitedTable:
    """The records of a text file: (first line, last line, cells). One pass."""

    sheet = ""
    epoch = EPOCH_1900

    def __init__(self, file: BinaryIO, score: Score | None = None) -> None:
        self.encoding: Encoding = find_encoding(file)
        self._file = file
        self.separator = find_separator(self._sample(), score)

    def __iter__(self) -> Iterator[tuple[int, int, Sequence[Cell]]]:
        self._file.seek(0)
        text = io.TextIOWrapper(
            self._file, encoding=self.encoding.codec, errors=self.encoding.errors, newline=""
        )
        try:
            yield from records(text, self.separator)
        finally:
            if not self._file.closed:  # a file refused on opening is closed before its records are let go
                text.detach()

    def _sample(self) -> str:
        self._file.seek(0)
        text = io.TextIOWrapper(
            self._file, encoding=self.encoding.codec, errors=self.encoding.errors, newline=""
        )
        try:
            return text.read(_SAMPLE)
        finally:
            text.detach()
            self._file.seek(0)


def records(text: Iterator[str], separator: str) -> Generator[tuple[int, int, list[str]], None, None]:
    """Records of a delimited text. Raises Refused on a quotation mark that is never closed."""
    line = quotes = 0

    def lines() -> Iterator[str]:
        nonlocal line, quotes
        for read in text:
            line += 1
            quotes += read.count('"')
            yield read
            if line - first >= MOST_LINES:
                raise refuse("quote_never_closed", line=first)

    reader = csv.reader(lines(), delimiter=separator)
    while True:
        first, quotes = line + 1, 0
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            if line > first:
                raise refuse("quote_never_closed", line=first) from None
            raise refuse("cell_too_long", line=first, most=LONGEST_CELL) from None
        if line > first and quotes % 2:
            raise refuse("quote_never_closed", line=first)
        yield first, line, cells


def find_separator(sample: str, score: Score | None = None) -> str:
    """The separator of a sample of text.

    The one by which a row names the most known headers (`score`); failing that, the one that cuts the most
    rows into the same number of cells. A text without any is read as one column, cut by ";".
    """
    best, chosen = (0, 0.0), SEPARATORS[0]
    for separator in SEPARATORS:
        if separator not in sample:
            continue
        rows = _first_rows(sample, separator)
        named = max((score(row) for row in rows), default=0) if score else 0
        widths = Counter(len(row) for row in rows if any(row))
        width, agreeing = max(widths.items(), key=lambda item: (item[0] > 1, item[1]), default=(1, 0))
        steady = agreeing / max(1, widths.total()) * min(width, 50) if width > 1 else 0.0
        if (named, steady) > best:
            best, chosen = (named, steady), separator
    return chosen


def _first_rows(sample: str, separator: str, most: int = 50) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            rows.append(row)
            if len(rows) == most:
                break
    except csv.Error:
        pass
    return rows
