"""The slow twin: night by night, obvious, sharing nothing with `solve` but the dataclasses.

It is the specification in code: read it to know what a night should say. `solve` is compared with it
on random histories. Cost: days × statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from digor.engines.timeline.answer import Answer, Segment, Spell, State
from digor.engines.timeline.problem import FAR, Kind, Mention, Problem, Statement


@dataclass(frozen=True)
class Night:
    """What one night says: nothing (`statement` None), or a winner, known or presumed."""

    day: int
    statement: Statement | None
    known: bool
    contested: bool


@dataclass(frozen=True)
class _Said:
    """A current row: its statement, with what its mentions say."""

    statement: Statement
    stated_on: int
    known_on: int
    vouched_on: int
    absent_on: int  # day of the complete file that misses it, 0 if none


def reference(problem: Problem) -> Answer:
    """The same answer as `solve`, painted night by night."""
    nights = list(paint(problem))
    return Answer(tuple(_segments(nights)), tuple(_spells(nights, problem)))


def paint(problem: Problem) -> Iterator[Night]:
    """Every night from the first statement to one after which nothing changes any more."""
    rows = [_said(problem, key) for key in sorted({(s.source, s.row_key) for s in problem.statements})]
    said = [row for row in rows if row is not None]
    rules = problem.rules
    winner: _Said | None = None  # of the last known night, while it carries
    contested = False
    horizon = 0  # of the list: day on which news so far lets the person go
    bound = 0  # what the winner carries to by itself
    for day in _calendar(problem):
        contacts = [s for s in said if s.statement.kind is Kind.CONTACT and _holds(problem, s, day)]
        live = [
            s for s in said
            if s.statement.kind in (Kind.PRESENCE, Kind.OBSERVATION)
            and _holds(problem, s, day)
            and not (s.absent_on and day > s.vouched_on)
        ]  # fmt: skip
        if live:
            winner = max(live, key=_precedence)
            situation = winner.statement.situation
            claimed = {s.statement.situation for s in live}
            for general, within in rules.vague.items():
                if general in claimed and claimed & within:
                    claimed = claimed - {general}
            contested = len(claimed) > 1
            if situation in rules.listed:
                if horizon <= day:
                    horizon = 0
                horizon = max(horizon, _let_go(problem, day, min(s.known_on for s in live + contacts)))
            else:
                horizon = 0
            bound = _bound(problem, winner, day)
            yield Night(day, winner.statement, known=True, contested=contested)
            continue
        if winner is not None and day >= max(horizon, bound):
            winner, horizon, bound = None, 0, 0
        if winner is None:
            yield Night(day, None, known=False, contested=False)
            continue
        yield Night(day, winner.statement, known=False, contested=contested)
        if contacts:
            if winner.statement.situation in rules.listed:
                horizon = max(horizon, _let_go(problem, day, min(s.known_on for s in contacts)))
            elif winner.statement.kind is Kind.OBSERVATION:
                bound = max(bound, day + rules.threshold_days)


def _calendar(problem: Problem) -> range:
    days = [s.start for s in problem.statements] + [s.end for s in problem.statements]
    days += [m.start for m in problem.memberships] + [m.end for m in problem.memberships]
    days += (
        [m.file_day for m in problem.mentions] + [c.day for c in problem.coverages] + list(problem.notices)
    )
    finite = [day for day in days if day < FAR]
    if not problem.statements:
        return range(0)
    rest = problem.rules.threshold_days + problem.rules.notice_days + 3
    return range(min(finite), max(finite) + rest)


def _said(problem: Problem, key: tuple[str, str]) -> _Said | None:
    """Rules 1, 2 and 4 for one key."""
    statements = {s.id: s for s in problem.statements if (s.source, s.row_key) == key}
    mentions = [m for m in problem.mentions if m.statement in statements]
    if not mentions:
        return None

    def version(mention: Mention) -> tuple[object, ...]:
        s = statements[mention.statement]
        content = (s.kind.value, s.situation, s.start, s.end, s.by_night, s.closeness, s.perimeter)
        return mention.stated_on, mention.order, mention.line, content

    current = max(mentions, key=version)
    statement = statements[current.statement]
    if statement.kind is Kind.NOTHING or statement.id in problem.superseded:
        return None
    vouched_on = max(m.file_day for m in mentions)
    absent_on = [
        c.day for c in problem.coverages
        if statement.kind is Kind.PRESENCE
        and c.source == statement.source
        and c.perimeter in ("", statement.perimeter)
        and statement.start < c.day < statement.end
        and vouched_on < c.day
    ]  # fmt: skip
    return _Said(
        statement,
        stated_on=current.stated_on,
        known_on=min(m.prepared_on for m in mentions if m.statement == statement.id),
        vouched_on=vouched_on,
        absent_on=min(absent_on, default=0),
    )


def _holds(problem: Problem, said: _Said, day: int) -> bool:
    """The statement bears on this person on this day."""
    statement = said.statement
    if not statement.start <= day < statement.end:
        return False
    if not statement.of_household:
        return statement.subject in problem.records
    return any(_household(problem, record, day) == statement.subject for record in problem.records)


def _household(problem: Problem, record: int, day: int) -> int:
    """In which household the record is on the day: 0 if none."""
    said = [m for m in problem.memberships if m.record == record and m.start <= day < m.end]
    latest = max(said, key=lambda m: (m.order, m.start, -m.end, -m.household), default=None)
    return latest.household if latest else 0


def _precedence(said: _Said) -> tuple[object, ...]:
    statement = said.statement
    return statement.by_night, statement.closeness, said.stated_on, statement.source, statement.row_key


def _let_go(problem: Problem, news: int, known_on: int) -> int:
    """Rule 6, in the list: the day the person turns inactive if `news` is the last news."""
    due = news + problem.rules.threshold_days
    if known_on >= due:
        return due
    warned = [day for day in problem.notices if day > news]
    return max(due, min(warned) + problem.rules.notice_days) if warned else FAR


def _bound(problem: Problem, winner: _Said, day: int) -> int:
    """How long the winner carries by itself after the known night `day`."""
    statement = winner.statement
    if statement.kind is Kind.OBSERVATION:
        return 0 if statement.situation in problem.rules.listed else day + problem.rules.threshold_days
    if day != winner.vouched_on or not winner.absent_on:
        return 0
    until = day
    while until < winner.absent_on and _holds(problem, winner, until):
        until += 1
    return until


def _segments(nights: list[Night]) -> Iterator[Segment]:
    run: list[Night] = []
    for night in [*nights, None]:
        if night is not None and run and _same_segment(run[-1], night):
            run.append(night)
            continue
        if run and run[0].statement is not None:
            first = run[0]
            said = run[0].statement
            known_to = 1 + max(n.day for n in run if n.known)
            to = FAR if night is None else night.day
            yield Segment(
                first.day,
                FAR if night is None and run[-1].known else known_to,
                to,
                said.id,
                said.situation,
                said.kind,
                first.contested,
            )
        run = [night] if night is not None else []


def _same_segment(before: Night, night: Night) -> bool:
    return (
        before.statement == night.statement
        and before.contested == night.contested
        and (before.known or not night.known)
    )


def _spells(nights: list[Night], problem: Problem) -> Iterator[Spell]:
    states = list(_states(nights, problem))
    start = 0
    seen = False
    for position, state in enumerate(states):
        if position + 1 < len(states) and states[position + 1] == state:
            continue
        if state is not None:
            before = nights[start - 1] if start else None
            is_last = position + 1 == len(states)
            yield Spell(
                nights[start].day,
                FAR if is_last else nights[position + 1].day,
                state,
                _entry(nights, start, state, seen, problem) if before else "new",
                "" if is_last else _exit(nights, position + 1, state, problem),
            )
            seen = seen or state is State.LISTED
        start = position + 1


def _states(nights: list[Night], problem: Problem) -> Iterator[State | None]:
    last: Statement | None = None
    for night in nights:
        last = night.statement or last
        if last is None or last.situation not in problem.rules.listed:
            yield None
        else:
            yield State.LISTED if night.statement else State.INACTIVE


def _last_seen(nights: list[Night], position: int) -> Statement:
    return next(s for n in reversed(nights[:position]) if (s := n.statement) is not None)


def _lost(statement: Statement) -> str:
    return "unknown" if statement.kind is Kind.PRESENCE else "inactivity"


def _entry(nights: list[Night], position: int, state: State, seen: bool, problem: Problem) -> str:
    if state is State.INACTIVE:
        return _lost(_last_seen(nights, position))
    if not seen:
        return "new"
    before = nights[position - 1].statement
    return problem.rules.reason(before.situation) if before else _lost(_last_seen(nights, position))


def _exit(nights: list[Night], position: int, state: State, problem: Problem) -> str:
    now = nights[position].statement
    return problem.rules.reason(now.situation) if now else _lost(_last_seen(nights, position))
