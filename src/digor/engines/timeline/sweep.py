"""The sweep: one winner per night, carried forward under its horizon (rules 3, 5 and 6)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from typing import NamedTuple

from digor.engines.timeline.answer import Segment
from digor.engines.timeline.claims import Claim, News
from digor.engines.timeline.problem import FAR, Kind, Rules


class Carry(NamedTuple):
    """Why a presumption ends when it does."""

    start: int  # first presumed night
    end: int  # where it ends by itself; later knowledge may cut it before
    last_news: int
    bound: int  # the complete file that misses the stay, 0 if none
    warned_on: int  # the notice without which it would still be open, 0 if none


def horizon(news: int, known_on: int, rules: Rules, notices: Sequence[int]) -> int:
    """Rule 6 for a situation of the list: the day the person turns inactive, `FAR` while not warned.

    `notices` sorted. News that became known only once its horizon had passed ends there without a
    notice: nobody was on the list to be warned about.
    """
    due = news + rules.threshold_days
    if known_on >= due:
        return min(due, FAR)
    position = bisect_right(notices, news)
    if position == len(notices):
        return FAR
    return min(max(due, notices[position] + rules.notice_days), FAR)


class _Live:
    """The claims alive on the day being read. A claim's rank is its place in the precedence, 0 first."""

    __slots__ = ("_claims", "_knowledge", "_ranks", "situations")

    def __init__(self, claims: list[Claim]) -> None:
        self._claims = claims
        self._ranks: list[int] = []  # heap; the ended ones are dropped when met
        self._knowledge: list[tuple[int, int]] = []  # heap of (known on, rank), likewise
        self.situations: dict[str, int] = {}  # situation -> number of live claims

    def begin(self, rank: int) -> None:
        claim = self._claims[rank]
        heappush(self._ranks, rank)
        heappush(self._knowledge, (claim.known_on, rank))
        self.situations[claim.situation] = self.situations.get(claim.situation, 0) + 1

    def end(self, rank: int) -> None:
        situation = self._claims[rank].situation
        left = self.situations[situation] - 1
        if left:
            self.situations[situation] = left
        else:
            del self.situations[situation]

    def winner(self, day: int) -> Claim:
        """The claim of greatest precedence."""
        claims, ranks = self._claims, self._ranks
        while claims[ranks[0]].end <= day:
            heappop(ranks)
        return claims[ranks[0]]

    def known_on(self, day: int) -> int:
        """When the day's news became known: with the first known of its claims."""
        claims, knowledge = self._claims, self._knowledge
        while claims[knowledge[0][1]].end <= day:
            heappop(knowledge)
        return knowledge[0][0]


class Sweep:
    """One pass over the boundaries of a person's claims; `segments` and `carries` are its yield.

    `_run` is the horizon of the list that news has reached so far, 0 when the person is not on the
    list. It only grows while the person stays on the list: news that arrives late (an old sheet
    typed in today) never takes off the list, unwarned, somebody whom earlier news had kept there.
    One that has run out is outdone by any later news, so it needs no reset.
    """

    def __init__(
        self,
        claims: list[Claim],
        news: list[News],
        rules: Rules,
        notices: Sequence[int],
        *,
        explain: bool = False,
    ) -> None:
        """`claims` by falling precedence, `news` by start, `notices` sorted."""
        self.segments: list[Segment] = []
        self.carries: list[Carry] = []
        self._claims = claims
        self._rules = rules
        self._notices = notices
        self._explain = explain
        self._news = [*news, News(FAR, FAR, FAR, 0)]  # so that there is always a next one
        self._next_news = 0
        self._heard: list[News] = []  # contacts that last beyond the stretch being read
        self._winner: Claim | None = None  # of the segment being read, with its nights
        self._start = self._known_to = self._end = 0
        self._contested = False
        self._run = 0
        self._decided = (0, 0)  # day of the news that reached it, and when that became known
        if claims:
            self._read()

    def _read(self) -> None:
        claims = self._claims
        starts = sorted([(claim.start, rank) for rank, claim in enumerate(claims)])
        ends = sorted([(claim.end, rank) for rank, claim in enumerate(claims)])
        starts.append((FAR, 0))  # so that there is always a next one to compare with
        ends.append((FAR, 0))
        live = _Live(claims)
        opened = closed = 0
        day = starts[0][0]
        while day < FAR:
            while ends[closed][0] == day:
                live.end(ends[closed][1])
                closed += 1
            while starts[opened][0] == day:
                live.begin(starts[opened][1])
                opened += 1
            until = starts[opened][0]
            if live.situations:
                until = min(until, ends[closed][0])
                self._know(live, day, until)
            else:
                self._carry(day, until)
            day = until
        self._close()

    def _know(self, live: _Live, day: int, until: int) -> None:
        """The nights [day, until): the same claims are alive on each."""
        top = live.winner(day)
        contested = self._rules.disagree(live.situations)
        winner = self._winner
        if (
            winner is None
            or winner.statement != top.statement
            or contested != self._contested
            or self._known_to != day
        ):
            self._close()
            self._contested, self._start = contested, day
        self._winner = top
        self._known_to = self._end = until
        if top.situation not in self._rules.listed:
            self._run = 0
        elif self._run != FAR:
            self._hear(until - 1, live.known_on(day))
            for said in self._contacts(day, until):  # they may have been known before the claims
                self._hear(min(said.end, until) - 1, said.known_on)

    def _close(self) -> None:
        """The segment being read is complete."""
        winner = self._winner
        if winner is not None:
            self.segments.append(
                Segment(
                    self._start,
                    self._known_to,
                    self._end,
                    winner.statement,
                    winner.situation,
                    Kind.PRESENCE if winner.presence else Kind.OBSERVATION,
                    self._contested,
                )
            )

    def _hear(self, day: int, known_on: int) -> None:
        """News of `day` about somebody on the list."""
        reached = horizon(day, known_on, self._rules, self._notices)
        if reached > self._run:
            self._run, self._decided = reached, (day, known_on)

    def _contacts(self, start: int, until: int) -> Sequence[News]:
        """The contacts that touch [start, until); stretches are read in order."""
        news, position = self._news, self._next_news
        if news[position].start >= until and not self._heard:
            return ()
        heard = [said for said in self._heard if said.end > start]
        while news[position].start < until:
            if news[position].end > start:
                heard.append(news[position])
            position += 1
        self._next_news = position
        self._heard = [said for said in heard if said.end > until]
        return heard

    def _carry(self, start: int, until: int) -> None:
        """The nights [start, until) that nobody vouches for: presumed until the winner stops carrying."""
        winner = self._winner
        assert winner is not None  # a gap comes after a claim
        listed = winner.situation in self._rules.listed
        threshold = self._rules.threshold_days
        last_news = start - 1
        alone = start if winner.presence else last_news + threshold  # how far it carries outside the list
        end = self._run if listed else alone
        end = max(end, winner.bound)
        if listed or not winner.presence:
            for said in self._contacts(start, until):
                if max(said.start, start) >= end:
                    break
                news = min(said.end, until) - 1
                last_news = max(last_news, news)
                if listed:
                    self._hear(news, said.known_on)
                    end = max(end, self._run)
                else:
                    end = max(end, news + threshold)
        end = min(end, FAR)
        if self._explain and end > start:
            self.carries.append(
                Carry(start, end, last_news, winner.bound, self._warned_on() if listed else 0)
            )
        self._end = min(end, until)

    def _warned_on(self) -> int:
        news, known_on = self._decided
        if self._run == FAR or known_on >= news + self._rules.threshold_days:
            return 0
        return self._notices[bisect_right(self._notices, news)]
