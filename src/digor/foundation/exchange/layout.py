"""A layout: what a partner's sheet may hold, column by column, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from functools import cached_property

from digor.foundation.exchange.nomenclature import Nomenclature
from digor.foundation.exchange.unreadable import Unreadable

Value = str | int | bool | date | None


class Privacy(Enum):
    """What a column says of a person (design §5): the same three words as for tables."""

    IDENTIFYING = "identifying"
    SENSITIVE = "sensitive"
    ORDINARY = "ordinary"


class Kind(Enum):
    """How a cell is read. See `values` for what each accepts."""

    TEXT = auto()  # free text, trimmed
    KEY = auto()  # an identifier of the source, kept letter for letter
    DATE = auto()  # the day of an event
    BIRTH = auto()  # a birth date: two-digit years look back, never in the future
    NIGHT = auto()  # a night, named by its first day
    WHOLE = auto()  # a whole number, zero or more
    YES_NO = auto()
    CODE = auto()  # a value of the column's nomenclature


@dataclass(frozen=True)
class Column:
    """One declared column.

    `field` is its name in rows and in sharing agreements. `headers` are the accepted spellings, the usual
    one first: accents, case, spaces and punctuation do not count. `required`: without the header the file is
    refused. `filled`: without a value the row is not usable.
    """

    field: str
    headers: tuple[str, ...]
    kind: Kind = Kind.TEXT
    required: bool = False
    filled: bool = False
    privacy: Privacy = Privacy.ORDINARY
    nomenclature: Nomenclature | None = None

    def __post_init__(self) -> None:
        if not self.headers or (self.kind is Kind.CODE) != (self.nomenclature is not None):
            raise ValueError(f"column {self.field}: no header, or a code without its nomenclature")

    @property
    def label(self) -> str:
        """The usual header, as the partner knows it."""
        return self.headers[0]


# What a check answers: nothing, or the field at fault and why.
Complaint = tuple[str, Unreadable]
Check = Callable[[Mapping[str, Value]], Complaint | None]


@dataclass(frozen=True)
class Layout:
    """A partner's sheet. `checks` look at a whole row, once each cell was read.

    A check sees only the fields that were read: it never complains of a column that is not agreed.
    """

    name: str
    columns: tuple[Column, ...]
    checks: tuple[Check, ...] = field(default=())
    # Whether a column is also known by its field's name: not when its headers are what somebody said they mean.
    by_name: bool = True

    @cached_property
    def by_field(self) -> dict[str, Column]:
        return {column.field: column for column in self.columns}

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """Every declared field, in the order of the sheet: what an agreement may allow."""
        return tuple(column.field for column in self.columns)

    @cached_property
    def required(self) -> tuple[str, ...]:
        return tuple(column.field for column in self.columns if column.required)

    @cached_property
    def identifying(self) -> frozenset[str]:
        return frozenset(c.field for c in self.columns if c.privacy is Privacy.IDENTIFYING)
