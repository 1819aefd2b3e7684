"""Pure rules of intake: which state follows which, and when a partner is late."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from statistics import median

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.enums import State
from digor.foundation.frame.refusals import Refused

FOLLOWS: dict[State, frozenset[State]] = {
    State.UPLOADED: frozenset({State.READING, State.DISCARDED, State.FAILED}),
    State.READING: frozenset({State.STAGED, State.DISCARDED, State.FAILED}),
    State.STAGED: frozenset({State.PUBLISHING, State.DISCARDED}),
    State.PUBLISHING: frozenset({State.PUBLISHED, State.FAILED}),
    State.PUBLISHED: frozenset({State.WITHDRAWING}),
    # A withdrawal cut short changed nothing: the import is still published.
    State.WITHDRAWING: frozenset({State.WITHDRAWN, State.PUBLISHED}),
    State.WITHDRAWN: frozenset(),
    State.FAILED: frozenset(),
    State.DISCARDED: frozenset(),
}

# Somebody (a worker, a command) must be at work on these.
RUNNING = frozenset({State.READING, State.PUBLISHING, State.WITHDRAWING})
# A progress page is of interest.
MOVING = RUNNING | {State.UPLOADED}

_NOT_NOW = {
    State.READING: _("This import has already been read."),
    State.STAGED: _("This import is not being read any more."),
    State.PUBLISHING: _("Only an import that is ready can be published."),
    State.WITHDRAWING: _("Only a published import can be withdrawn, and only once."),
    State.DISCARDED: _("This import can no longer be set aside."),
}

LATER = _("Somebody else is acting on this import. Look at it again.")


def check_follows(now: State, wanted: State) -> None:
    """Raise `not_now` unless `wanted` may follow `now`."""
    if wanted not in FOLLOWS[now]:
        raise Refused("not_now", _NOT_NOW.get(wanted, _("This is not possible at this stage of the import.")))


def usual_gap(days: Sequence[date], last: int = 7) -> int | None:
    """The usual number of days between two files: the median gap of the last ones; None under two files."""
    known = sorted(set(days))[-last:]
    gaps = [(after - before).days for before, after in pairwise(known)]
    return round(median(gaps)) if gaps else None


def days_late(days: Sequence[date], today: date, grace: int, first: int) -> int:
    """By how many days a source exceeds its usual gap and `grace`; 0 when it is not late.

    A source that sent one file so far is expected again after `first` days.
    """
    if not days:
        return 0
    expected = (usual_gap(days) or first) + grace
    return max(0, (today - max(days)).days - expected)
