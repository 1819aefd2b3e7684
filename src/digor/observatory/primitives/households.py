"""The type of a household, told by its members' ages: 1 adults only, 2 with children, 3 children only, 99 not known."""

from __future__ import annotations


def household_type(age: str, present: str = "true") -> str:
    """An SQL aggregate over a household's members; `present` says which of them count, null is an age not known."""
    adults = f"count(*) filter ({present} and {age} >= 18)"
    children = f"count(*) filter ({present} and {age} < 18)"
    unknown = f"count(*) filter ({present} and {age} is null)"
    return f"""case when {adults} > 0 and {children} > 0 then 2 when {unknown} > 0 then 99
         when {adults} > 0 then 1 when {children} > 0 then 3 else 99 end"""
