"""What the linkage engine reads: records of several sources, and printed rules to compare them.

Everything is a plain string; "" says that the source does not say. No national number has a place here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Record:
    """What one source says of one person. `id` is unique in the problem; it orders and names pairs.

    `household`: any code shared by the members of one household (two of them are never compared).
    `birth_date`: "1990-05-12", or "1990" when the source knows the year only; 1 January is read as
    "the papers say a year only" by the engine itself. `sex`: any codes, compared for equality.
    `given_names`: in the order of the papers; one text with several names is one element.
    `alias`: how people know somebody; compared with aliases and given names.
    """

    id: str
    source: str
    household: str = ""
    family_name: str = ""
    birth_name: str = ""
    given_names: tuple[str, ...] = ()
    birth_date: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    postcode: str = ""
    commune: str = ""
    alias: str = ""


class Records(Protocol):
    """A tuple of records, or anything that can be counted and gone through more than once."""

    def __len__(self) -> int: ...
    def __iter__(self) -> Iterator[Record]: ...


@dataclass(frozen=True, slots=True)
class Columns:
    """Records held as columns (pyarrow arrays or lists): a million stay light, built one at a time.

    Names are the fields of `Record`; `id` and `source` are required, absent ones read "". A null reads "".
    `given_names` holds texts (one name each) or lists of texts.
    """

    columns: Mapping[str, Any]

    def __post_init__(self) -> None:
        """Refuse unknown or missing columns, and columns of unlike lengths (ValueError)."""
        known = {one.name for one in fields(Record)}
        for name in self.columns:
            if name not in known:
                raise ValueError(f"columns: unknown column {name!r}.")
        for name in ("id", "source"):
            if name not in self.columns:
                raise ValueError(f"columns.{name}: missing.")
        if len({len(column) for column in self.columns.values()}) > 1:
            raise ValueError("columns: they are not all of one length.")

    def __len__(self) -> int:
        """How many records."""
        return len(self.columns["id"])

    def __iter__(self, some: int = 20_000) -> Iterator[Record]:
        """Each record in order; only `some` at a time are held as Python objects."""
        for start in range(0, len(self), some):
            part = {name: _plain(column[start : start + some]) for name, column in self.columns.items()}
            if "given_names" in part:
                part["given_names"] = [_names(value) for value in part["given_names"]]
            for values in zip(*part.values(), strict=True):
                yield Record(**dict(zip(part, values, strict=True)))


def _plain(column: Any) -> list[Any]:
    values = column.to_pylist() if hasattr(column, "to_pylist") else list(column)
    return ["" if value is None else value for value in values]


def _names(value: Any) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,) if value else ()
    return tuple(value)


@dataclass(frozen=True, slots=True)
class Level:
    """One way two values of a field may compare.

    `m`: its share among pairs that are one person; `u`: among pairs of two persons. Its weight is
    log2(m / u). With `rarity`, a value rarer (more frequent) than most weighs more (less).
    """

    code: str
    m: float
    u: float
    rarity: bool = False

    def __post_init__(self) -> None:
        """Refuse what is not a probability strictly between 0 and 1 (ValueError)."""
        if not (0 < self.m < 1 and 0 < self.u < 1):
            raise ValueError(f"{self.code}: m and u must lie strictly between 0 and 1.")


@dataclass(frozen=True, slots=True)
class Field:
    """A field compared, and its levels. Names and codes: `digor.engines.linkage.levels`."""

    name: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Learning:
    """Learn m and u from the records themselves (expectation-maximisation), for big files only.

    `seed` makes the sample; `sampled_pairs` bounds it. The parameters learnt are in the answer,
    and solving again under them gives the same answer.
    """

    seed: int = 1
    sampled_pairs: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Rules:
    """The printed, versioned parameters of a comparison. Defaults: `levels.printed_rules()`.

    Thresholds are weights in bits (log2 of the odds, prior included): a pair is `certain` from
    `certain` on, and so on; under `possible` it is not answered. None of them links anything.
    `expected`: how many other records one record is thought to have; with the greater of
    `population` and the number of records it gives the prior, log2(expected / that number).
    `rarity_records`: how many records of general experience the territory's own frequencies are
    weighed against; `rarity_bits`: the most a frequency may add or take away.
    `across_sources`: only records of two different sources are compared; otherwise records of one
    source are too. `one_to_one`: a record keeps one pair at most with each other source (the
    heaviest first), for sources known to hold nobody twice.
    `largest_block`: a key shared by more records proposes nothing; `most_comparisons` bounds the sum.
    """

    version: str
    fields: tuple[Field, ...]
    certain: float
    probable: float
    possible: float
    expected: float = 0.5
    population: int = 1_000
    rarity_records: int = 1_000
    rarity_bits: float = 6.0
    across_sources: bool = False
    one_to_one: bool = False
    largest_block: int = 300
    most_comparisons: int = 60_000_000
    learning: Learning | None = None

    def __post_init__(self) -> None:
        """Refuse thresholds out of order and bounds that bound nothing (ValueError)."""
        if not self.possible <= self.probable <= self.certain:
            raise ValueError("possible, probable, certain: expected in rising order.")
        if self.expected <= 0 or self.population < 1 or self.rarity_records < 1 or self.rarity_bits < 0:
            raise ValueError("expected, population, rarity_records, rarity_bits: more than 0.")
        if self.largest_block < 2 or self.most_comparisons < 1:
            raise ValueError("largest_block, most_comparisons: at least 2 records, 1 comparison.")


@dataclass(frozen=True, slots=True)
class Problem:
    """Records to compare. What people have decided is not asked again.

    `known_same` is closed over itself (A is B, B is C: A–C is skipped), and `known_different` over
    `known_same` (A is B, B is not C: A–C is skipped). Pairs in either order.
    """

    records: Records
    rules: Rules
    known_same: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    known_different: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @classmethod
    def from_columns(
        cls,
        columns: Mapping[str, Any],
        rules: Rules,
        known_same: Iterable[tuple[str, str]] = (),
        known_different: Iterable[tuple[str, str]] = (),
    ) -> Problem:
        """The same from columns (pyarrow arrays or lists), without a million objects. ValueError as `Columns`."""
        return cls(Columns(columns), rules, frozenset(known_same), frozenset(known_different))
