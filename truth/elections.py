"""A PaBuLib file (`.pb`): projects and ballots of a real participatory budget."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Election:
    """Its description, projects by id (all columns), and what each voter approves."""

    about: dict[str, str]
    projects: dict[str, dict[str, str]]
    ballots: dict[str, list[str]]

    @classmethod
    def read(cls, path: Path) -> Election:
        section, header = "", list[str]()
        parts: dict[str, dict[str, dict[str, str]]] = {"META": {}, "PROJECTS": {}, "VOTES": {}}
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.reader(file, delimiter=";"):
                if not row or not row[0].strip():
                    continue
                if len(row) == 1 and row[0].strip().upper() in parts:
                    section, header = row[0].strip().upper(), []
                elif not header:
                    header = [name.strip() for name in row]
                else:
                    parts[section][row[0].strip()] = dict(zip(header, row, strict=False))
        return cls(
            {key: row.get("value", "") for key, row in parts["META"].items()},
            parts["PROJECTS"],
            {
                voter: [name.strip() for name in row.get("vote", "").split(",") if name.strip()]
                for voter, row in parts["VOTES"].items()
            },
        )

    @property
    def budget(self) -> int:
        return int(float(self.about["budget"].replace(",", ".")))

    @property
    def costs(self) -> dict[str, int]:
        return {name: int(float(row["cost"].replace(",", "."))) for name, row in self.projects.items()}

    def document(self) -> dict[str, object]:
        """The question of Equal Shares: everybody's purse, add-1."""
        return {
            "envelope": self.budget,
            "projects": [{"id": name, "cost": cost} for name, cost in self.costs.items()],
            "voters": [{"id": voter, "supports": names} for voter, names in self.ballots.items()],
        }
