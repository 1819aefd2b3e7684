"""Until when the last segment carries, and what a worklist wants to know about it."""

from __future__ import annotations

from dataclasses import dataclass

from digor.engines.timeline.claims import claims, current_rows
from digor.engines.timeline.problem import FAR, Problem
from digor.engines.timeline.sweep import Sweep


@dataclass(frozen=True, slots=True)
class Horizon:
    """The presumption that closes a person's timeline.

    `last_news`: last day somebody vouched for, met or phoned the person; `due`: that day + threshold;
    `end`: the day the presumption ends, `FAR` while a notice is needed; `bound`: a complete file
    that misses the stay is of this day (0: no such file).
    """

    statement: int
    situation: str
    listed: bool
    whereabouts_unknown: bool
    presumed_from: int
    last_news: int
    due: int
    end: int
    bound: int
    notice_days: int

    @property
    def notice_needed(self) -> bool:
        """Nobody was warned yet: the person stays on the list until somebody is."""
        return self.listed and self.end == FAR


def horizon(problem: Problem) -> Horizon | None:
    """The horizon of the last segment; None when nothing is presumed at the end of the timeline.

    None also covers: never seen; a stay still open; the last stay ended outside the list.
    """
    claimed, news = claims(problem, current_rows(problem))
    sweep = Sweep(claimed, news, problem.rules, sorted(problem.notices), explain=True)
    if not sweep.carries or sweep.carries[-1].start != sweep.segments[-1].known_to:
        return None
    segment, carry = sweep.segments[-1], sweep.carries[-1]
    return Horizon(
        statement=segment.statement,
        situation=segment.situation,
        listed=segment.situation in problem.rules.listed,
        whereabouts_unknown=segment.presumed_stay,
        presumed_from=segment.known_to,
        last_news=carry.last_news,
        due=min(carry.last_news + problem.rules.threshold_days, FAR),
        end=carry.end,
        bound=carry.bound,
        notice_days=problem.rules.notice_days,
    )


def days_without_news(horizon: Horizon, today: int) -> int:
    """ "Without news for n days": 0 on the day of the last news."""
    return max(0, today - horizon.last_news)


def leaves_on(horizon: Horizon, warned_on: int) -> int:
    """The day the person turns inactive: the day already decided, or the one a notice would decide.

    `warned_on` is a day after the last news: a notice given before it warns of nothing.
    """
    if not horizon.notice_needed:
        return horizon.end
    return min(max(horizon.due, warned_on + horizon.notice_days, horizon.bound), FAR)


def warn_from(horizon: Horizon) -> int | None:
    """First day on which a notice is useful: warned then, the person leaves on `due`. None if not needed."""
    if not horizon.notice_needed:
        return None
    return max(horizon.due - horizon.notice_days, horizon.last_news + 1)
