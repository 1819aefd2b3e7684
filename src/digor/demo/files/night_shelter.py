"""The night shelter counts its nights in HMIS, as its software came: a half-yearly export, zipped."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from digor.demo.files.sheet import File, Table
from digor.demo.identities import written
from digor.demo.population import House, Person, Population

PROJECT, AREA = "HNV", "FR-29"
TABLES: dict[str, tuple[str, ...]] = {
    "Export": ("ExportID", "SourceName", "SoftwareName", "CSVVersion", "ExportDate", "ExportStartDate", "ExportEndDate"),
    "Organization": ("OrganizationID", "OrganizationName", "VictimServiceProvider"),
    "Project": ("ProjectID", "OrganizationID", "ProjectName", "OperatingStartDate", "OperatingEndDate",
                "ContinuumProject", "ProjectType", "RRHSubType", "DateDeleted"),
    "ProjectCoC": ("ProjectID", "CoCCode"),
    "Client": ("PersonalID", "FirstName", "LastName", "DOB", "DOBDataQuality", "DateDeleted"),
    "Enrollment": ("EnrollmentID", "PersonalID", "ProjectID", "EntryDate", "HouseholdID", "RelationshipToHoH",
                   "EnrollmentCoC", "LivingSituation", "RentalSubsidyType", "MoveInDate", "DateUpdated", "DateDeleted"),
    "Exit": ("ExitID", "EnrollmentID", "PersonalID", "ExitDate", "Destination", "DestinationSubsidyType",
             "DateUpdated", "DateDeleted"),
    "Services": ("ServicesID", "EnrollmentID", "PersonalID", "DateProvided", "RecordType", "TypeProvided",
                 "DateUpdated", "DateDeleted"),
}  # fmt: skip
# where they go, in HUD's codes: outdoors, emergency shelter, with friends, not said
TO = {"street": "116", "shelter": "101", "winter": "101", "hotel": "101", "third_party": "336"}
DAY = timedelta(days=1)
HALF_YEAR = timedelta(days=183)


def key(number: int) -> str:
    """The software's number of a person."""
    return f"P{number:06d}"


def exports(seed: int, people: Population) -> Iterator[File]:
    """An export each half-year, of everything since the one before; the last one is three weeks old."""
    days = []
    day = people.last - timedelta(days=21)
    while day > people.first + timedelta(days=60):
        days.append(day)
        day -= HALF_YEAR
    for day in reversed(days):
        yield _export(seed, people, day)


def _export(seed: int, people: Population, day: date) -> File:
    tables = {name: Table(header, ",", "utf-8") for name, header in TABLES.items()}
    since = day - HALF_YEAR - timedelta(days=14)
    tables["Export"].add(
        "E1", "Halte Noz Vat", "Ty", "2026 v1", f"{day} 08:00:00", since.isoformat(), day.isoformat()
    )
    tables["Organization"].add("O1", "Association Noz Vat (inventée)", "0")
    tables["Project"].add(PROJECT, "O1", "Halte Noz Vat", "2020-01-01", "", "1", "1", "", "")
    tables["ProjectCoC"].add(PROJECT, AREA)
    file = File("hmis", "halte-de-nuit", f"hmis-{day.isoformat()}.zip", day, day + DAY, tables)
    for house in people.houses:
        for rank, stay in enumerate(house.stays):
            if stay.place == "night" and stay.start < day and (stay.end is None or stay.end > since):
                to = TO.get(stay.next_place, "99") if stay.end and stay.end <= day else ""
                for person, start, end, _ in house.each(stay):
                    if start < day:
                        _person(file, seed, house, rank, person, start, min(end or day, day), to)
    return file


def _person(
    file: File, seed: int, house: House, rank: int, person: Person, start: date, end: date, to: str
) -> None:
    tables, who, stay = file.tables, key(person.number), f"{house.number}-{rank}-{person.number}"
    updated = f"{file.day} 07:00:00"
    if who not in file.keys:
        file.keys[who] = person.number
        name = written(seed, "hmis", person)
        born = name.birth_date.isoformat() if name.birth_date else ""
        tables["Client"].add(who, name.given_name, name.family_name, born, "1" if born else "99", "")
    # It counts beds: each is a household of one. Who is with whom, the SIAO says.
    tables["Enrollment"].add(
        stay, who, PROJECT, start.isoformat(), f"H{stay}", "1", AREA, "116", "", "", updated, ""
    )  # fmt: skip
    if to:
        tables["Exit"].add(f"X{stay}", stay, who, end.isoformat(), to, "", updated, "")
    for night in range((end - start).days):
        slept = (start + night * DAY).isoformat()
        tables["Services"].add(f"S{stay}-{night}", stay, who, slept, "200", "200", updated, "")
