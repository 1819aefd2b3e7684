"""What a situation counts as: dated versions, total over every situation.

Nobody types these classes: they are read from the situation, in the version of the day
(design §2 "Derived, never typed", §5.9). A change is a new `Version`, never an edited row,
and enters the ledger by a revision that touches everybody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# ETHOS Light categories that put a person on the by-name list, unless the territory decides
# otherwise; 4 (institutions) and 6 (hosted) are counted beside it.
DEFAULT_LISTED: frozenset[int] = frozenset({1, 2, 3, 5})


class Insee(StrEnum):
    """INSEE's reading of the previous night."""

    NO = "no"  # neither: hosted, housed, in an institution, at a hotel at one's own expense
    SHELTERED = "sheltered"  # sans-domicile: a shelter service
    ROUGH = "rough"  # sans-domicile and sans-abri: a place not meant for habitation
    BY_PLACE = "by_place"  # rough if the version holds such places as not meant for habitation


class ExitReason(StrEnum):
    """Where someone who leaves the list goes (the `destinations` of the timeline's rules)."""

    HOUSING = "housing"
    ADAPTED_HOUSING = "adapted_housing"
    HOSTED = "hosted"
    INSTITUTION = "institution"
    SHELTER = "shelter"
    STREET = "street"
    ELSEWHERE = "elsewhere"
    DEATH = "death"
    UNKNOWN = "unknown"


class ExitGroup(StrEnum):
    """The six groups of SI-SIAO exits, for statistics."""

    G1 = "G1"
    G2 = "G2"
    G3 = "G3"
    G4 = "G4"
    G5 = "G5"
    G6 = "G6"

    @property
    def label(self) -> StrPromise:
        """What the group gathers."""
        return GROUP_LABELS[self]


GROUP_LABELS: dict[ExitGroup, StrPromise] = {
    ExitGroup.G1: pgettext_lazy("group of exits", "Ordinary housing"),
    ExitGroup.G2: pgettext_lazy("group of exits", "Adapted housing"),
    ExitGroup.G3: pgettext_lazy("group of exits", "Another shelter"),
    ExitGroup.G4: pgettext_lazy("group of exits", "Health or institution"),
    ExitGroup.G5: pgettext_lazy("group of exits", "Precarious solution"),
    ExitGroup.G6: pgettext_lazy("group of exits", "Unknown or other"),
}


@dataclass(frozen=True, slots=True)
class Classes:
    """One situation's row in one version. `None` = in no category of ETHOS."""

    ethos_light: int | None  # 1 to 6
    ethos: int | None  # 1 to 13
    insee: Insee
    housed: bool
    reason: ExitReason
    group: ExitGroup


@dataclass(frozen=True, slots=True)
class Version:
    """One dated reading of every situation.

    `rough_places`: the `BY_PLACE` situations whose building is held as not meant for habitation.
    `neutral`: sensitive code → the parent said instead (design §5.4).
    `to_check`: codes whose row waits for a practitioner's word; they are printed as such.
    """

    code: str
    valid_from: date
    source: str
    classes: Mapping[str, Classes]
    neutral: Mapping[str, str]
    rough_places: frozenset[str] = frozenset()
    to_check: frozenset[str] = frozenset()

    def ethos_light(self, code: str) -> int | None:
        """ETHOS Light category, 1 to 6, or none. KeyError on an unknown code, as all below."""
        return self.classes[code].ethos_light

    def ethos(self, code: str) -> int | None:
        """Full ETHOS category, 1 to 13, or none."""
        return self.classes[code].ethos

    def insee_sans_abri(self, code: str) -> bool:
        """The night was spent in a place not meant for habitation."""
        insee = self.classes[code].insee
        return insee is Insee.ROUGH or (insee is Insee.BY_PLACE and code in self.rough_places)

    def insee_sans_domicile(self, code: str) -> bool:
        """The night was spent in such a place, or in a shelter service."""
        return self.classes[code].insee is Insee.SHELTERED or self.insee_sans_abri(code)

    def housed(self, code: str) -> bool:
        """Counts as housed: ordinary or adapted housing, with a status."""
        return self.classes[code].housed

    def exit_reason(self, code: str) -> ExitReason:
        """The reason of a list exit towards this situation."""
        return self.classes[code].reason

    def exit_group(self, code: str) -> ExitGroup:
        """G1 to G6."""
        return self.classes[code].group

    def sensitive(self, code: str) -> bool:
        """The code tells of detention, violence, illness or asylum."""
        return code in self.neutral

    def destinations(self) -> dict[str, str]:
        """Situation → exit reason, as the timeline's rules take it."""
        return {code: row.reason.value for code, row in self.classes.items()}

    def with_rough_places(self, code: str, valid_from: date, source: str, places: Collection[str]) -> Version:
        """The same version, dated, with another reading of squats, huts and caravans.

        ValueError if a place's class does not depend on that reading.
        """
        strangers = {place for place in places if self.classes[place].insee is not Insee.BY_PLACE}
        if strangers:
            raise ValueError(f"not read by place: {', '.join(sorted(strangers))}")
        return replace(self, code=code, valid_from=valid_from, source=source, rough_places=frozenset(places))


def listed(version: Version, ethos_light: Collection[int] = DEFAULT_LISTED) -> frozenset[str]:
    """The situations that put a person on the by-name list, for a territory's set of ETHOS Light classes."""
    return frozenset(code for code, row in version.classes.items() if row.ethos_light in ethos_light)


def freeze(rows: dict[str, Classes]) -> Mapping[str, Classes]:
    """A read-only table."""
    return MappingProxyType(rows)
