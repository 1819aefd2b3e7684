"""What the reads of rights answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from digor.casework.rights.rules import Standing


@dataclass(frozen=True, slots=True)
class Held:
    """One right as it stands: `counts` on the day asked; `renew_by` when its end is near or passed."""

    record: int
    case_number: str
    right: str
    code: str
    answer: str
    since: date
    until: date | None
    said_on: date
    by: str
    counts: bool
    renew_by: date | None


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of a household on a day, and its papers. `missing` are the pieces not valid on that day.

    `adults`, `minors`: the members' case numbers; `numbered`: a number of the State's is kept here.
    """

    case_number: str
    on: date
    purpose: str
    held: tuple[Held, ...]
    pieces: tuple[Standing, ...]
    adults: tuple[str, ...] = ()
    minors: tuple[str, ...] = ()
    numbered: bool = False

    @property
    def missing(self) -> tuple[Standing, ...]:
        return tuple(one for one in self.pieces if one.seen != "valid")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the rules of access to housing ask of a person, in codes. No number, no paper.

    `stay`: "yes", "no", "in_progress" or "" (nobody said). `dalo_until`: the last day the prefect has to
    make an offer, while recognised; `priorities`: categories that count today.
    """

    request_active: bool
    request_since: date | None
    siao_request: bool
    stay: str
    labelled: bool
    dalo: str
    dalo_since: date | None
    dalo_until: date | None
    priorities: frozenset[str]


@dataclass(frozen=True, slots=True)
class Opened:
    """A number of the State's, once opened: for this answer only."""

    case_number: str
    right: str
    value: str
