"""One line of "Aujourd'hui": something that needs someone, in words, with a day and a gesture.

A room offers its lines in `panels.py` as `TODAY`: functions `(actor, today) -> Iterable[Need]`;
the desk collects and orders them. The order is printed on the page: the day first, then the rank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
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


@dataclass(frozen=True, slots=True)
class Press:
    """A gesture one can make on a line: a button that sends `fields` to `url`."""

    label: str
    url: str
    fields: tuple[tuple[str, str], ...] = ()
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Something two files do not agree on. `whose` first looks at it; `ours`: the reader is among them."""

    case: str
    title: str
    whose: str
    ours: bool
    todo: str
    since: date | None = None
    detail: str = ""
    other: str = ""  # a second case number
    url: str = ""
    action: str = ""
    presses: tuple[Press, ...] = field(default=())
    fragment: str = ""  # where a gesture comes back on the page


@dataclass(frozen=True, slots=True)
class Worklist:
    """One of the lists of « À réconcilier ». Rooms offer theirs in `panels` as `RECONCILE`; a new one plugs in.

    `count` is as many as `lines` gives without a limit. `sentence(n)` says it on Aujourd'hui.
    """

    code: str
    rank: int
    title: Any
    empty: Any
    rule: Any  # the printed rule of whose fix it is
    allowed: Callable[[Any], bool]
    count: Callable[[Any, date], int]
    lines: Callable[[Any, date, int], Sequence[Line]]  # at most so many
    sentence: Callable[[int], str]
