"""Which export this is: its layout, its own words about itself, its territories."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from digor.foundation.exchange.hmis.archive import Archive
from digor.foundation.exchange.hmis.dates import iso_day
from digor.foundation.exchange.hmis.table import Report, Table
from digor.foundation.exchange.problem import Problem


class Year(StrEnum):
    """HUD's layouts, by the fiscal year from which each is in force."""

    FY2022 = "FY2022"
    FY2024 = "FY2024"
    FY2026 = "FY2026"


@dataclass(frozen=True, slots=True)
class ExportInfo:
    """Export.csv, and the territories (CoC codes) of ProjectCoC.csv. `rows`: lines of Export.csv, 1 is usual.

    `csv_version` is what the software says, which need not be the layout of the files.
    """

    id: str = ""
    source: str = ""
    software: str = ""
    csv_version: str = ""
    exported_on: date | None = None
    period_start: date | None = None
    period_end: date | None = None
    territories: tuple[str, ...] = ()
    rows: int = 0


def find_year(archive: Archive) -> Year:
    """Told by the columns rather than by what the export says of itself: the two often differ."""
    if Table(archive, "Project").has("TrackingMethod"):
        return Year.FY2022
    client = Table(archive, "Client")
    if client.has("Sex"):
        return Year.FY2026
    if client.header():
        return Year.FY2024
    version = next(
        (cells[0] for _line, cells in Table(archive, "Export").rows((), ("CSVVersion",), _silently)), ""
    )
    return Year.FY2026 if version >= "2026" and version[:2] == "20" else Year.FY2024


def read_info(archive: Archive, report: Report) -> ExportInfo:
    wished = (
        "ExportID", "SourceName", "SoftwareName", "CSVVersion",
        "ExportDate", "ExportStartDate", "ExportEndDate",
    )  # fmt: skip
    lines = [cells for _line, cells in Table(archive, "Export").rows((), wished, report)]
    territories = tuple(
        sorted({code for codes in project_territories(archive, report).values() for code in codes})
    )
    if not lines:
        return ExportInfo(territories=territories)
    if len(lines) > 1:
        report(Problem("several_exports", details={"count": len(lines)}, blocking=False, file="Export.csv"))
    key, source, software, version, exported, start, end = lines[0]
    return ExportInfo(
        key,
        source,
        software,
        version,
        iso_day(exported),
        iso_day(start),
        iso_day(end),
        territories,
        len(lines),
    )


def project_territories(archive: Archive, report: Report) -> dict[str, tuple[str, ...]]:
    """Project → its CoC codes, rows taken back left aside."""
    found: dict[str, list[str]] = {}
    table = Table(archive, "ProjectCoC")
    if not table.header():
        return {}
    for _line, (project, code, deleted) in table.rows(("ProjectID", "CoCCode"), ("DateDeleted",), report):
        if code and not deleted and code not in found.setdefault(project, []):
            found[project].append(code)
    return {project: tuple(sorted(codes)) for project, codes in found.items()}


def _silently(problem: Problem) -> None:
    """What is wrong in Export.csv is said when it is read for good."""
