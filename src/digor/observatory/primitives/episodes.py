"""Episodes: presences with only short absences between them."""

from __future__ import annotations

from collections.abc import Sequence

from digor.observatory.primitives.intervals import union


def episodes(source: str, by: Sequence[str], *, absence: int) -> str:
    """`by`, `first`, `past`: presences no more than `absence` days apart make one episode."""
    return union(source, by, reach=absence)
