"""The règlement intérieur as data: what it must hold, read from its dated JSON. Pure."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from digor.casework.commissions.enums import College, Level
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.enums import Role

HERE = Path(__file__).parent / "regulations"
# What a sheet may hold (codes only), so what a role may be given to see of it. Never an identity.
FIELDS = frozenset(
    {
        "persons", "minors", "communes", "solutions", "with_whom", "animals", "refused_solutions",
        "refused_communes", "refused_why", "young_couple", "disabled", "resources", "support",
        "accessibility", "floor_max", "tried", "obstacles", "asked", "word",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Content:
    """The rules of a commission. Delays in days or working days, `returns` in months."""

    charter: int
    agenda_min: int
    agenda_max: int
    minutes_each: int
    rhythm_months: int
    agenda_days_before: int
    receivability_working_days: int
    quorum_share: tuple[int, int]
    quorum_colleges: tuple[str, ...]
    order: tuple[Level, ...]
    returns: tuple[int, ...]
    remind_every_days: int
    missed_before_escalation: int
    refusals_before_escalation: int
    sees: Mapping[str, frozenset[str]]


def read(row: Mapping[str, Any]) -> Content:
    """Stored rules, checked. Raises `Refused("bad_regulation")` with what is wrong."""
    try:
        content = Content(
            charter=int(row["charter"]),
            agenda_min=int(row["agenda"]["min"]),
            agenda_max=int(row["agenda"]["max"]),
            minutes_each=int(row["agenda"]["minutes_each"]),
            rhythm_months=int(row["rhythm_months"]),
            agenda_days_before=int(row["agenda"]["days_before"]),
            receivability_working_days=int(row["receivability_working_days"]),
            quorum_share=(int(row["quorum"]["share"][0]), int(row["quorum"]["share"][1])),
            quorum_colleges=tuple(College(one).value for one in row["quorum"]["one_of_each"]),
            order=tuple(Level(one) for one in row["order"]),
            returns=tuple(int(one) for one in row["returns_months"]),
            remind_every_days=int(row["remind_every_days"]),
            missed_before_escalation=int(row["escalation"]["missed"]),
            refusals_before_escalation=int(row["escalation"]["refusals"]),
            sees={Role(role).value: frozenset(fields) for role, fields in row["sees"].items()},
        )
    except (KeyError, ValueError, TypeError, IndexError) as wrong:
        raise Refused(
            "bad_regulation", _("These rules of the commission lack something or name it wrongly.")
        ) from wrong
    _check(content)
    return content


def _check(content: Content) -> None:
    part, whole = content.quorum_share
    outside = {Role.ELECTED.value, Role.VOLUNTEER.value, Role.OPERATOR.value} & content.sees.keys()
    sound = (
        1 <= content.agenda_min <= content.agenda_max
        and 0 < part <= whole
        and sorted(content.order) == sorted(Level)
        and content.order[-1] is Level.OLDEST
        and all(month > 0 for month in content.returns)
        and min(content.missed_before_escalation, content.refusals_before_escalation) > 0
        and min(content.agenda_days_before, content.receivability_working_days, content.rhythm_months) > 0
        and content.remind_every_days > 0
        and not frozenset().union(*content.sees.values()) - FIELDS
        and not outside
    )
    if not sound:
        raise Refused(
            "bad_regulation",
            _(
                "These rules cannot be applied: check the sizes, the quorum, the order (each level once, the "
                "oldest last) and who sees what."
            ),
        )


@cache
def default() -> dict[str, Any]:
    """The rules a commission begins with (domain model of the CPCHL)."""
    found: dict[str, Any] = json.loads((HERE / "cpchl.json").read_text("utf-8"))
    return found


def default_from() -> date:
    """The day the default rules hold from."""
    return date.fromisoformat(default()["valid_from"])
