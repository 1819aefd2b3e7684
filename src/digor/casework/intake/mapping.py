"""What the columns of a spreadsheet mean, as somebody said it: pure. Kept for a source by `remembered.Mapping`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.lookup import fold
from digor.casework.people.nomenclature.situations import SITUATIONS
from digor.foundation.exchange.layouts.tableur import TABLEUR
from digor.foundation.exchange.never import never
from digor.foundation.frame.refusals import Refused

IGNORE = "ignore"
ASK = "ask"
# Longer texts are no words for a situation: they are not remembered.
LONGEST_VALUE = 80
MOST_VALUES = 200

NAMES = frozenset({"person_key", "last_name", "first_name", "full_name", "alias"})
TELLING = frozenset({"situation", "structure"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """`columns`: header as written → field, or `IGNORE`. `situations`: folded words → code, `IGNORE` or `ASK`."""

    columns: Mapping[str, str]
    situations: Mapping[str, str] = field(default_factory=dict)

    @property
    def fields(self) -> frozenset[str]:
        """The meanings in use."""
        return frozenset(self.columns.values()) - {IGNORE}

    def read(self) -> dict[str, str]:
        """The columns that are read: header → field."""
        return {header: name for header, name in self.columns.items() if name != IGNORE}

    def situation(self, text: str) -> str | None:
        """What these words were said to mean; None when nobody said it."""
        return self.situations.get(value_key(text))


@dataclass(frozen=True, slots=True)
class Differences:
    """A file beside a mapping: columns it has and the mapping does not know, columns the mapping reads and it lacks."""

    new: tuple[str, ...]
    missing: tuple[str, ...]


def value_key(text: str) -> str:
    """Words as remembered: accents, case and punctuation aside."""
    return fold(text) or text.strip()


def meaning_of(given: Mapping[str, Any]) -> Meaning:
    """`{"columns": {header: field}, "situations": {words: code}}` → a meaning, checked."""
    columns = {str(header): str(name) for header, name in dict(given.get("columns") or {}).items()}
    said = dict(given.get("situations") or {})
    situations = {value_key(str(text)): str(code) for text, code in said.items() if str(code)}
    found = Meaning(columns, {text: code for text, code in situations.items() if len(text) <= LONGEST_VALUE})
    check(found)
    return found


def check(meaning: Meaning) -> None:
    """Refuse a mapping that says nothing usable, or that reads what is never read."""
    used: dict[str, str] = {}
    for header, name in meaning.read().items():
        if name not in TABLEUR.by_field:
            raise Refused(
                "unknown_meaning", _("“%(name)s” is no meaning a column can have.") % {"name": name}
            )
        if never(header) is not None:
            raise Refused(
                "never_read", _("The column “%(header)s” is never read. Leave it out.") % {"header": header}
            )
        if name in used:
            raise Refused(
                "meaning_twice",
                _("“%(one)s” and “%(other)s” cannot mean the same thing: keep one of the two.")
                % {"one": used[name], "other": header},
            )
        used[name] = header
    if not meaning.fields & NAMES:
        raise Refused("nobody_named", _("Say which column tells who: a name, an alias or a file number."))
    if not meaning.fields & TELLING:
        raise Refused(
            "no_night_told", _("Say which column tells where people sleep: a situation or a structure.")
        )
    for code in meaning.situations.values():
        if code not in SITUATIONS and code not in (IGNORE, ASK):
            raise Refused("unknown_situation", _("“%(code)s” is no situation of the list.") % {"code": code})


def differences(meaning: Meaning, headers: Sequence[str]) -> Differences:
    """A file's headers beside a mapping; spelling aside."""
    here = {fold(header) for header in headers}
    known = {fold(header) for header in meaning.columns}
    return Differences(
        tuple(header for header in headers if fold(header) not in known),
        tuple(header for header in meaning.read() if fold(header) not in here),
    )


def likeness(meaning: Meaning, headers: Collection[str]) -> int:
    """How many of the columns it reads a file has: the best known mapping is proposed."""
    here = {fold(header) for header in headers}
    return sum(fold(header) in here for header in meaning.read())


def carried_over(meaning: Meaning, headers: Iterable[str]) -> dict[str, str]:
    """The meanings of a file's own headers, as the mapping says them; those it does not know are absent."""
    known = {fold(header): name for header, name in meaning.columns.items()}
    return {header: known[fold(header)] for header in headers if fold(header) in known}
