"""What a format is: a partner's file read row by row, each row said in the ledger's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from digor.casework.intake.mapping import Meaning
from digor.casework.people.nomenclature.situations import SITUATIONS
from digor.casework.people.nomenclature.versions import VERSIONS, reduce
from digor.casework.people.publication import Given
from digor.foundation.exchange import Problem
from digor.foundation.partners.formats import DeclaredFormat
from digor.supply.given import Given as HomeGiven

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Gate:
    """What an agreement lets through: declared columns by name, and sensitive codes kept as they are."""

    columns: frozenset[str]
    sensitive: frozenset[str] = frozenset()

    def lets(self, column: str) -> bool:
        """Whether the column may be read."""
        return column in self.columns

    def situation(self, code: str) -> str:
        """A situation code, reduced to its neutral parent unless the agreement names it (design §5.4)."""
        return reduce(code, self.sensitive)


Count = tuple[str, str, int]  # member file ("" for the whole), what, value


@dataclass(frozen=True, slots=True)
class Understood:
    """One row of the file, in the ledger's words. Refused when one of its problems is blocking."""

    line: int
    givens: tuple[Given, ...] = ()
    problems: tuple[Problem, ...] = ()
    file: str = ""
    # what it says of dwellings instead, for a format whose destination is `homes`
    homes: tuple[HomeGiven, ...] = ()
    # of a refused row, header → text of the columns that are read: what a file to correct is made of
    written: Mapping[str, str] = field(default_factory=dict, repr=False, hash=False)

    @property
    def said(self) -> int:
        """How many things it says."""
        return len(self.givens) + len(self.homes)

    @property
    def refused(self) -> bool:
        return any(problem.blocking for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of a file before it is opened.

    Never what the ledger holds: a row must say the same whatever else is known, or withdrawing another file
    would not be as if it had never been. `source`: its code. `meaning`: what the columns of a
    spreadsheet were said to mean. `communes`: folded name → INSEE code, of the territory. `declared`: the
    closeness of what the source only repeats (where someone says they slept before, or will go), which gives way
    to what it records itself.
    """

    file_day: date
    gate: Gate
    today: date
    source: str = ""
    meaning: Meaning | None = None
    declared: int = 0
    communes: Mapping[str, str] = field(default_factory=dict)


class Opened(Protocol):
    """A file being read: one pass."""

    total: int | None  # rows to come, when it can be known without reading them

    def rows(self) -> Iterator[Understood]: ...

    def counts(self) -> Iterable[Count]:
        """What the file holds, once its rows were read."""
        ...

    def remarks(self) -> Iterable[Problem]:
        """What to say of the file as a whole: nothing is refused for it."""
        ...


@dataclass(frozen=True, slots=True)
class Format:
    """A partner file. `complete`: whether it can be declared complete, on which perimeter in words.
    `mapped`: somebody says what its columns mean before it is read.

    `day`: reads the file's own day when it carries one. `destination`: where its rows go (`destinations`). `open` raises `Refused` for a file that cannot be used.
    """

    code: str
    label: StrPromise
    extensions: tuple[str, ...]
    columns: tuple[tuple[str, str | StrPromise], ...]
    open: Callable[[Path, Asked], AbstractContextManager[Opened]]
    day: Callable[[Path], date | None]
    sample: Path
    complete: bool = False
    mapped: bool = False
    destination: str = "ledger"
    situations: frozenset[str] = field(default_factory=lambda: frozenset(SITUATIONS))

    def declared(self) -> DeclaredFormat:
        """What an agreement may name: the columns, and the sensitive codes this file can carry."""
        neutral = VERSIONS[-1].neutral
        sensitive = tuple(
            (code, SITUATIONS[code].label) for code in sorted(neutral) if code in self.situations
        )
        people = self.destination == "ledger"
        return DeclaredFormat(self.code, self.label, self.columns, sensitive, of_people=people)
