"""Q5a, Q7a, Q8a: persons and households served."""

from __future__ import annotations

from digor.observatory.apr.stays import cells

_LEFT, _STAYS = "left_on is not null", "left_on is null"

STEPS = (
    *cells(
        "Q5a",
        {
            "1. Total number of persons served": "true",
            "2. Number of adults (age 18 or over)": "age >= 18",
            "3. Number of children (under age 18)": "age < 18",
            "4. Number of persons with unknown age": "age is null",
            "5. Number of leavers": _LEFT,
            "6. Number of adult leavers": f"{_LEFT} and age >= 18",
            "7. Number of adult and head of household leavers": f"{_LEFT} and (age >= 18 or head)",
            "8. Number of stayers": _STAYS,
            "9. Number of adult stayers": f"{_STAYS} and age >= 18",
            "10. Number of veterans": "veteran = 1 and age >= 18",
            "14. Number of adult heads of household": "head and age >= 18",
            "15. Number of child and unknown-age Heads of household": "head and (age < 18 or age is null)",
            "16. Heads of households and adult stayers in the project 365 days or more": f"""{_STAYS}
              and (head or age >= 18) and report_end() - entry + 1 >= 365""",
        },
        by_type=False,
    ),
    *cells(
        "Q7a",
        {
            "a. Adults": "age >= 18",
            "b. Children": "age < 18",
            "c. Client Doesn't Know/ Client Refused": "age is null and birth_quality in (8, 9)",
            "d. Data Not Collected": "age is null and birth_quality in (8, 9) is not true",
            "e. Total": "true",
            "f. For PSH & RRH - the total persons served who moved into housing": "kind in (3, 13) and move_in is not null",
        },
    ),
    *cells(
        "Q8a",
        {
            "Total Households": "head",
            "For PSH & RRH - the total households served who moved into housing": "head and kind in (3, 13) and move_in is not null",
        },
    ),
)
