"""A1: who was served in the period."""

from __future__ import annotations

from digor.observatory.lsa.values import insert

_COUNTS = {
    "UnduplicatedClient": "count(distinct person)",
    "ClientEntry": "count(*)",
    "AdultHoHEntry": "count(*) filter (active_age >= 18 or relationship = 1)",
    "ClientExit": "count(*) filter (left_on is not null)",
    "HouseholdEntry": "count(distinct household)",
}

STEPS = tuple(
    insert("A1", f"select {count} as value from lsa_person where active or resident", key=f"'{key}'")
    for key, count in _COUNTS.items()
)
