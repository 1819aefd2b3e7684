"""A spreadsheet on its way to be explained: its columns, what is proposed for each, ten rows as they would be understood.

Nothing is kept: the file is looked at again for each page. Samples are shown of the columns that have a meaning the
agreement names, of no other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from itertools import islice
from typing import Any

from digor.casework.intake import faults, uploads
from digor.casework.intake.actions.mapping import recognised
from digor.casework.intake.formats import format_of
from digor.casework.intake.formats.tableur.columns import LABELS
from digor.casework.intake.gate import agreement_on, asked_of
from digor.casework.intake.mapping import (
    IGNORE,
    LONGEST_VALUE,
    MOST_VALUES,
    Meaning,
    carried_over,
    differences,
    value_key,
)
from digor.casework.intake.models import Import
from digor.casework.intake.remembered import Mapping as Remembered
from digor.casework.people.nomenclature import shelter
from digor.casework.people.nomenclature.situations import SITUATIONS
from digor.casework.people.publication import Given
from digor.foundation.exchange.headers import Headers
from digor.foundation.exchange.layouts.tableur import TABLEUR
from digor.foundation.exchange.looking import Looked, look
from digor.foundation.exchange.never import never

SAMPLES = 3
ROWS = 10
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file, the fields its agreement lets in, and the mapping of its source that knows its columns best."""

    looked: Looked
    allowed: tuple[str, ...]
    known: Remembered | None
    new: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """The source's mapping knows every column, and misses none."""
        return self.known is not None and not self.new and not self.missing


@dataclass(frozen=True, slots=True)
class Said:
    """What each header, and each word for a situation, means so far."""

    columns: dict[str, str]
    situations: dict[str, str]

    @property
    def given(self) -> dict[str, Any]:
        return {"columns": self.columns, "situations": self.situations}

    @property
    def situation_header(self) -> str:
        """The column of situations, if there is one."""
        return next((header for header, name in self.columns.items() if name == "situation"), "")


@dataclass(frozen=True, slots=True)
class Column:
    """A column on screen. `never`: why it cannot be read, when it cannot."""

    name: str  # of its choice in the form
    header: str
    chosen: str
    choices: tuple[tuple[str, Any], ...]
    samples: tuple[str, ...]
    never: Any
    is_new: bool


@dataclass(frozen=True, slots=True)
class Word:
    """A word found in the column of situations, and what it means."""

    name: str
    text: str
    count: int
    chosen: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A row as it would be understood."""

    line: int
    who: str
    born: date | None
    situation: Any
    start: date | None
    end: date | None
    sentences: tuple[str, ...]


def sheet_of(imported: Import) -> Sheet:
    """The file of an import that waits. Raises Refused when it is no table."""
    looked = look(uploads.path_of(imported.upload))
    agreement = agreement_on(imported.source, imported.format)
    known = recognised(imported.source, looked.headers)
    told = differences(known.meaning, looked.headers) if known else None
    return Sheet(
        looked,
        tuple(name for name in TABLEUR.fields if name in agreement.columns),
        known,
        told.new if told else (),
        told.missing if told else (),
    )


def said(sheet: Sheet, sent: Mapping[str, str] | None) -> Said:
    """What was chosen on the page, else what is known or can be guessed."""
    if sent is None:
        columns = _proposed(sheet)
    else:
        columns = {
            header: sent.get(f"colonne-{number}", IGNORE)
            for number, header in enumerate(sheet.looked.headers)
        }
        columns = {
            header: name if name in sheet.allowed and never(header) is None else IGNORE
            for header, name in columns.items()
        }
    found = Said(columns, {})
    situations = dict(sheet.known.meaning.situations) if sheet.known else {}
    for text in _words(sheet, found):
        key = value_key(text)
        chosen = sent.get(_name(key)) if sent is not None else None
        if chosen is None:
            chosen = situations.get(key) or shelter.situation(text) or ""
        if chosen:
            situations[key] = chosen
        else:
            situations.pop(key, None)
    return replace(found, situations=situations)


def columns(sheet: Sheet, told: Said, sees: bool) -> list[Column]:
    """The columns in the order of the file."""
    choices = ((IGNORE, ""), *((name, LABELS[name]) for name in sheet.allowed))
    found = []
    for number, header in enumerate(sheet.looked.headers):
        closed = never(header)
        chosen = told.columns.get(header, IGNORE)
        read = sees and closed is None and chosen != IGNORE
        samples = tuple(dict.fromkeys(sheet.looked.columns[header]))[:SAMPLES] if read else ()
        why = closed.why if closed else ""
        found.append(Column(f"colonne-{number}", header, chosen, choices, samples, why, header in sheet.new))
    return found


def words(sheet: Sheet, told: Said, sees: bool) -> list[Word]:
    """The distinct words of the column of situations, the most frequent first; cells, so none without `sees`."""
    if not sees:
        return []
    return [
        Word(_name(value_key(text)), text, count, told.situations.get(value_key(text), ""))
        for text, count in _words(sheet, told).items()
    ]


def ten_rows(imported: Import, meaning: Meaning) -> list[Shown]:
    """The first rows as they would be understood; raises Refused as the reading would."""
    asked = asked_of(
        imported.source, agreement_on(imported.source, imported.format), imported.file_day, meaning
    )
    with format_of(imported.format).open(uploads.path_of(imported.upload), asked) as opened:
        return [
            _shown(row.line, row.givens, tuple(faults.sentence(p.as_dict()) for p in row.problems))
            for row in islice(opened.rows(), ROWS)
        ]


def _shown(line: int, givens: tuple[Given, ...], sentences: tuple[str, ...]) -> Shown:
    given = givens[0] if givens else None
    if given is None or given.record is None:
        return Shown(line, "", None, "", None, None, sentences)
    who = f"{given.record.given_name} {given.record.family_name}".strip() or given.record.alias
    situation = SITUATIONS[given.situation].label if given.situation else ""
    return Shown(line, who, given.record.birth_date, situation, given.start, given.end, sentences)


def _proposed(sheet: Sheet) -> dict[str, str]:
    """Known from the last time, else guessed by the header, else by the words below it; each meaning once."""
    known = carried_over(sheet.known.meaning, sheet.looked.headers) if sheet.known else {}
    headers, used, found = Headers(TABLEUR), set(known.values()) - {IGNORE}, dict(known)
    for header in sheet.looked.headers:
        if header in found:
            continue
        column = headers.find(header)
        name = column.field if column is not None else _by_words(sheet.looked.columns[header])
        usable = name in sheet.allowed and name not in used and never(header) is None
        found[header] = name if usable else IGNORE
        used.add(found[header])
    return {header: found[header] for header in sheet.looked.headers}


def _by_words(texts: list[str]) -> str:
    """`situation` when most of the words below a header tell where somebody sleeps."""
    told = sum(shelter.situation(text) is not None for text in texts[:200])
    return "situation" if texts and told > len(texts[:200]) * _HALF else IGNORE


def _words(sheet: Sheet, told: Said) -> dict[str, int]:
    header = told.situation_header
    counts: dict[str, int] = {}
    seen: dict[str, str] = {}
    for text in sheet.looked.columns.get(header, ()):
        if len(text) <= LONGEST_VALUE:
            first = seen.setdefault(value_key(text), text)
            counts[first] = counts.get(first, 0) + 1
    most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return dict(most[:MOST_VALUES])


def _name(key: str) -> str:
    return f"mot-{sha256(key.encode()).hexdigest()[:12]}"
