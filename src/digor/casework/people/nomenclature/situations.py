"""Every situation Digor knows, by code, and the six that the quick gesture offers."""

from __future__ import annotations

from types import MappingProxyType

from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.places import (
    adapted_housing,
    housing,
    institution,
    shelter,
    street,
    third_party,
    unknown,
)
from digor.casework.people.nomenclature.situation import Situation

ROWS: tuple[Situation, ...] = (
    *street.ROWS,
    *third_party.ROWS,
    *shelter.ROWS,
    *institution.ROWS,
    *adapted_housing.ROWS,
    *housing.ROWS,
    *unknown.ROWS,
)

# In the order of the printed table: from the street to a home of one's own.
SITUATIONS = MappingProxyType({row.code: row for row in ROWS})

UNKNOWN = "UNK"
LEFT = "LEFT"
DECEASED = "DEC"

# The quick gesture asks for a family; what is noted is the family's own general situation.
QUICK = MappingProxyType(
    {
        Family.STREET: "RUE",
        Family.THIRD_PARTY: "TIERS",
        Family.SHELTER: "HEB",
        Family.INSTITUTION: "INST",
        Family.ADAPTED_HOUSING: "LADP",
        Family.HOUSING: "LOGT",
    }
)

# What a situation left unspecified may be: the family's own (HEB: any shelter), or a code and its finer
# ones (IML: IML-MG, IML-SL, IML-BG). Such a claim contradicts none of those.
WITHIN = MappingProxyType(
    {
        row.code: finer
        for row in ROWS
        if (
            finer := frozenset(
                other.code
                for other in ROWS
                if other.code.startswith(f"{row.code}-")
                or (QUICK.get(row.family) == row.code and other.family is row.family and other is not row)
            )
        )
    }
)


def situation(code: str) -> Situation:
    """The row of a code. KeyError, naming the code, when there is none."""
    return SITUATIONS[code]


def family(code: str) -> Family:
    """The drawing family of a code. KeyError when there is none."""
    return SITUATIONS[code].family


def of_family(wanted: Family) -> tuple[Situation, ...]:
    """The situations of a family, in the order of the printed table."""
    return tuple(row for row in ROWS if row.family is wanted)
