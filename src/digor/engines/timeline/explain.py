"""Why this situation on this night: who won, who lost by which rule, what was set aside, until when."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from digor.engines.timeline.answer import Segment
from digor.engines.timeline.claims import Absences, Claim, News, Row, claims, current_rows
from digor.engines.timeline.memberships import days_in_households
from digor.engines.timeline.problem import FAR, Kind, Problem, Statement
from digor.engines.timeline.sweep import Carry, Sweep


class Certainty(StrEnum):
    """How sure we are of a night."""

    KNOWN = "known"
    PRESUMED = "presumed"
    UNKNOWN = "unknown"


class Rule(StrEnum):
    """What decided between two statements of one night, in the order in which it is asked."""

    BY_NIGHT = "by_night"  # a night observed beats a declaration
    CLOSENESS = "closeness"  # a closer source beats a farther one
    STATED_ON = "stated_on"  # said later beats said earlier
    SOURCE = "source"  # last tie: source code, then its own row key


class Aside(StrEnum):
    """Why a statement that speaks of the night is not even heard."""

    REPLACED = "replaced"  # its source sent other content under the same key
    TAKEN_BACK = "taken_back"  # its source took the key back
    MOVED = "moved"  # the key is now about somebody else
    SUPERSEDED = "superseded"  # somebody set it aside
    NOT_MEMBER = "not_member"  # about a household the person was not in that night
    MISSING = "missing"  # missing from a later complete file of its source


@dataclass(frozen=True, slots=True)
class Loser:
    """A statement of the same night, and the rule by which the winner beats it."""

    statement: int
    situation: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class SetAside:
    """A statement of the same night that does not count."""

    statement: int
    situation: str
    why: Aside


@dataclass(frozen=True, slots=True)
class Presumption:
    """How a night without a known statement is read.

    Carried since `start` from the night before it; `last_news`: the last news up to the night asked;
    `end`: `FAR` while the referent has not been warned; `warned_on`: the notice that decided, 0 if
    none; `missing_on`: the complete file from which the stay is missing, 0 if none.
    """

    start: int
    end: int
    last_news: int
    notice_needed: bool
    warned_on: int
    missing_on: int
    whereabouts_unknown: bool


@dataclass(frozen=True, slots=True)
class Explanation:
    """One night. `rule` is what beat the strongest loser, None without one.

    On a night that is `unknown`, `presumption` is the one that ran out before, if any.
    """

    day: int
    certainty: Certainty
    winner: int | None
    situation: str
    listed: bool
    contested: bool
    rule: Rule | None
    losers: tuple[Loser, ...]
    set_aside: tuple[SetAside, ...]
    contacts: tuple[int, ...]
    presumption: Presumption | None


def explain(problem: Problem, day: int) -> Explanation:
    """Explain the night `day` → `day + 1`; agrees with `solve` on every night."""
    rows = current_rows(problem)
    claimed, news = claims(problem, rows)
    sweep = Sweep(claimed, news, problem.rules, sorted(problem.notices), explain=True)
    segment = next((s for s in reversed(sweep.segments) if s.start <= day), None)
    here = segment is not None and day < segment.end
    known = segment is not None and day < segment.known_to
    live = [claim for claim in claimed if claim.start <= day < claim.end]
    losers = tuple(Loser(c.statement, c.situation, _rule(live[0], c)) for c in live[1:])
    situation = segment.situation if segment is not None and here else ""
    return Explanation(
        day=day,
        certainty=Certainty.KNOWN if known else Certainty.PRESUMED if here else Certainty.UNKNOWN,
        winner=segment.statement if segment is not None and here else None,
        situation=situation,
        listed=situation in problem.rules.listed,
        contested=segment is not None and known and segment.contested,
        rule=losers[0].rule if losers else None,
        losers=losers,
        set_aside=tuple(_set_aside(problem, rows, day)),
        contacts=tuple(said.statement for said in news if said.start <= day < said.end),
        presumption=None if segment is None or known else _presumption(segment, sweep.carries, news, day),
    )


def _rule(winner: Claim, loser: Claim) -> Rule:
    for position, rule in enumerate(Rule):
        if winner[position] != loser[position]:
            return rule
    return Rule.SOURCE  # the same source: its row key


def _presumption(
    segment: Segment, carries: Sequence[Carry], news: Sequence[News], day: int
) -> Presumption | None:
    carry = next((carry for carry in carries if carry.start == segment.known_to), None)
    if carry is None:
        return None
    until = min(day, segment.end - 1)
    heard = [min(said.end - 1, until) for said in news if said.start <= until and carry.start < said.end]
    return Presumption(
        start=carry.start,
        end=carry.end,
        last_news=max([carry.start - 1, *heard]),
        notice_needed=carry.end == FAR,
        warned_on=carry.warned_on,
        missing_on=carry.bound,
        whereabouts_unknown=segment.kind is Kind.PRESENCE,
    )


def _set_aside(problem: Problem, rows: Sequence[Row], day: int) -> Iterator[SetAside]:
    current = {(row.statement.source, row.statement.row_key): row for row in rows}
    mentioned = {mention.statement for mention in problem.mentions}
    households = days_in_households(problem)
    absences = Absences(problem)
    for said in sorted(problem.statements, key=lambda s: (s.source, s.row_key, s.start, s.situation, s.id)):
        subjects: Container[int] = households if said.of_household else problem.records
        speaks = said.start <= day < said.end and said.kind is not Kind.NOTHING and said.subject in subjects
        if speaks and said.id in mentioned:
            row = current[said.source, said.row_key]
            why = _why(problem, said, row, absences)
            if why is None and said.of_household:
                inside = any(start <= day < end for start, end in households[said.subject])
                why = None if inside else Aside.NOT_MEMBER
            if why is Aside.MISSING and day <= row.vouched_on:
                why = None
            if why is not None:
                yield SetAside(said.id, said.situation, why)


def _why(problem: Problem, said: Statement, row: Row, absences: Absences) -> Aside | None:
    """What befell the statement whatever the night."""
    now = row.statement
    if now.id != said.id:
        if now.kind is Kind.NOTHING:
            return Aside.TAKEN_BACK
        moved = (now.subject, now.of_household) != (said.subject, said.of_household)
        return Aside.MOVED if moved else Aside.REPLACED
    if said.id in problem.superseded:
        return Aside.SUPERSEDED
    return Aside.MISSING if said.kind is Kind.PRESENCE and absences.first(row) else None
