"""One row of the nomenclature."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from digor.casework.people.nomenclature.families import Family

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Situation:
    """Where someone spends a night.

    `code` is stable and goes into the ledger: it is never renamed nor reused.
    `label` is the trade's word; `meaning` is one line for who does not know the acronym.
    """

    code: str
    label: StrPromise
    meaning: StrPromise
    family: Family
