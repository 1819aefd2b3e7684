"""Seven families: the colour, the motif and the word of a situation on screen."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class Family(StrEnum):
    """Drawing family; the value names the colour token and the pattern of the sheet."""

    STREET = "street"
    THIRD_PARTY = "third_party"
    SHELTER = "shelter"
    INSTITUTION = "institution"
    ADAPTED_HOUSING = "adapted_housing"
    HOUSING = "housing"
    UNKNOWN = "unknown"

    @property
    def label(self) -> StrPromise:
        """The word that always goes with the colour."""
        return LABELS[self]


LABELS: dict[Family, StrPromise] = {
    Family.STREET: pgettext_lazy("family of situations", "Street, makeshift shelter"),
    Family.THIRD_PARTY: pgettext_lazy("family of situations", "With someone else"),
    Family.SHELTER: pgettext_lazy("family of situations", "Shelter"),
    Family.INSTITUTION: pgettext_lazy("family of situations", "Institution"),
    Family.ADAPTED_HOUSING: pgettext_lazy("family of situations", "Adapted housing"),
    Family.HOUSING: pgettext_lazy("family of situations", "Housing"),
    Family.UNKNOWN: pgettext_lazy("family of situations", "Unknown"),
}
