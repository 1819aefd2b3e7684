"""Q23c: where leavers went."""

from __future__ import annotations

from digor.observatory.apr.stays import cells

# codes of FY2024 and later, a subsidy's own code where the destination is a rental with one
_FAMILIES: dict[str, dict[str, tuple[int, ...]]] = {
    "az. Total": {
        "a01. Moved from one HOPWA funded project to HOPWA PH": (426,),
        "a02. Owned by client, no ongoing housing subsidy": (411,),
        "a03. Owned by client, with ongoing subsidy": (421,),
        "a04. Rental by client, no ongoing housing subsidy": (410,),
        "a05. Rental by client, with VASH housing subsidy": (419,),
        "a06. Rental by client, with GPD TIP housing subsidy": (428,),
        "a07. Rental by client, with other ongoing housing subsidy": (420, 436, 437, 438),
        "a08. Permanent housing (other than RRH) for formerly homeless persons": (439, 440),
        "a09. Staying or living with family, permanent tenure": (422,),
        "a10. Staying or living with friends, permanent tenure": (423,),
        "a11. Rental by client, with RRH or equivalent subsidy": (431,),
        "a12. Rental by client, with HCV voucher (tenant or project based)": (433,),
        "a13. Rental by client in a public housing unit": (434,),
    },
    "bz. Total": {
        "b1. Emergency shelter, including hotel or motel paid for with emergency shelter voucher, or RHY-funded Host Home shelter": (101,),
        "b2. Moved from one HOPWA funded project to HOPWA TH": (327,),
        "b3. Transitional housing for homeless persons (including homeless youth)": (302,),
        "b4. Staying or living with family, temporary tenure (e.g. room, apartment or house)": (312,),
        "b5. Staying or living with friends, temporary tenure (e.g. room, apartment or house)": (313,),
        "b6. Place not meant for habitation (e.g., a vehicle, an abandoned building, bus/train/subway station/airport or anywhere outside)": (116,),
        "b7. Safe Haven": (118,),
        "b8. Hotel or motel paid for without emergency shelter voucher": (314,),
        "b9. Host Home (non-crisis)": (332,),
    },
    "cz. Total": {
        "c1. Foster care home or group foster care home": (215,),
        "c2. Psychiatric hospital or other psychiatric facility": (204,),
        "c3. Substance abuse treatment facility or detox center": (205,),
        "c4. Hospital or other residential non-psychiatric medical facility": (206,),
        "c5. Jail, prison, or juvenile detention facility": (207,),
        "c6. Long-term care facility or nursing home": (225,),
    },
    "dz. Total": {
        "d1. Residential project or halfway house with no homeless criteria": (329,),
        "d2. Deceased": (24,),
        "d3. Other": (17,),
        "d4. Client doesn't know/Client refused": (8, 9),
        "d5. Data not collected (no exit interview completed)": (30, 99),
    },
}  # fmt: skip
_TOLD = (
    "coalesce(case when destination = 435 then coalesce(destination_subsidy, 99) else destination end, 99)"
)


def _rows() -> dict[str, str]:
    rows: dict[str, str] = {}
    for total, family in _FAMILIES.items():
        told = {
            label: f"left_on is not null and {_TOLD} in ({', '.join(map(str, codes))})"
            for label, codes in family.items()
        }
        rows |= told
        rows[total] = " or ".join(told.values())
    return {**rows, "e. Total": "left_on is not null"}


STEPS = cells("Q23c", _rows())
