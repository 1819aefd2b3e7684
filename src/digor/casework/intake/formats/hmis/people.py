"""The persons of an export, with the identity the agreement lets through, and who they live with.

HUD numbers a household anew at each stay: the household that lasts is the one of its head. A person belongs to it
from their entry until they enter somewhere else alone or under another head, or leave before the head does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from digor.casework.intake.formats.base import Gate
from digor.casework.people.publication import HouseholdRef, RecordRef
from digor.foundation.exchange.hmis import Enrollment, HmisExport
from digor.foundation.exchange.names import clients_with_names

HEAD = "head:"  # a household's key: this, then its head's
_IS_HEAD = "1"
_PARTIAL_BIRTH = "2"
_WRITTEN_BIRTH = frozenset({"1", "2"})
# What systems write when they were told no birth date.
_NO_BIRTH = date(1900, 1, 1)


def persons(export: HmisExport, gate: Gate) -> Callable[[str], RecordRef]:
    """PersonalID → the person; names and birth date only when the agreement names their columns."""
    names = gate.lets("FirstName") or gate.lets("LastName")
    births = gate.lets("DOB")
    known: dict[str, RecordRef] = {}
    if names:
        for client in clients_with_names(export):
            born, year_only = _birth(client.birth_date, client.birth_quality) if births else (None, False)
            known[client.person_key] = RecordRef(
                client.person_key,
                family_name=client.last_name if gate.lets("LastName") else "",
                given_name=client.first_name if gate.lets("FirstName") else "",
                birth_date=born,
                birth_year_only=year_only,
            )
    elif births:
        for bare in export.clients():
            born, year_only = _birth(bare.birth_date, bare.birth_quality)
            known[bare.person_key] = RecordRef(bare.person_key, birth_date=born, birth_year_only=year_only)
    return lambda key: known.get(key) or RecordRef(key)


def _birth(born: date | None, quality: str) -> tuple[date | None, bool]:
    if born is None or born == _NO_BIRTH or quality not in _WRITTEN_BIRTH:
        return None, False
    return born, quality == _PARTIAL_BIRTH


@dataclass(slots=True)
class _Stay:
    """One HouseholdID: its head, when the head leaves, where the head slept before."""

    head: str = ""
    leaves: date | None = None
    situation: tuple[str, str] = ("", "")
    size: int = 0


@dataclass(slots=True)
class Households:
    """Learnt in a first pass over the stays."""

    _stays: dict[str, _Stay] = field(default_factory=dict)
    # person → (day of entry, head's key or "" when alone), for persons who were in a household once
    _ways: dict[str, list[tuple[date, str]]] = field(default_factory=dict)

    def look(self, enrollments: Iterable[Enrollment], sleeping: Callable[[str], bool]) -> int:
        """Read every stay; returns how many there are. `sleeping`: whether one sleeps in that project.

        Coming alone to a desk does not make anybody leave their household.
        """
        entries: dict[str, list[tuple[date, str, bool]]] = {}
        count = 0
        for one in enrollments:
            count += 1
            if one.deleted or not one.household_key:
                continue
            stay = self._stays.setdefault(one.household_key, _Stay())
            stay.size += 1
            entries.setdefault(one.person_key, []).append(
                (one.entry, one.household_key, sleeping(one.project_id))
            )
            if one.relationship == _IS_HEAD:
                stay.head, stay.leaves = one.person_key, one.exit
                stay.situation = (one.situation, one.situation_subsidy)
        for person, days in entries.items():
            way = [(day, self._home(household), sleeps) for day, household, sleeps in sorted(days)]
            if any(home for _, home, _ in way):
                self._ways[person] = [(day, home) for day, home, sleeps in way if home or sleeps]
        return count

    def of(self, one: Enrollment) -> HouseholdRef | None:
        """The household this stay makes the person belong to, from when to when; None for a person alone.

        From the night before entry: that is the night the household was asked about.
        """
        home = self._home(one.household_key)
        if not home:
            return None
        changes = [day for day, other in self._ways[one.person_key] if day > one.entry and other != home]
        leaves = self._stays[one.household_key].leaves
        if one.exit is not None and one.exit > one.entry and (leaves is None or leaves > one.exit):
            changes.append(one.exit)
        return HouseholdRef(home, one.entry - timedelta(days=1), min(changes, default=None))

    def head_slept(self, one: Enrollment) -> tuple[str, str]:
        """Where the head of the stay's household slept before: children are asked no question of their own."""
        stay = self._stays.get(one.household_key)
        return stay.situation if stay is not None and stay.head != one.person_key else ("", "")

    def _home(self, household: str) -> str:
        stay = self._stays.get(household)
        return f"{HEAD}{stay.head}" if stay is not None and stay.head and stay.size > 1 else ""
