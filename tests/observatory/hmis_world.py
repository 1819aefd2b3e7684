"""Tiny invented HMIS exports: a territory's projects, who came, who slept where. All days are 2026's fiscal year."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from digor.observatory.lsa.parameters import Parameters
from digor.observatory.lsa.report import report

HERE = "XX-501"
SHELTER, BY_NIGHT, TRANSITIONAL, SUPPORTIVE, HAVEN, RAPID = "0", "1", "2", "3", "8", "13"
YEAR = Parameters(date(2025, 10, 1), date(2026, 9, 30), date(2018, 10, 1), HERE)


@dataclass
class World:
    """Rows are added one by one; `write` makes a folder of CSV files in the layout of FY2026."""

    projects: list[dict[str, Any]] = field(default_factory=list)
    places: list[dict[str, Any]] = field(default_factory=list)
    clients: dict[str, dict[str, Any]] = field(default_factory=dict)
    stays: list[dict[str, Any]] = field(default_factory=list)
    exits: list[dict[str, Any]] = field(default_factory=list)
    nights: list[dict[str, Any]] = field(default_factory=list)

    def project(self, key: str, kind: str, territory: str = HERE, **more: Any) -> World:
        row = {"ProjectID": key, "OrganizationID": "O", "ProjectType": kind, "ContinuumProject": 1,
               "RRHSubType": 2 if kind == RAPID else "", "OperatingStartDate": "2015-01-01", "OperatingEndDate": ""}  # fmt: skip
        self.projects.append(row | more)
        self.places.append({"ProjectID": key, "CoCCode": territory})
        return self

    def born(self, person: str, day: str, quality: int = 1, **more: Any) -> World:
        self.clients[person] = {"PersonalID": person, "DOB": day, "DOBDataQuality": quality, **more}
        return self

    def stay(
        self,
        person: str,
        project: str,
        entry: str,
        left_on: str = "",
        household: str = "",
        *,
        head: bool = True,
        to: int | str = 410,
        key: str = "",
        **more: Any,
    ) -> str:
        """A stay of an adult born in 1980 unless `born` says otherwise; answers its key."""
        key = key or f"E{len(self.stays)}"
        self.clients.setdefault(person, {"PersonalID": person, "DOB": "1980-03-05", "DOBDataQuality": 1})
        row = {"EnrollmentID": key, "PersonalID": person, "ProjectID": project, "EntryDate": entry,
               "HouseholdID": household or f"H-{key}", "RelationshipToHoH": 1 if head else 2,
               "EnrollmentCoC": HERE if head else "", "MoveInDate": ""}  # fmt: skip
        self.stays.append(row | more)
        if left_on:
            self.exits.append({"EnrollmentID": key, "ExitDate": left_on, "Destination": to})
        return key

    def slept(self, stay: str, *days: str) -> World:
        person = next(row["PersonalID"] for row in self.stays if row["EnrollmentID"] == stay)
        self.nights += [
            {"ServicesID": f"{stay}-{number}-{day}", "EnrollmentID": stay, "PersonalID": person,
             "DateProvided": day, "RecordType": 200} for number, day in enumerate(days)
        ]  # fmt: skip
        return self

    def write(self, where: Path) -> Path:
        part = "HMISParticipation"
        files: dict[str, list[dict[str, Any]]] = {
            "Export": [{"ExportID": "X", "ExportStartDate": "2025-10-01", "ExportEndDate": "2026-09-30"}],
            "Organization": [{"OrganizationID": "O", "VictimServiceProvider": 0}],
            "Project": self.projects,
            "ProjectCoC": self.places,
            part: [
                {"ProjectID": row["ProjectID"], f"{part}Type": 1, f"{part}StatusStartDate": "2015-01-01"}
                for row in self.projects
            ],
            "Client": [{"Sex": 1, **row} for row in self.clients.values()],
            "Enrollment": self.stays,
            "Exit": self.exits or [{"EnrollmentID": "", "ExitDate": "", "Destination": ""}],
            "Services": self.nights
            or [{"EnrollmentID": "", "PersonalID": "", "DateProvided": "", "RecordType": ""}],
        }
        where.mkdir(exist_ok=True)
        for name, rows in files.items():
            columns = list(dict.fromkeys(column for row in rows for column in row))
            with (where / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, columns)
                writer.writeheader()
                writer.writerows(rows)
        return where


class Figures:
    """The values of a world's year, asked by measure and key: `figures("B1", "people", grp="ES", cohort="31jan")`."""

    def __init__(self, world: World, folder: Path) -> None:
        self.rows = report([world.write(folder)], YEAR).values

    def __call__(
        self,
        measure: str,
        key: str,
        *,
        cohort: str = "period",
        grp: str = "",
        hhtype: str = "",
        path: str = "",
        project: str = "",
    ) -> int:
        """0 for a value that is not there."""
        asked = (measure, cohort, grp, hhtype, path, project, key)
        return next((row[7] for row in self.rows if row[:7] == asked), 0)
