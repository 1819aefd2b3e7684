"""Pure rules of proposals: what is known of a household and of a home, in the engine's words.

None everywhere means "not known": a rule that reads it asks, it never refuses.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from digor.casework.needs.shapes import Needs
from digor.casework.rights.shapes import Facts
from digor.supply.shapes import Home

# The default order, a territory's to change: codes of the levels, most important first.
DEFAULT = ("dalo", "without_home", "priority", "quotas", "used", "waiting", "fit_commune", "fit_solution")
FLOORS = 40  # the highest floor a veto speaks of
_ROOMS = {"T1": 1, "T1B": 1, "T2": 2, "T3": 3, "T4": 4, "T5": 5}
_REACHED = frozenset({"reached", "adapted"})


def solution(code: str) -> str:
    """The family of solutions the hard rules and the forms speak of."""
    if code.startswith("IML"):
        return "IML"
    return "PRV" if code.startswith("PRV") else code


def home_facts(home: Home, zone: str | None) -> dict[str, Any]:
    """A home as the rules read it; the floor counts as a feature only where its landlord says there is no lift."""
    features = {f"solution:{solution(home.solution)}", f"commune:{home.commune}"}
    if home.lift is False and home.floor is not None:
        features.add(f"floor:{min(home.floor, FLOORS)}")
    return {
        "solution": solution(home.solution),
        "financing": home.financing or None,
        "commune": home.commune or None,
        "zone": zone,
        "surface": home.surface,
        "rooms": _ROOMS.get(home.typology),
        "features": frozenset(features),
        "accessible": home.accessibility in _REACHED if home.accessibility else None,
        "adapted": home.accessibility == "adapted" if home.accessibility else None,
        "landlord": home.landlord,
        "holder": home.holder or None,
        "qpv": home.qpv,
    }


def household_facts(
    needs: Needs,
    rights: Sequence[Facts],
    *,
    members: int,
    ages: Sequence[int],
    category: int | None,
    since: date,
    on: date,
    oriented: Collection[str] | None,
) -> dict[str, Any]:
    """A household as the rules read it. `rights`: one for each member; `oriented`: solutions it was oriented to."""
    ends = [one.dalo_until for one in rights if one.dalo_until is not None]
    alone = members == 1 and len(ages) == 1
    return {
        "persons": needs.persons if needs.persons is not None else members,
        "resources": needs.income,
        "category": category,
        "unique_number": _number(rights),
        "stay_sufficient": _stay(rights),
        "age": ages[0] if alone else None,
        "orientations": None if oriented is None else frozenset(oriented),
        "refuses": _refuses(needs),
        "needs_accessible": needs.accessibility in _REACHED if needs.accessibility else None,
        "needs_adapted": needs.accessibility == "adapted" if needs.accessibility else None,
        "wished_commune": needs.communes or None,
        "wished_solution": needs.solutions or None,
        "dalo_until": min(ends).isoformat() if ends else None,
        "without_home": True,
        "priority": any(one.priorities for one in rights),
        "months_waiting": max(0, (on.year - since.year) * 12 + on.month - since.month - (on.day < since.day)),
    }


def adults_and_children(needs: Needs, members: int, ages: Iterable[int]) -> tuple[list[int], int] | None:
    """Ages of the adults and number of children, as the ceilings count them; None when nobody said.

    Without birth dates, the young couple of the ceilings is what the evaluation says.
    """
    persons = needs.persons if needs.persons is not None else members
    known = sorted(ages)
    if needs.minors is None:
        if len(known) != persons:
            return None
        return [age for age in known if age >= 18], sum(age < 18 for age in known)
    adults = persons - needs.minors
    if adults < 1:
        return None
    grown = [age for age in known if age >= 18]
    if len(grown) == adults:
        return grown, needs.minors
    if adults == 2 and needs.minors == 0:
        if needs.young_couple is None:
            return None
        return ([20, 20] if needs.young_couple else [40, 40]), 0
    return [40] * adults, needs.minors


def _number(rights: Sequence[Facts]) -> str | None:
    if any(one.request_active for one in rights):
        return "active"
    return "ended" if any(one.request_since is not None for one in rights) else None


def _stay(rights: Sequence[Facts]) -> str | None:
    """Of those of whom it was said: one "no" is no, one in progress or nobody asked is not known."""
    said = {one.stay for one in rights if one.stay}
    if "no" in said:
        return "no"
    return "yes" if said == {"yes"} else None


def _refuses(needs: Needs) -> frozenset[str] | None:
    said = {f"solution:{one}" for one in needs.refused_solutions}
    said |= {f"commune:{one}" for one in needs.refused_communes}
    if needs.floor_max is not None:
        said |= {f"floor:{floor}" for floor in range(needs.floor_max + 1, FLOORS + 1)}
    return frozenset(said) or None
