"""The rules of the commission, pure: steps, agenda, quorum, returns, what goes to the technical committee.

Everything a territory may change (sizes, delays, the order) comes from its dated `Regulation`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from digor.casework.commissions.enums import CaseState, Cause, DecisionKind, Level, Step
from digor.casework.commissions.regulation import Content
from digor.casework.rights.rules import months_after
from digor.foundation.frame.refusals import Refused

# State → step → the state it leads to. A state without a row is an end.
TRANSITIONS: Mapping[CaseState, Mapping[Step, CaseState]] = {
    CaseState.DRAFT: {Step.SEND: CaseState.SENT, Step.WITHDRAW: CaseState.WITHDRAWN},
    CaseState.SENT: {
        Step.ASK_MORE: CaseState.TO_COMPLETE,
        Step.ACCEPT: CaseState.RECEIVABLE,
        Step.REFUSE: CaseState.NOT_RECEIVABLE,
        Step.WITHDRAW: CaseState.WITHDRAWN,
    },
    CaseState.TO_COMPLETE: {
        Step.SEND: CaseState.SENT,
        Step.REFUSE: CaseState.NOT_RECEIVABLE,
        Step.WITHDRAW: CaseState.WITHDRAWN,
    },
    CaseState.RECEIVABLE: {Step.LIST: CaseState.LISTED, Step.WITHDRAW: CaseState.WITHDRAWN},
    CaseState.LISTED: {
        Step.EXAMINE: CaseState.EXAMINED,
        Step.UNLIST: CaseState.RELISTED,
        Step.WITHDRAW: CaseState.WITHDRAWN,
    },
    CaseState.EXAMINED: {
        Step.FOLLOW: CaseState.FOLLOWED,
        Step.RELIST: CaseState.RELISTED,
        Step.CLOSE: CaseState.CLOSED,
    },
    CaseState.FOLLOWED: {
        Step.RELIST: CaseState.RELISTED,
        Step.CLOSE: CaseState.CLOSED,
        Step.WITHDRAW: CaseState.WITHDRAWN,
    },
    CaseState.RELISTED: {
        Step.LIST: CaseState.LISTED,
        Step.CLOSE: CaseState.CLOSED,
        Step.WITHDRAW: CaseState.WITHDRAWN,
    },
}
ENDS = frozenset(CaseState) - TRANSITIONS.keys()


def after(state: str, step: Step) -> CaseState:
    """The state a step leads to. Raises `Refused("not_now")` where the table has none."""
    found = TRANSITIONS.get(CaseState(state), {}).get(step)
    if found is None:
        raise Refused(
            "not_now",
            _(
                "This referral is “%(state)s”: “%(step)s” is not possible now. Reload the page to see where it is."
            )
            % {"state": CaseState(state).label, "step": step.label},
        )
    return found


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case that waits for a session. `legal_deadline`: the day a legal delay ends, when one runs."""

    case: int
    waiting_since: date
    returned: bool = False
    escalated: bool = False
    legal_deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A case's place on the agenda, and the level that gave it."""

    case: int
    level: Level


def level(candidate: Candidate, order: Sequence[Level], next_session: date) -> Level:
    """The first level of the printed order that holds for the case; `oldest` holds for all."""
    holds = {
        Level.DEADLINE: candidate.legal_deadline is not None and candidate.legal_deadline < next_session,
        Level.ESCALATED: candidate.escalated,
        Level.RETURN: candidate.returned,
        Level.OLDEST: True,
    }
    return next((one for one in order if holds[one]), Level.OLDEST)


def agenda(
    candidates: Iterable[Candidate], order: Sequence[Level], size: int, next_session: date
) -> tuple[Place, ...]:
    """The `size` first cases in the printed order: by level, then by legal deadline, then oldest first.

    `next_session`: the day of the session after this one; a deadline before it cannot wait for it.
    """

    def key(one: Candidate) -> tuple[int, date, date, int]:
        reached = level(one, order, next_session)
        deadline = one.legal_deadline if reached is Level.DEADLINE and one.legal_deadline else date.max
        return list(order).index(reached), deadline, one.waiting_since, one.case

    ranked = sorted(candidates, key=key)[:size]
    return tuple(Place(one.case, level(one, order, next_session)) for one in ranked)


@dataclass(frozen=True, slots=True)
class Sitting:
    """A permanent seat and whether somebody sits on it, for one case."""

    organisation: int
    college: str
    present: bool


@dataclass(frozen=True, slots=True)
class Quorum:
    """`present` of `seats` permanent members, `needed` at least, and one of each college of `missing`."""

    present: int
    seats: int
    needed: int
    missing: tuple[str, ...]

    @property
    def reached(self) -> bool:
        """False: the decisions are an opinion without quorum."""
        return self.seats > 0 and self.present >= self.needed and not self.missing


def quorum(sittings: Iterable[Sitting], content: Content) -> Quorum:
    """Whether enough permanent members sit. One who steps aside from a case is not present for it."""
    rows = list(sittings)
    part, whole = content.quorum_share
    here = [one for one in rows if one.present]
    colleges = {one.college for one in here}
    missing = tuple(one for one in content.quorum_colleges if one not in colleges)
    return Quorum(len(here), len(rows), -(-len(rows) * part // whole), missing)


def returns(decided_on: date, months: Sequence[int]) -> tuple[date, ...]:
    """The days a decided case comes back: so many months after the decision, in order."""
    return tuple(months_after(decided_on, number) for number in sorted(months))


def next_return(decided_on: date, months: Sequence[int], today: date) -> date | None:
    """The first return after today; None when all are past."""
    return next((day for day in returns(decided_on, months) if day > today), None)


@dataclass(frozen=True, slots=True)
class Task:
    """A decision as far as its deadline goes: `ended_on` is the day it was done or refused."""

    due_on: date
    ended_on: date | None = None
    refused: bool = False

    def missed(self, today: date) -> bool:
        """Its deadline passed before it was done: ended late, or still open."""
        return (self.ended_on or today) > self.due_on and not self.refused


def escalation(tasks: Iterable[Task], content: Content, today: date) -> Cause | None:
    """Whether a case goes to the technical committee: refusals first, they say more than a delay.

    `tasks`: its decisions since it last went there.
    """
    rows = list(tasks)
    if sum(one.refused for one in rows) >= content.refusals_before_escalation:
        return Cause.REFUSED
    if sum(one.missed(today) for one in rows) >= content.missed_before_escalation:
        return Cause.MISSED
    return None


def leads_to(kinds: Iterable[str]) -> Step:
    """What an examination leads to: adjourned alone, out of scope alone, else followed up.

    Raises `Refused`: `no_decision`, `alone_only` (an adjournment with something to do beside it).
    """
    found = set(kinds)
    if not found:
        raise Refused("no_decision", _("Write at least one decision, with who does it and by when."))
    for alone, step in ((DecisionKind.ADJOURN, Step.RELIST), (DecisionKind.OUT_OF_SCOPE, Step.CLOSE)):
        if alone in found:
            if len(found) > 1:
                raise Refused(
                    "alone_only",
                    _("“%(decision)s” stands alone: take the other decisions away, or this one.")
                    % {"decision": alone.label},
                )
            return step
    return Step.FOLLOW


def shown(content: Content, roles: Iterable[str]) -> frozenset[str]:
    """The fields of the sheet that everybody among these roles may see; nothing for nobody."""
    sets = [content.sees.get(role, frozenset()) for role in roles]
    return frozenset.intersection(*sets) if sets else frozenset()
