"""HUD's codes of situations: those of FY2022 (one or two digits) told in those of FY2024 and later.

Source: HUD, *HMIS Data Dictionary* FY2022 and FY2024, fields 3.12.1, 3.917 and 4.12 (renumbered in 2023).
"""

from __future__ import annotations

# Common to all years: unknown, refused, other, deceased, no interview, worker cannot tell, not collected.
_LASTING = frozenset({"8", "9", "17", "24", "30", "37", "99"})

SITUATIONS = _LASTING | frozenset(
    ["101", "116", "118", "204", "205", "206", "207", "215", "225", "302", "312", "313", "314", "327", "329", "332", "335", "336", "410", "411", "421", "422", "423", "426", "435"]
)  # fmt: skip
SUBSIDIES = frozenset(["419", "420", "428", "431", "433", "434", "436", "437", "438", "439", "440"])

# old code → (new code, subsidy)
FROM_2022: dict[str, tuple[str, str]] = {
    "1": ("101", ""),
    "2": ("302", ""),
    "3": ("435", "440"),
    "4": ("204", ""),
    "5": ("205", ""),
    "6": ("206", ""),
    "7": ("207", ""),
    "10": ("410", ""),
    "11": ("411", ""),
    "12": ("312", ""),
    "13": ("313", ""),
    "14": ("314", ""),
    "15": ("215", ""),
    "16": ("116", ""),
    "18": ("118", ""),
    "19": ("435", "419"),
    "20": ("435", "420"),
    "21": ("421", ""),
    "22": ("422", ""),
    "23": ("423", ""),
    "25": ("225", ""),
    "26": ("426", ""),
    "27": ("327", ""),
    "28": ("435", "428"),
    "29": ("329", ""),
    "31": ("435", "431"),
    "32": ("332", ""),
    "33": ("435", "433"),
    "34": ("435", "434"),
    "35": ("335", ""),
    "36": ("336", ""),
}

# Project types without TrackingMethod's help; 5 does not exist.
PROJECT_KINDS = frozenset(["0", "1", "2", "3", "4", "6", "7", "8", "9", "10", "11", "12", "13", "14"])


def situation(code: str, subsidy: str = "") -> tuple[str, str] | None:
    """The code and subsidy of FY2024 and later; empty for an empty cell, None for a code never issued."""
    if not code:
        return "", ""
    if code in SITUATIONS:
        return code, subsidy if code == "435" and subsidy in SUBSIDIES else ""
    if code in SUBSIDIES:
        # Some systems write the subsidy where the situation belongs.
        return "435", code
    return FROM_2022.get(code)
