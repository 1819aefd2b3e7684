"""HMIS CSV exports (US Homeless Management Information System, HUD): the outside check on our figures.

Source: HUD, *HMIS CSV Format Specifications* FY2022, FY2024, FY2026. How to use it: `digor.foundation.exchange`.
"""

from __future__ import annotations

from digor.foundation.exchange.hmis.export import HmisExport, counts, open_hmis
from digor.foundation.exchange.hmis.info import ExportInfo, Year
from digor.foundation.exchange.hmis.rows import (
    BedNight,
    Client,
    Enrollment,
    LivingSituation,
    Organisation,
    Participation,
    Project,
)

__all__ = [
    "BedNight",
    "Client",
    "Enrollment",
    "ExportInfo",
    "HmisExport",
    "LivingSituation",
    "Organisation",
    "Participation",
    "Project",
    "Year",
    "counts",
    "open_hmis",
]
