"""Pure rules of rights: what may be said of each, what follows what, what has run out, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from digor.casework.rights.enums import Answer, Right, Seen
from digor.casework.rights.law import Delay, Piece

_A = Answer
# What can be said of each right.
ANSWERS: dict[Right, tuple[Answer, ...]] = {
    Right.SOCIAL_HOUSING_REQUEST: (_A.ACTIVE, _A.STRUCK_OFF),
    Right.SIAO_REQUEST: (_A.ACTIVE, _A.STRUCK_OFF),
    Right.LABELLING: (_A.YES, _A.IN_PROGRESS, _A.NO),
    Right.PRIORITY: (_A.YES, _A.NO),
    Right.STAY: (_A.YES, _A.IN_PROGRESS, _A.NO),
    Right.DALO: (
        _A.FILED, _A.COMPLETE, _A.RECOGNISED, _A.REDIRECTED, _A.REJECTED, _A.WITHOUT_OBJECT, _A.INADMISSIBLE,
        _A.WITHDRAWN, _A.OFFER_MADE, _A.REHOUSED, _A.LOST,
    ),
    Right.DAHO: (
        _A.FILED, _A.COMPLETE, _A.RECOGNISED, _A.REJECTED, _A.WITHOUT_OBJECT, _A.INADMISSIBLE, _A.WITHDRAWN,
        _A.OFFER_MADE, _A.REHOUSED, _A.LOST,
    ),
}  # fmt: skip
# The rights that come with a number of the State's own; kept apart, where it can be erased.
NUMBERED = frozenset({Right.SOCIAL_HOUSING_REQUEST, Right.SIAO_REQUEST, Right.DALO, Right.DAHO})
# An appeal in one of these is over.
CLOSED = frozenset(
    {_A.REDIRECTED, _A.REJECTED, _A.WITHOUT_OBJECT, _A.INADMISSIBLE, _A.WITHDRAWN, _A.REHOUSED, _A.LOST}
)
# What may follow what, for an appeal. Before anything was said, only its beginning or its recognition: a file
# that arrives late may begin with the decision.
APPEAL: dict[Answer | None, frozenset[Answer]] = {
    None: frozenset({_A.FILED, _A.COMPLETE, _A.RECOGNISED}),
    _A.FILED: frozenset({_A.COMPLETE, _A.INADMISSIBLE, _A.WITHDRAWN, _A.WITHOUT_OBJECT, _A.RECOGNISED, _A.REJECTED}),
    _A.COMPLETE: frozenset(
        {_A.RECOGNISED, _A.REDIRECTED, _A.REJECTED, _A.WITHOUT_OBJECT, _A.INADMISSIBLE, _A.WITHDRAWN}
    ),
    _A.RECOGNISED: frozenset({_A.OFFER_MADE, _A.REHOUSED, _A.LOST, _A.WITHDRAWN}),
    _A.OFFER_MADE: frozenset({_A.RECOGNISED, _A.REHOUSED, _A.LOST, _A.WITHDRAWN}),
    **{closed: frozenset({_A.FILED}) for closed in CLOSED},
}  # fmt: skip


def may_say(right: Right, before: Answer | None, answer: Answer) -> bool:
    """Whether `answer` can be said of `right` after `before` (None: nothing said yet).

    A correction repeats the present answer with other dates: always possible.
    """
    if answer not in ANSWERS[right]:
        return False
    if right not in (Right.DALO, Right.DAHO) or answer == before:
        return True
    return answer in APPEAL[before]


def next_answers(right: Right, before: Answer | None) -> tuple[Answer, ...]:
    """What can be said of a right now, in the order of its procedure."""
    return tuple(one for one in ANSWERS[right] if may_say(right, before, one))


def months_after(day: date, months: int) -> date:
    """The same day `months` later, or the last day of that month when it has none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


def ends(since: date, delay: Delay) -> date:
    """The last day a delay covers, counted from `since` in calendar months."""
    return months_after(since, delay.months)


def holds(answer: str, until: date | None, on: date) -> bool:
    """Whether a right counts on a day: said, not closed, not run out."""
    return answer in _COUNTS and (until is None or on <= until)


_COUNTS = frozenset({_A.YES, _A.ACTIVE, _A.RECOGNISED, _A.OFFER_MADE})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A piece to be seen, of whom: a record's case number, or the household's for a piece of all."""

    piece: str
    of: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A wanted piece and how it stands."""

    piece: str
    of: str
    seen: Seen
    valid_until: date | None


def wanted(
    law: Mapping[str, Piece], purpose: str, adults: Iterable[str], unit: str, minors: bool
) -> list[Wanted]:
    """The pieces a purpose asks for: of each adult, then of the household, in the order of the list."""
    people = list(adults)
    rows: list[Wanted] = []
    for piece in law.values():
        if purpose not in piece.purposes or (piece.when == "minors" and not minors):
            continue
        rows += [Wanted(piece.code, one) for one in (people if piece.of == "adult" else [unit])]
    return rows


def standing(
    wants: Iterable[Wanted], seen: Mapping[tuple[str, str], date | None], on: date
) -> list[Standing]:
    """How each wanted piece stands on a day; `seen`: (piece, of) → valid until (None: no end)."""
    rows = []
    for want in wants:
        key = (want.piece, want.of)
        if key not in seen:
            rows.append(Standing(want.piece, want.of, Seen.MISSING, None))
            continue
        until = seen[key]
        state = Seen.VALID if until is None or on <= until else Seen.EXPIRED
        rows.append(Standing(want.piece, want.of, state, until))
    return rows
