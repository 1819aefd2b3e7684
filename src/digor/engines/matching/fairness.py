"""How a list falls on groups: counts first, rates with their interval, and a word when numbers are small.

A report, never a filter: it changes nothing in the list.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from digor.engines.matching.problem import Problem

SMALL = 11  # households under which a rate is not to be read
Z = 1.959963984540054  # 95 %


@dataclass(frozen=True, slots=True)
class GroupShare:
    """Of `households` in a group, `placed` get a place: `rate`, and its 95 % interval (Wilson 1927).

    `ratio`: to the rate of the whole. `mean_days`: since the household's day, of those placed.
    `small`: under SMALL households, the rate says nothing.
    """

    grouping: str
    code: str
    households: int
    placed: int
    rate: float
    low: float
    high: float
    ratio: float | None
    mean_days: float | None
    small: bool


def by_group(problem: Problem, placed: Collection[str]) -> tuple[GroupShare, ...]:
    """Every grouping the households carry, each code, in order; code "" is "not known"."""
    whole = len(problem.households)
    rate = len([one for one in problem.households if one.id in placed]) / whole if whole else 0.0
    groupings = sorted({name for one in problem.households for name in one.groups})
    found = []
    for grouping in groupings:
        for code in sorted({one.groups.get(grouping, "") for one in problem.households}):
            members = [one for one in problem.households if one.groups.get(grouping, "") == code]
            inside = [one for one in members if one.id in placed]
            low, high = interval(len(inside), len(members))
            days = [_days(one.since, problem.day) for one in inside if one.since]
            found.append(
                GroupShare(
                    grouping,
                    code,
                    len(members),
                    len(inside),
                    len(inside) / len(members),
                    low,
                    high,
                    len(inside) / len(members) / rate if rate else None,
                    sum(days) / len(days) if days else None,
                    len(members) < SMALL,
                )
            )
    return tuple(found)


def interval(successes: int, trials: int) -> tuple[float, float]:
    """Wilson's 95 % interval of a share; (0, 1) without trials."""
    if not trials:
        return 0.0, 1.0
    share = successes / trials
    middle = share + Z * Z / (2 * trials)
    spread = Z * math.sqrt(share * (1 - share) / trials + Z * Z / (4 * trials * trials))
    scale = 1 + Z * Z / trials
    return max(0.0, (middle - spread) / scale), min(1.0, (middle + spread) / scale)


def _days(since: str, day: str) -> int:
    return (date.fromisoformat(day) - date.fromisoformat(since)).days
