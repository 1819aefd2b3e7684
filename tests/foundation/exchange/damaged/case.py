"""What a damaged file is, in the corpus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Damaged:
    """A file, how it is read, and the one thing it must make us say.

    `content` is the bytes, or makes them. `usable`: how many rows remain usable beside the wrong one;
    None when the file is refused.
    """

    name: str
    layout: str
    content: bytes | Callable[[], bytes] = field(repr=False)
    code: str
    sentence: str
    usable: int | None = None

    def __str__(self) -> str:
        return self.name

    def raw(self) -> bytes:
        return self.content() if callable(self.content) else self.content
