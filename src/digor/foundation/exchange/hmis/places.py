"""Organisations and projects of an export."""

from __future__ import annotations

from collections.abc import Iterator

from digor.foundation.exchange.hmis.archive import Archive
from digor.foundation.exchange.hmis.cells import day_of
from digor.foundation.exchange.hmis.codes import PROJECT_KINDS
from digor.foundation.exchange.hmis.info import Year, project_territories
from digor.foundation.exchange.hmis.rows import Organisation, Participation, Project
from digor.foundation.exchange.hmis.table import Report, Table
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.unreadable import Detail

# FY2022: emergency shelters are of one type, told apart by how they track presence.
_SHELTER, _BY_NIGHT, _BY_ENTRY = "1", "3", "0"


def organisations(archive: Archive, report: Report) -> Iterator[Organisation]:
    """Empty when the export has no Organization.csv."""
    table = Table(archive, "Organization")
    if not table.header():
        return
    wished = ("OrganizationName", "VictimServiceProvider", "DateDeleted")
    for line, (key, name, victims, deleted) in table.rows(("OrganizationID",), wished, report):
        if not key:
            report(Problem("missing_value", line, "OrganizationID", file=table.file))
            continue
        yield Organisation(key, name, victims == "1", bool(deleted), line)


def projects(archive: Archive, year: Year, report: Report) -> Iterator[Project]:
    """A project type never issued is reported and given empty."""
    table = Table(archive, "Project")
    territories = project_territories(archive, report)
    needed = ("ProjectID", "ProjectType")
    wished = (
        "OrganizationID", "ProjectName", "RRHSubType", "ContinuumProject", "TrackingMethod",
        "OperatingStartDate", "OperatingEndDate", "DateDeleted",
    )  # fmt: skip
    seen: dict[str, int] = {}
    for line, cells in table.rows(needed, wished, report):
        key, kind, organisation, name, subtype, continuum, tracking, opened, closed, deleted = cells
        if not key:
            report(Problem("missing_value", line, "ProjectID", file=table.file))
            continue
        if seen.setdefault(key, line) != line:
            again: dict[str, Detail] = {"id": key, "first": seen[key]}
            report(Problem("same_id_twice", line, "ProjectID", key, again, file=table.file))
            continue
        if kind not in PROJECT_KINDS:
            wrong = {"written": kind}
            report(Problem("unknown_hmis_code", line, "ProjectType", kind, wrong, False, table.file))
            kind = ""
        elif year is Year.FY2022 and kind == _SHELTER:
            kind = _shelter(tracking, line, table.file, report)
        yield Project(
            id=key,
            organisation_id=organisation,
            name=name,
            kind=kind,
            rrh_subtype=subtype,
            continuum=continuum == "1",
            open_from=day_of(opened, "OperatingStartDate", line, table.file, report),
            open_to=day_of(closed, "OperatingEndDate", line, table.file, report),
            territories=territories.get(key, ()),
            deleted=bool(deleted),
            line=line,
        )


def participations(archive: Archive, year: Year, report: Report) -> Iterator[Participation]:
    """When each project records in this system."""
    if year is Year.FY2022:
        table = Table(archive, "Project")
        wished = ("HMISParticipatingProject", "OperatingStartDate", "OperatingEndDate", "DateDeleted")
        for line, (project, yes, opened, closed, deleted) in table.rows(("ProjectID",), wished, report):
            start = day_of(opened, "OperatingStartDate", line, table.file, report)
            end = day_of(closed, "OperatingEndDate", line, table.file, report)
            yield Participation(project, "1" if yes == "1" else "0", start, end, bool(deleted), line)
        return
    table = Table(archive, "HMISParticipation")
    if not table.header():
        return
    start_at, end_at = "HMISParticipationStatusStartDate", "HMISParticipationStatusEndDate"
    wished = ("HMISParticipationType", start_at, end_at, "DateDeleted")
    for line, (project, kind, opened, closed, deleted) in table.rows(("ProjectID",), wished, report):
        start = day_of(opened, start_at, line, table.file, report)
        end = day_of(closed, end_at, line, table.file, report)
        yield Participation(project, kind, start, end, bool(deleted), line)


def _shelter(tracking: str, line: int, file: str, report: Report) -> str:
    if tracking == _BY_NIGHT:
        return "1"
    if tracking != _BY_ENTRY:
        report(Problem("no_tracking_method", line, "TrackingMethod", blocking=False, file=file))
    return "0"
