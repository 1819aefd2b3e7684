"""One line of "Aujourd'hui": something that needs someone, in words, with a day and a gesture.

A room offers its lines in `panels.py` as `TODAY`: functions `(actor, today) -> Iterable[Need]`;
the desk collects and orders them. The order is printed on the page: the day first, then the rank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Need:
    """`due` is the last useful day (None: no day); `when` says it in words, `note` below it."""

    title: str
    url: str
    action: str
    due: date | None = None
    when: str = ""
    note: str = ""
    detail: str = ""
    case: str = ""
    bars: tuple[Any, ...] = field(default=())
    rank: int = 50


# What a room's `panels.py` lists under the name TODAY.
Today = Callable[[Any, date], Iterable[Need]]
