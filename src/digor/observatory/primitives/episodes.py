"""Episodes: presences with only short absences between them."""

from __future__ import annotations

from collections.abc import Sequence

from digor.observatory.primitives.intervals import union


def episodes(source: str, by: Sequence[str], *, absence: int) -> str:
    """`by`, `first`, `past`: presences no more than `absence` days apart make one episode."""
    return union(source, by, reach=absence)


def padded(source: str, days: int) -> str:
    """A query between brackets: each interval held `days` days longer; without end (null) it stays so."""
    return f"(select * replace (past + {days} as past) from {source})"
