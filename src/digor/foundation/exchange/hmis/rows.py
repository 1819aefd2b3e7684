"""What an HMIS export tells, typed. Identifiers are the export's own text; codes are those of FY2024 and later.

`line` is the first line of the row in its file, `deleted` says that its `DateDeleted` is filled, and
`updated_on` is the day its system last changed it (None when not legible).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Organisation:
    """Organization.csv."""

    id: str
    name: str
    victim_services: bool
    deleted: bool
    line: int


@dataclass(frozen=True, slots=True)
class Project:
    """Project.csv, with the territories of ProjectCoC.csv.

    `kind` is ProjectType: "0" emergency shelter by entry and exit, "1" night by night, "2" transitional,
    "3" permanent supportive, "4" street outreach, "6" services only, "8" safe haven, "9" and "10" other
    permanent housing, "11" day shelter, "12" prevention, "13" rapid re-housing, "14" coordinated entry,
    "7" other. `continuum`: part of the territory's own network of projects.
    """

    id: str
    organisation_id: str
    name: str
    kind: str
    rrh_subtype: str
    continuum: bool
    open_from: date | None
    open_to: date | None
    territories: tuple[str, ...]
    deleted: bool
    line: int


@dataclass(frozen=True, slots=True)
class Participation:
    """HMISParticipation.csv: when a project records its stays in this system (`kind` "1").

    FY2022 has one yes/no on the project: told here as one row without an end.
    """

    project_id: str
    kind: str
    valid_from: date | None
    valid_to: date | None
    deleted: bool
    line: int


@dataclass(frozen=True, slots=True)
class Client:
    """Client.csv without names or numbers. `birth_quality`: "1" full, "2" partial, "8", "9", "99" unknown."""

    person_key: str
    birth_date: date | None
    birth_quality: str
    deleted: bool
    line: int


@dataclass(frozen=True, slots=True)
class Enrollment:
    """Enrollment.csv with its row of Exit.csv: a person's stay or support in a project.

    `relationship`: "1" head of household. `situation` is the night before entry (LivingSituation),
    `destination` where the person went; each with its subsidy when the code is 435. `street_since` is
    DateToStreetESSH, `length_of_stay`, `under_threshold` and `previous_street` are HUD's 3.917 fields.
    `exit`, `destination` and `exit_line` are empty while the stay goes on.
    """

    id: str
    person_key: str
    project_id: str
    household_key: str
    relationship: str
    territory: str
    entry: date
    move_in: date | None
    engaged_on: date | None
    situation: str
    situation_subsidy: str
    length_of_stay: str
    under_threshold: str
    previous_street: str
    street_since: date | None
    exit: date | None
    destination: str
    destination_subsidy: str
    updated_on: date | None
    deleted: bool
    line: int
    exit_line: int | None


@dataclass(frozen=True, slots=True)
class BedNight:
    """A row of Services.csv of type 200: the night that begins on `night` was spent in the shelter."""

    id: str
    enrollment_id: str
    person_key: str
    night: date
    updated_on: date | None
    deleted: bool
    line: int


@dataclass(frozen=True, slots=True)
class LivingSituation:
    """CurrentLivingSituation.csv: where someone was said or seen to live on a day. Never its address."""

    id: str
    enrollment_id: str
    person_key: str
    day: date
    situation: str
    subsidy: str
    updated_on: date | None
    deleted: bool
    line: int
