"""What proposals answer: case numbers, codes and days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from digor.supply.shapes import Home


@dataclass(frozen=True, slots=True)
class Counter:
    """A legal yearly quota as signed leases stand: `percent` of the attributions of `landlord` or `holder`
    ("" for all) go to households of a priority category. `counted`, `reached`: this year so far.
    """

    code: str
    percent: int
    counted: int
    reached: int
    article: str
    landlord: str = ""
    holder: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """A household as the rules read it. `facts`: what is known, by the engine's names; `hidden`: from the reader."""

    case_number: str
    since: date
    facts: dict[str, Any]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class OrderInForce:
    """The levels in their order: a code of the default, or a practice with its owner. Version 0: the default."""

    version: int
    adopted_on: date | None
    levels: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A hard rule as it is printed. `article` "": the household's own refusal."""

    code: str
    article: str
    reference: str
    verified: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody in the printed order of a vacancy. `case` "": another priority case."""

    case: str
    rank: int
    why: str = ""  # of a better ranked one: placed, resource, quota, order, limit
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A vacancy: who is proposed (rank 1), who next, why not the better ranked, how many the rules let in."""

    vacancy: int
    proposed: tuple[Candidate, ...]
    next: tuple[Candidate, ...]
    passed: tuple[Candidate, ...]
    eligible: int


@dataclass(frozen=True, slots=True)
class NotProposed:
    """A household without a proposal: rule → homes it refuses, cannot judge ("ask"), alone stands before."""

    case: str
    eligible: int
    refused: dict[str, int]
    ask: dict[str, int]
    only: dict[str, int]


@dataclass(frozen=True, slots=True)
class Blocked:
    """Of one vacancy: the rule, those it refuses, those of whom a fact is not known ("ask", no refusal)."""

    rule: str
    refused: tuple[str, ...]
    ask: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposals:
    """A list drawn on a day: enough to draw it again and compare (`problem`: a hash of all that went in)."""

    on: date
    order: OrderInForce
    revision: int
    problem: str
    engine: str
    proved: bool
    lines: tuple[Line, ...] = ()
    not_proposed: tuple[NotProposed, ...] = ()
    set_aside: tuple[tuple[str, str], ...] = ()  # practices that rest on a prohibited ground, their article
    rules: tuple[Rule, ...] = ()
    homes: tuple[Home, ...] = ()
    blocked: tuple[Blocked, ...] = ()  # of the vacancy asked about
