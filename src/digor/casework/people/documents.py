"""The list and its balance as JSON documents: a shape scripts and outside checks rely on.

Days are ISO dates, instants ISO in UTC, an open end or an unknown is null. Case numbers only: no name,
no alias, no place finer than a sector. Every figure carries its definition, perimeter and revision.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from digor.casework.people.reads.shown import neutral
from digor.casework.people.shapes import Behind, Count, Page
from digor.engines.timeline.balance import Balance
from digor.foundation.partners.actor import Actor


def by_name(actor: Actor, page: Page, known_on: date | datetime | None, behind: Behind) -> dict[str, Any]:
    """The list of a night: totals, then every unit, longest without a home first."""
    totals = page.totals
    return {
        "territory": actor.territory_code,
        "on": page.on.isoformat(),
        **_known(known_on, behind),
        "totals": {
            "listed": asdict(totals.listed),
            "inactive": asdict(totals.inactive),
            "beside_ethos_4_6": asdict(totals.beside),
            "families": [asdict(one) for one in totals.families],
        },
        "units": [
            {
                "case_number": row.case_number,
                "household": row.is_household,
                "members": row.members,
                "since": row.since.isoformat(),
                "nights": row.nights,
                "situations": [
                    asdict(held) | {"situation": neutral(held.situation)} for held in row.situations
                ],
                "referent": bool(row.referent),
                "last_news": _iso(row.last_news),
                "leaves_on": _iso(row.leaves_on),
                "sector": row.sector or None,
            }
            for row in page.rows
        ],
    }


def balance(
    actor: Actor,
    start: date,
    end: date,
    known_on: date | datetime | None,
    behind: Behind,
    persons: Balance,
    households: Balance,
) -> dict[str, Any]:
    """The balance between two days, for persons and for households."""
    return {
        "territory": actor.territory_code,
        "from": start.isoformat(),
        "to": end.isoformat(),
        **_known(known_on, behind),
        "persons": lines(persons),
        "households": lines(households),
    }


def lines(one: Balance) -> dict[str, Any]:
    """opening + new + returned + moved in + entered group − exits − left group = closing."""
    return {
        "opening": one.opening,
        "new": one.new,
        "returned": dict(one.returned),
        "moved_in": dict(one.moved_in),
        "entered_group": one.entered_group,
        "exits": dict(one.exits),
        "left_group": one.left_group,
        "closing": one.closing,
    }


def late_knowledge(known_from: date | datetime, revision: int, then: Count, now: Count) -> dict[str, Any]:
    """What was learnt of the opening stock between two revisions: stock now − stock then."""
    return {
        "known_from": known_from.isoformat(),
        "known_from_revision": revision,
        "persons": now.persons - then.persons,
        "households": now.households - then.households,
    }


def _known(known_on: date | datetime | None, behind: Behind) -> dict[str, Any]:
    return {
        "known_on": known_on.isoformat() if known_on else None,
        "revision": behind.revision,
        "instant": behind.instant.isoformat() if behind.instant else None,
        "definition": {
            "nomenclature": behind.nomenclature,
            "ethos_light": list(behind.ethos_light),
            "threshold_days": behind.threshold_days,
            "notice_days": behind.notice_days,
            "since": _iso(behind.rules_since),
        },
        "coverage": [
            {"source": one.label, "organisation": one.organisation, "last_file": _iso(one.last_file), "heard": one.heard}
            for one in behind.sources
        ],
    }  # fmt: skip


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
