"""A small invented HMIS export: two projects and a family, a night shelter, a rapid re-housing."""

from __future__ import annotations

from tests.casework.intake.files import archive

Row = dict[str, str]
UPDATED = "2026-01-31 10:00:00"


def project(key: str, kind: str, subtype: str = "") -> Row:
    return {
        "ProjectID": key,
        "OrganizationID": "O1",
        "ProjectName": f"Project {key}",
        "OperatingStartDate": "2020-01-01",
        "OperatingEndDate": "",
        "ContinuumProject": "1",
        "ProjectType": kind,
        "RRHSubType": subtype,
        "DateDeleted": "",
    }


def stay(key: str, person: str, project: str, entry: str, **more: str) -> Row:
    return {
        "EnrollmentID": key,
        "PersonalID": person,
        "ProjectID": project,
        "EntryDate": entry,
        "HouseholdID": f"H-{key}",
        "RelationshipToHoH": "1",
        "EnrollmentCoC": "XX-501",
        "LivingSituation": "",
        "RentalSubsidyType": "",
        "MoveInDate": "",
        "DateUpdated": UPDATED,
        "DateDeleted": "",
        **more,
    }


def left(key: str, person: str, day: str, destination: str = "", **more: str) -> Row:
    return {
        "ExitID": f"X-{key}",
        "EnrollmentID": key,
        "PersonalID": person,
        "ExitDate": day,
        "Destination": destination,
        "DestinationSubsidyType": "",
        "DateUpdated": UPDATED,
        "DateDeleted": "",
        **more,
    }


def night(stay: str, person: str, day: str, **more: str) -> Row:
    return {
        "ServicesID": f"{stay}-{day}",
        "EnrollmentID": stay,
        "PersonalID": person,
        "DateProvided": day,
        "RecordType": "200",
        "TypeProvided": "200",
        "DateUpdated": UPDATED,
        "DateDeleted": "",
        **more,
    }


def client(person: str, first: str = "Tangi", last: str = "Le Goff", born: str = "1985-04-17") -> Row:
    return {
        "PersonalID": person,
        "FirstName": first,
        "LastName": last,
        "SSN": "123456789",
        "DOB": born,
        "DOBDataQuality": "1",
        "Sex": "1",
        "DateDeleted": "",
    }


PROJECTS = [
    project("ES", "0"),
    project("NBN", "1"),
    project("TH", "2"),
    project("PSH", "3"),
    project("RRH", "13", "2"),
    project("RRHSO", "13", "1"),
    project("SO", "4"),
    project("CE", "14"),
]


def export(
    stays: list[Row],
    exits: list[Row] | None = None,
    nights: list[Row] | None = None,
    told: list[Row] | None = None,
    clients: list[Row] | None = None,
) -> bytes:
    """The zip of an export made on 31 January 2026."""
    persons = dict.fromkeys(row["PersonalID"] for row in stays)
    members = {
        "Export": [
            {
                "ExportID": "E1",
                "SourceName": "Ty HMIS",
                "SoftwareName": "Ty",
                "CSVVersion": "2026 v1",
                "ExportDate": "2026-01-31 23:00:00",
                "ExportStartDate": "2020-01-01",
                "ExportEndDate": "2026-01-31",
            }
        ],
        "Organization": [{"OrganizationID": "O1", "OrganizationName": "Ty", "VictimServiceProvider": "0"}],
        "Project": PROJECTS,
        "ProjectCoC": [{"ProjectID": row["ProjectID"], "CoCCode": "XX-501"} for row in PROJECTS],
        "Client": clients or [client(person) for person in persons],
        "Enrollment": stays,
        "Exit": exits or [left("none", "none", "2020-01-01")],
    }
    if nights:
        members["Services"] = nights
    if told:
        members["CurrentLivingSituation"] = told
    return archive(members)
