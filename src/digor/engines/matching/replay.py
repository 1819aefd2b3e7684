"""Try before adopting: another order, replayed on past vacancies, session after session.

Each order goes its own way: whom it places leaves its own list, whoever was really housed. What is
compared is who would have been proposed, not what would have become of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from digor.engines.matching.fairness import GroupShare, by_group
from digor.engines.matching.problem import Level, Problem
from digor.engines.matching.solve import solve


@dataclass(frozen=True, slots=True)
class Session:
    """Vacancies proposed on one day."""

    day: str
    opportunities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """Whom each order proposes for a past vacancy (sorted when it has several places)."""

    day: str
    opportunity: str
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Replay:
    """`gained`, `lost`: households the changed order alone places, or no longer does."""

    rows: tuple[Proposed, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]
    before: tuple[GroupShare, ...]
    after: tuple[GroupShare, ...]


def replay(
    problem: Problem,
    changed: tuple[Level, ...],
    sessions: tuple[Session, ...],
    until: Mapping[str, str] | None = None,
) -> Replay:
    """The problem's own order beside a changed one. A household is present from `since` to its day in `until`.

    Raises ValueError for a session that names an unknown opportunity.
    """
    known = {one.id: one for one in problem.opportunities}
    for session in sessions:
        if lost := [name for name in session.opportunities if name not in known]:
            raise ValueError(f"replay, {session.day}: no opportunity is called “{lost[0]}”.")
    placed = [_played(problem, levels, sessions, until or {}) for levels in (problem.levels, changed)]
    rows = tuple(
        Proposed(
            session.day, name, *(tuple(sorted(h for h, o in one.items() if o == name)) for one in placed)
        )
        for session in sessions
        for name in session.opportunities
    )
    return Replay(
        rows,
        tuple(sorted(set(placed[1]) - set(placed[0]))),
        tuple(sorted(set(placed[0]) - set(placed[1]))),
        by_group(problem, placed[0]),
        by_group(problem, placed[1]),
    )


def _played(
    problem: Problem, levels: tuple[Level, ...], sessions: tuple[Session, ...], until: Mapping[str, str]
) -> dict[str, str]:
    placed: dict[str, str] = {}
    for session in sorted(sessions, key=lambda one: one.day):
        present = tuple(
            one
            for one in problem.households
            if one.id not in placed and one.since <= session.day < until.get(one.id, "9999")
        )
        ids = {one.id for one in present}
        vacant = tuple(one for one in problem.opportunities if one.id in session.opportunities)
        pairs = problem.pairs and {
            key: facts
            for key, facts in problem.pairs.items()
            if key[0] in ids and key[1] in session.opportunities
        }
        one_day = replace(
            problem, day=session.day, households=present, opportunities=vacant, levels=levels, pairs=pairs
        )
        placed |= solve(one_day).placed
    return placed
