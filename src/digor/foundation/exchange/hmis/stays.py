"""Stays, nights and situations of an export."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from digor.foundation.exchange.hmis.archive import Archive
from digor.foundation.exchange.hmis.cells import day_of, situation_of
from digor.foundation.exchange.hmis.dates import iso_day
from digor.foundation.exchange.hmis.info import Year
from digor.foundation.exchange.hmis.rows import BedNight, Enrollment, LivingSituation
from digor.foundation.exchange.hmis.table import Report, Table
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.unreadable import Detail

_BED_NIGHT = "200"
_ENTRY_STAGE = "1"


class _Exit(NamedTuple):
    day: date
    destination: str
    subsidy: str
    updated_on: date | None
    line: int


def enrollments(
    archive: Archive, year: Year, project_ids: Collection[str], report: Report
) -> Iterator[Enrollment]:
    """See HmisExport.enrollments. Exits are held in memory, stays are streamed."""
    table = Table(archive, "Enrollment")
    exits = _exits(archive, report)
    territories = _territories_2022(archive, report) if year is Year.FY2022 else {}
    needed = ("EnrollmentID", "PersonalID", "ProjectID", "EntryDate")
    wished = (
        "HouseholdID", "RelationshipToHoH", "EnrollmentCoC", "MoveInDate", "DateOfEngagement",
        "LivingSituation", "RentalSubsidyType", "LengthOfStay", "LOSUnderThreshold", "PreviousStreetESSH",
        "DateToStreetESSH", "DateUpdated", "DateDeleted",
    )  # fmt: skip
    seen: dict[str, int] = {}
    stays: set[str] = set()
    for line, cells in table.rows(needed, wished, report):
        key, person, project, entered = cells[:4]
        household, relationship, territory, moved_in, engaged = cells[4:9]
        slept, subsidy, length, threshold, previous, street, updated, deleted = cells[9:]
        stays.add(key)
        if key and not deleted and _again(seen, key, line, "EnrollmentID", table.file, report):
            continue
        if not _filled(dict(zip(needed, cells[:4], strict=True)), line, table.file, report):
            continue
        entry = day_of(entered, "EntryDate", line, table.file, report, blocking=True)
        if entry is None:
            continue
        if project not in project_ids:
            report(Problem("unknown_project", line, "ProjectID", project, {"id": project}, file=table.file))
            continue
        left = exits.get(key)
        if left is not None and left.day < entry:
            report(Problem("exit_before_entry", left.line, "ExitDate", file="Exit.csv"))
            continue
        situation, rental = situation_of(slept, subsidy, "LivingSituation", line, table.file, report)
        changed = [day for day in (iso_day(updated), left.updated_on if left else None) if day]
        yield Enrollment(
            id=key,
            person_key=person,
            project_id=project,
            household_key=household,
            relationship=relationship,
            territory=territory or territories.get(key, ""),
            entry=entry,
            move_in=day_of(moved_in, "MoveInDate", line, table.file, report),
            engaged_on=day_of(engaged, "DateOfEngagement", line, table.file, report),
            situation=situation,
            situation_subsidy=rental,
            length_of_stay=length,
            under_threshold=threshold,
            previous_street=previous,
            street_since=day_of(street, "DateToStreetESSH", line, table.file, report),
            exit=left.day if left else None,
            destination=left.destination if left else "",
            destination_subsidy=left.subsidy if left else "",
            updated_on=max(changed, default=None),
            deleted=bool(deleted),
            line=line,
            exit_line=left.line if left else None,
        )
    for key, left in exits.items():
        if key not in stays:
            report(
                Problem("unknown_enrollment", left.line, "EnrollmentID", key, {"id": key}, file="Exit.csv")
            )


def bed_nights(archive: Archive, persons: Mapping[str, str], report: Report) -> Iterator[BedNight]:
    """Services.csv, RecordType 200."""
    table = Table(archive, "Services")
    if not table.header():
        return
    needed = ("ServicesID", "EnrollmentID", "PersonalID", "DateProvided", "RecordType")
    for line, cells in table.rows(needed, ("DateUpdated", "DateDeleted"), report):
        key, stay, person, provided, kind, updated, deleted = cells
        if kind != _BED_NIGHT or not _of_a_stay(persons, stay, person, line, table.file, report):
            continue
        night = _needed_day(provided, "DateProvided", line, table.file, report)
        if night is not None:
            yield BedNight(key, stay, person, night, iso_day(updated), bool(deleted), line)


def living_situations(
    archive: Archive, persons: Mapping[str, str], report: Report
) -> Iterator[LivingSituation]:
    """CurrentLivingSituation.csv."""
    table = Table(archive, "CurrentLivingSituation")
    if not table.header():
        return
    needed = ("CurrentLivingSitID", "EnrollmentID", "PersonalID", "InformationDate", "CurrentLivingSituation")
    wished = ("CLSSubsidyType", "DateUpdated", "DateDeleted")
    for line, cells in table.rows(needed, wished, report):
        key, stay, person, told, code, subsidy, updated, deleted = cells
        if not _of_a_stay(persons, stay, person, line, table.file, report):
            continue
        day = _needed_day(told, "InformationDate", line, table.file, report)
        if day is None:
            continue
        situation, rental = situation_of(code, subsidy, needed[-1], line, table.file, report)
        yield LivingSituation(
            key, stay, person, day, situation, rental, iso_day(updated), bool(deleted), line
        )


def _exits(archive: Archive, report: Report) -> dict[str, _Exit]:
    """Stay → its exit; rows taken back are no exit. Of two, the one changed last."""
    table = Table(archive, "Exit")
    wished = ("Destination", "DestinationSubsidyType", "DateUpdated", "DateDeleted")
    found: dict[str, _Exit] = {}
    for line, cells in table.rows(("EnrollmentID", "ExitDate"), wished, report):
        key, left, destination, subsidy, updated, deleted = cells
        if deleted or not _filled({"EnrollmentID": key}, line, table.file, report):
            continue
        day = _needed_day(left, "ExitDate", line, table.file, report)
        if day is None:
            continue
        code, rental = situation_of(destination, subsidy, "Destination", line, table.file, report)
        exit = _Exit(day, code, rental, iso_day(updated), line)
        other = found.get(key)
        if other is not None and (other.day, other.destination) != (exit.day, exit.destination):
            details = {"id": key, "one": other.day.isoformat(), "other": exit.day.isoformat()}
            report(Problem("two_exits", line, details=details, blocking=False, file=table.file))
        if other is None or (exit.updated_on or date.min) >= (other.updated_on or date.min):
            found[key] = exit
    return found


def _territories_2022(archive: Archive, report: Report) -> dict[str, str]:
    """Stay → the CoC of its entry, which FY2022 kept in a file of its own."""
    table = Table(archive, "EnrollmentCoC")
    if not table.header():
        return {}
    wished = ("DataCollectionStage", "InformationDate", "DateDeleted")
    found: dict[str, tuple[bool, str, str]] = {}
    for _line, (stay, code, stage, told, deleted) in table.rows(("EnrollmentID", "CoCCode"), wished, report):
        rank = (stage != _ENTRY_STAGE, told, code)
        if code and not deleted and (stay not in found or rank < found[stay]):
            found[stay] = rank
    return {stay: code for stay, (_later, _told, code) in found.items()}


def _filled(cells: Mapping[str, str], line: int, file: str, report: Report) -> bool:
    for column, cell in cells.items():
        if not cell:
            report(Problem("missing_value", line, column, file=file))
            return False
    return True


def _needed_day(text: str, column: str, line: int, file: str, report: Report) -> date | None:
    if not _filled({column: text}, line, file, report):
        return None
    return day_of(text, column, line, file, report, blocking=True)


def _again(seen: dict[str, int], key: str, line: int, column: str, file: str, report: Report) -> bool:
    if seen.setdefault(key, line) == line:
        return False
    details: dict[str, Detail] = {"id": key, "first": seen[key]}
    report(Problem("same_id_twice", line, column, key, details, file=file))
    return True


def _of_a_stay(
    persons: Mapping[str, str], stay: str, person: str, line: int, file: str, report: Report
) -> bool:
    owner = persons.get(stay)
    if owner == person:
        return True
    code = "unknown_enrollment" if owner is None else "other_person"
    report(Problem(code, line, "EnrollmentID", stay, {"id": stay}, file=file))
    return False
