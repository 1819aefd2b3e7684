"""What is quoted and what is invented about the stock.

Social dwellings by commune: RPLS at 1 January 2024 (SDES, Licence Ouverte): 8,205 in the agglomeration, relet at
8.46 % a year. The shares of landlords, sizes, financings and access are round numbers of our own.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypeVar

K = TypeVar("K", bound=Hashable)

SOURCE = (
    "RPLS au 1er janvier 2024 (SDES, Licence Ouverte) pour le total de chaque commune ; "
    "répartition entre bailleurs, tailles et financements inventée"
)
SOCIAL = {
    "29232": 6279, "29051": 543, "29020": 356, "29216": 277, "29170": 237, "29173": 134, "29169": 120, "29066": 75,
    "29048": 42, "29106": 41, "29134": 38, "29110": 27, "29229": 24, "29107": 12,
}  # fmt: skip
LANDLORDS = {"opac": 0.62, "fh": 0.16, "lb": 0.12, "ac": 0.10}
SIZES = {"T1": 0.06, "T2": 0.2, "T3": 0.36, "T4": 0.29, "T5": 0.09}
FINANCINGS = {"PLUS": 0.86, "PLAI": 0.09, "PLS": 0.05}
ACCESSIBLE = {False: 0.86, True: 0.14}
SURFACES = {"T1": 29, "T2": 46, "T3": 64, "T4": 78, "T5": 94}
# Beyond Quimper, where one dwelling in four stands: (commune, what the landlord calls the place).
TOWNS = (
    ("29051", "Lestonan"), ("29020", "Briec bourg"), ("29216", "Pluguffan bourg"), ("29170", "Plomelin bourg"),
    ("29051", "Rouillen"), ("29173", "Plonéis bourg"), ("29169", "Plogonnec bourg"),
)  # fmt: skip
# Euros a month for one square metre, charges apart.
PER_METRE = {"PLAI": 5.6, "PLUS": 6.3, "PLS": 9.1}
SECTORS = ("Kerfeunteun", "Penhars", "Moulin-Vert", "Ty-Bos", "Cap-Horn", "Locmaria", "Braden", "Centre")
# The share of the year's vacancies each holder has, and its days to name candidates.
FLOWS = {"state": (30, 30), "intercommunality": (10, 21), "action_logement": (20, 30)}


def shared(total: int, shares: Mapping[K, float]) -> dict[K, int]:
    """A total shared out by the greatest remainders: nothing lost, nothing added."""
    exact = {key: total * share for key, share in shares.items()}
    found = {key: int(value) for key, value in exact.items()}
    left = total - sum(found.values())
    for key in sorted(exact, key=lambda key: found[key] - exact[key])[:left]:
        found[key] += 1
    return found


def counts(landlord: str) -> list[dict[str, Any]]:
    """One landlord's stock, cell by cell; over the four, each commune's total is the published one."""
    rows: list[dict[str, Any]] = []
    for commune, total in SOCIAL.items():
        mine = shared(total, LANDLORDS)[landlord]
        for size, of_size in shared(mine, SIZES).items():
            for financing, of_financing in shared(of_size, FINANCINGS).items():
                rent = round(SURFACES[size] * PER_METRE[financing] * 100)
                for accessible, number in shared(of_financing, ACCESSIBLE).items():
                    if number:
                        rows.append(
                            {
                                "commune": commune, "typology": size, "financing": financing, "accessible": accessible,
                                "rent": rent, "dwellings": number,
                            }
                        )  # fmt: skip
    return rows
