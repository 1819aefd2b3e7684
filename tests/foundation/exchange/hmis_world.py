"""A tiny HMIS export written in the test: two projects, three stays, a night, an outreach contact."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

Files = dict[str, list[dict[str, str]]]


def fy2026() -> Files:
    """Layout of FY2026, one row per thing."""
    return {
        "Export": [{"ExportID": "E1", "SourceName": "Essai", "SoftwareName": "Main", "CSVVersion": "2026 v1",
                    "ExportDate": "2026-10-02 08:00:00", "ExportStartDate": "2025-10-01", "ExportEndDate": "2026-09-30"}],
        "Organization": [{"OrganizationID": "O1", "OrganizationName": "Ti Bras", "VictimServiceProvider": "0", "DateDeleted": ""}],
        "Project": [
            {"ProjectID": "ES", "OrganizationID": "O1", "ProjectName": "Abri", "ProjectType": "1", "ContinuumProject": "1",
             "OperatingStartDate": "2015-01-01", "OperatingEndDate": "", "RRHSubType": "", "DateDeleted": ""},
            {"ProjectID": "PSH", "OrganizationID": "O1", "ProjectName": "Logis", "ProjectType": "3", "ContinuumProject": "1",
             "OperatingStartDate": "2016-01-01", "OperatingEndDate": "2026-06-30", "RRHSubType": "", "DateDeleted": ""},
        ],
        "ProjectCoC": [
            {"ProjectID": "ES", "CoCCode": "XX-501", "DateDeleted": ""},
            {"ProjectID": "PSH", "CoCCode": "XX-501", "DateDeleted": ""},
        ],
        "HMISParticipation": [
            {"ProjectID": "ES", "HMISParticipationType": "1", "HMISParticipationStatusStartDate": "2015-01-01",
             "HMISParticipationStatusEndDate": "", "DateDeleted": ""},
        ],
        "Client": [
            {"PersonalID": "A", "FirstName": "Anna", "MiddleName": "", "LastName": "Le Goff", "NameSuffix": "", "SSN": "123456789",
             "SSNDataQuality": "1", "DOB": "1985-05-12", "DOBDataQuality": "1", "Sex": "0", "DateDeleted": ""},
            {"PersonalID": "B", "FirstName": "Yann", "MiddleName": "", "LastName": "Riou", "NameSuffix": "", "SSN": "987654321",
             "SSNDataQuality": "1", "DOB": "", "DOBDataQuality": "99", "Sex": "1", "DateDeleted": ""},
        ],
        "Enrollment": [
            stay("E1", "A", "ES", "2026-01-10", "H1", LivingSituation="116"),
            stay("E2", "A", "PSH", "2026-02-01", "H2", MoveInDate="2026-02-05", LivingSituation="101"),
            stay("E3", "B", "ES", "2026-03-01", "H3", LivingSituation="435", RentalSubsidyType="431"),
        ],
        "Exit": [{"EnrollmentID": "E1", "PersonalID": "A", "ExitDate": "2026-02-01", "Destination": "435",
                  "DestinationSubsidyType": "439", "DateUpdated": "2026-02-03 09:00:00", "DateDeleted": ""}],
        "Services": [{"ServicesID": "S1", "EnrollmentID": "E1", "PersonalID": "A", "DateProvided": "2026-01-10", "RecordType": "200",
                      "DateUpdated": "2026-01-11 07:00:00", "DateDeleted": ""}],
        "CurrentLivingSituation": [
            {"CurrentLivingSitID": "L1", "EnrollmentID": "E3", "PersonalID": "B", "InformationDate": "2026-03-02",
             "CurrentLivingSituation": "116", "CLSSubsidyType": "", "LocationDetails": "porche de la gare",
             "DateUpdated": "2026-03-02 10:00:00", "DateDeleted": ""},
        ],
    }  # fmt: skip


def fy2022() -> Files:
    """The same in the layout of FY2022: tracking method, territory in a file of its own, old codes."""
    files = fy2026()
    del files["HMISParticipation"]
    for project, tracking in zip(files["Project"], ("3", ""), strict=True):
        project |= {"TrackingMethod": tracking, "HMISParticipatingProject": "1"}
        del project["RRHSubType"]
    for client in files["Client"]:
        del client["Sex"]
    for row, old in zip(files["Enrollment"], ("16", "1", "31"), strict=True):
        row["LivingSituation"] = old
        del row["EnrollmentCoC"], row["RentalSubsidyType"]
    files["Exit"][0]["Destination"] = "3"
    del files["Exit"][0]["DestinationSubsidyType"]
    files["EnrollmentCoC"] = [
        {"EnrollmentID": "E1", "CoCCode": "XX-502", "DataCollectionStage": "2", "InformationDate": "2026-01-20", "DateDeleted": ""},
        {"EnrollmentID": "E1", "CoCCode": "XX-501", "DataCollectionStage": "1", "InformationDate": "2026-01-10", "DateDeleted": ""},
        {"EnrollmentID": "E2", "CoCCode": "XX-501", "DataCollectionStage": "1", "InformationDate": "2026-02-01", "DateDeleted": "2026-02-02"},
    ]  # fmt: skip
    return files


def stay(key: str, person: str, project: str, entry: str, household: str, **more: str) -> dict[str, str]:
    row = {
        "EnrollmentID": key, "PersonalID": person, "ProjectID": project, "EntryDate": entry, "HouseholdID": household,
        "RelationshipToHoH": "1", "EnrollmentCoC": "XX-501", "LivingSituation": "", "RentalSubsidyType": "",
        "LengthOfStay": "", "LOSUnderThreshold": "", "PreviousStreetESSH": "", "DateToStreetESSH": "",
        "DateOfEngagement": "", "MoveInDate": "", "DateUpdated": "2026-01-10 12:00:00", "DateDeleted": "",
    }  # fmt: skip
    return row | more


def text(rows: list[dict[str, str]], *, quoting: int = csv.QUOTE_MINIMAL, delimiter: str = ",") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0], quoting=quoting, delimiter=delimiter, lineterminator="\r\n")  # type: ignore[arg-type]
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def zipped(files: Files, folder: str = "") -> bytes:
    return zipped_texts({f"{folder}{name}.csv": text(rows) for name, rows in files.items()})


def zipped_texts(texts: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in texts.items():
            archive.writestr(name, content)
    return out.getvalue()


def written(where: Path, content: bytes, name: str = "export.zip") -> Path:
    path = where / name
    path.write_bytes(content)
    return path
