"""Each morning: reminders of late decisions, cases that come back, cases for the technical committee."""

from __future__ import annotations

from digor.casework.commissions.actions import bring_back, escalate_missed, remind
from digor.foundation.partners.actor import Actor


def reminders(system: Actor) -> int:
    """Reminders written this morning."""
    return remind(by=system)


def returns(system: Actor) -> int:
    """Cases that come back to the commission this morning."""
    return bring_back(by=system)


def escalations(system: Actor) -> int:
    """Cases sent to the technical committee this morning."""
    return escalate_missed(by=system)


TASKS = [reminders, escalations, returns]
