"""Cases that a reader must not meet in the journal: the room that protects them says which."""

from __future__ import annotations

from collections.abc import Callable

from digor.foundation.journal.authors import Reader

Veil = Callable[[Reader], set[str]]

_veils: list[Veil] = []


def register(veil: Veil) -> None:
    """`veil(reader)` gives the case numbers that do not exist for this reader."""
    if veil not in _veils:
        _veils.append(veil)


def hidden_from(reader: Reader) -> set[str]:
    """Every case number hidden from this reader."""
    return set().union(*(veil(reader) for veil in _veils))
