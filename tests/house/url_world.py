"""What fills the addresses of the URL table: one thing of each kind, made by the rooms' own verbs in QBO."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from digor.foundation.partners.actor import Actor

# What certainly does not exist, by the type of what does.
NOWHERE: dict[type, Any] = {int: 999_999_999, str: "nothing-here"}


class World:
    """`world["agreement"]` makes the thing the first time it is asked for."""

    # things of which nothing is unknown: a day is a day
    certain = frozenset({"day"})

    def __init__(self, cast: dict[str, Actor | None]) -> None:
        self.cast = cast
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = MAKERS[name](self)
        return self._made[name]


MAKERS: dict[str, Callable[[World], Any]] = {}
