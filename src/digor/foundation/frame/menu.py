"""A room's place in the frame. Rooms list their entries in `menu.py` as ENTRIES; config collects them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the frame: `place` orders (tens, so that a room can come between), `allowed(actor)` decides."""

    place: int
    label: str | StrPromise
    url_name: str
    allowed: Callable[[Any], bool]
    also: tuple[str, ...] = ()  # pages of other rooms that are part of this place, by the name of their URL
