"""What homes hand to other rooms: plain values, money in euro cents a month, days as dates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from digor.supply.enums import State


@dataclass(frozen=True, slots=True)
class Home:
    """A dwelling to let, as whoever matches households with homes needs it. None: not said by its landlord."""

    vacancy: int
    dwelling: int
    landlord: str
    reference: str
    solution: str
    typology: str
    surface: int | None
    floor: int | None
    lift: bool | None
    accessibility: str
    rent: int | None
    charges: int | None
    commune: str
    sector: str
    financing: str
    qpv: bool | None
    available_from: date | None
    holder: str
    deadline: date | None
    state: State


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Who designates once the deadline has passed, and by which rule. `to_verify`: the article was not read yet."""

    since: date
    who: str
    source: str
    to_verify: bool


@dataclass(frozen=True, slots=True)
class Stock:
    """Dwellings counted on a day by the words of some dimensions: `cells` are keyed in the order of `by`.

    "" in a key: not said. The cells share everything out: their sum is `total`.
    """

    by: tuple[str, ...]
    on: date
    cells: Mapping[tuple[str, ...], int]

    @property
    def total(self) -> int:
        return sum(self.cells.values())

    def along(self, name: str) -> dict[str, int]:
        """The same stock by one of its dimensions: the total does not move."""
        at = self.by.index(name)
        found: dict[str, int] = {}
        for key, count in self.cells.items():
            found[key[at]] = found.get(key[at], 0) + count
        return found


@dataclass(frozen=True, slots=True)
class MismatchRow:
    """One cell on both sides. `missing`: needs beyond the homes there are; `spare`: homes beyond the needs."""

    key: str
    homes: int
    needs: int

    @property
    def missing(self) -> int:
        return max(0, self.needs - self.homes)

    @property
    def spare(self) -> int:
        return max(0, self.homes - self.needs)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Homes and needs side by side: the rows share both totals out, nothing is left beside."""

    rows: tuple[MismatchRow, ...]

    @property
    def homes(self) -> int:
        return sum(row.homes for row in self.rows)

    @property
    def needs(self) -> int:
        return sum(row.needs for row in self.rows)

    @property
    def missing(self) -> int:
        return sum(row.missing for row in self.rows)

    @property
    def spare(self) -> int:
        return sum(row.spare for row in self.rows)


def mismatch(homes: Mapping[str, int], needs: Mapping[str, int], order: tuple[str, ...] = ()) -> Mismatch:
    """Put homes and needs of one dimension side by side; a cell known on one side only is 0 on the other.

    Promised: the rows' homes sum to `homes`, their needs to `needs`, and needs − homes = missing − spare.
    Rows follow `order`, then the alphabet; raises ValueError for a negative count.
    """
    if any(count < 0 for count in (*homes.values(), *needs.values())):
        raise ValueError("a count of homes or needs is never negative")
    rank = {key: place for place, key in enumerate(order)}
    keys = sorted({*homes, *needs}, key=lambda key: (rank.get(key, len(rank)), key))
    return Mismatch(tuple(MismatchRow(key, homes.get(key, 0), needs.get(key, 0)) for key in keys))
