"""HMIS codes (FY2022: one or two digits; FY2024 and later: three) and the situations they stand for.

HOPWA codes (26, 27, 327, 426) would tell of an illness: they are read straight as the plain kind of place.
"""

from __future__ import annotations

from digor.foundation.exchange.hmis import codes

# Living situation and destination, 3.12.1 and 3.917, FY2024 and later. 24 and below 100 are common to both.
_COMMON: dict[str, str] = {
    "8": "UNK",  # client doesn't know
    "9": "UNK",  # client prefers not to answer
    "17": "AUTR",  # other
    "24": "DEC",  # deceased
    "30": "UNK",  # no exit interview completed
    "37": "UNK",  # worker unable to determine
    "99": "UNK",  # data not collected
}

LIVING_SITUATIONS: dict[str, str] = _COMMON | {
    "101": "CHU",  # emergency shelter, incl. hotel paid with a shelter voucher, host home shelter
    "116": "RUE",  # place not meant for habitation
    "118": "SHVN",  # safe haven
    "204": "PSY",  # psychiatric hospital or facility
    "205": "ADD",  # substance abuse treatment facility or detox centre
    "206": "HOP",  # hospital, non-psychiatric
    "207": "PRIS",  # jail, prison or juvenile detention
    "215": "ASE",  # foster care
    "225": "USLD",  # long-term care facility or nursing home
    "302": "TRAN",  # transitional housing
    "312": "TIERS-F",  # with family, temporary tenure
    "313": "TIERS-A",  # with friends, temporary tenure
    "314": "HOTP",  # hotel or motel paid for without a shelter voucher
    "327": "TRAN",  # moved from one HOPWA project to HOPWA TH
    "329": "FTRA",  # residential project or halfway house with no homeless criteria
    "332": "HCIT",  # host home, non-crisis
    "335": "TIERS-F",  # in a family member's home
    "336": "TIERS-A",  # in a friend's home
    "410": "PRV",  # rental, no ongoing subsidy
    "411": "PROP",  # owned, no ongoing subsidy
    "421": "PROP",  # owned, with ongoing subsidy
    "422": "TIERS-P",  # with family, permanent tenure
    "423": "TIERS-P",  # with friends, permanent tenure
    "426": "LDED",  # moved from one HOPWA project to HOPWA PH
    "435": "LOC-AID",  # rental, with ongoing subsidy: see SUBSIDIES
}

# RentalSubsidyType and DestinationSubsidyType refine 435.
SUBSIDIES: dict[str, str] = {
    "419": "LOC-AID",  # VASH
    "420": "LOC-AID",  # other ongoing subsidy
    "428": "LOC-AID",  # GPD TIP
    "431": "RRH",  # RRH or equivalent
    "433": "LOC-AID",  # HCV voucher
    "434": "LLS",  # public housing unit
    "436": "LOC-AID",  # emergency housing voucher
    "437": "LOC-AID",  # family unification program voucher
    "438": "LOC-AID",  # foster youth to independence
    "439": "PSH",  # permanent supportive housing
    "440": "LDED",  # other permanent housing for formerly homeless persons
}

# The codes of FY2022 say the same in fewer digits: the exchange knows which.
FY2022: dict[str, str] = _COMMON | {
    old: SUBSIDIES[subsidy] if subsidy else LIVING_SITUATIONS[new]
    for old, (new, subsidy) in codes.FROM_2022.items()
}

# ProjectType → the situation of a stay there; None: the project gives no place to sleep.
PROJECT_TYPES: dict[str, str | None] = {
    "0": "CHU",  # emergency shelter, entry/exit
    "1": "ABN",  # emergency shelter, night by night
    "2": "TRAN",  # transitional housing
    "3": "PSH",  # permanent supportive housing
    "4": None,  # street outreach
    "6": None,  # services only
    "7": None,  # other
    "8": "SHVN",  # safe haven
    "9": "LDED",  # permanent housing, housing only
    "10": "PSH",  # permanent housing with services
    "11": None,  # day shelter
    "12": None,  # homelessness prevention
    "13": "RRH",  # rapid re-housing
    "14": None,  # coordinated entry
}

# In these the stay begins on the day of moving in, not of entering the project.
MOVE_IN_TYPES = frozenset({"3", "9", "10", "13"})

RRH_SERVICES_ONLY = "1"


def situation(code: str, subsidy: str = "") -> str | None:
    """The situation of a living-situation or destination code, old or new; None for a code HUD never issued.

    `subsidy` is RentalSubsidyType or DestinationSubsidyType, read with 435 only.
    """
    code = code.strip()
    if code == "435":
        return SUBSIDIES.get(subsidy.strip(), LIVING_SITUATIONS[code])
    return LIVING_SITUATIONS.get(code) or FY2022.get(code)


def stay(project_type: str, rrh_subtype: str = "") -> str | None:
    """The situation of a stay in a project, or None when one does not sleep there.

    Rapid re-housing of sub-type 1 (services only) gives no home. KeyError on an unknown project type.
    """
    if project_type == "13" and rrh_subtype == RRH_SERVICES_ONLY:
        return None
    return PROJECT_TYPES[project_type]
