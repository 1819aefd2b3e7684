"""An open HMIS export: streams its rows, typed, and keeps what was wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from types import TracebackType

from digor.foundation.exchange.hmis import places, stays
from digor.foundation.exchange.hmis.archive import Archive
from digor.foundation.exchange.hmis.dates import iso_day
from digor.foundation.exchange.hmis.info import ExportInfo, Year, find_year, read_info
from digor.foundation.exchange.hmis.rows import (
    BedNight,
    Client,
    Enrollment,
    LivingSituation,
    Organisation,
    Participation,
    Project,
)
from digor.foundation.exchange.hmis.table import Table
from digor.foundation.exchange.problem import Problem
from digor.foundation.exchange.refusals import refuse

# Beyond this many the export is wrong as a whole, and the count alone goes on.
MOST_PROBLEMS = 10_000
_NEEDED = ("Project", "Enrollment", "Exit", "Client")


def open_hmis(path: str | Path) -> HmisExport:
    """Open a folder or a zip. Raises Refused when it is not an HMIS export, or lacks what every one has."""
    return HmisExport(Path(path))


def counts(path: str | Path) -> list[tuple[str, str, int]]:
    """`HmisExport.counts` of a path."""
    with open_hmis(path) as export:
        return export.counts()


class HmisExport:
    """Iterators may be asked several times, each streams its file anew; `problems` has each line once."""

    def __init__(self, path: Path) -> None:
        self.archive = Archive(path)
        try:
            self._require()
            self.problems: list[Problem] = []
            self.problem_count = 0
            self._reported: set[Problem] = set()
            self.layout: Year = find_year(self.archive)
            self.info: ExportInfo = read_info(self.archive, self.report)
        except BaseException:
            self.archive.close()
            raise

    def report(self, problem: Problem) -> None:
        """Keep a problem; the same one found in a second pass is not kept twice."""
        if problem in self._reported:
            return
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)
            self._reported.add(problem)

    def counts(self) -> list[tuple[str, str, int]]:
        """(file, what, value): rows of each file; then of Enrollment.csv the distinct persons and households,
        and the rows per ProjectType as the export writes it. Rows taken back are counted too."""
        found = [(f"{name}.csv", "rows", Table(self.archive, name).count()) for name in self.archive.names()]
        kinds: dict[str, str] = {}
        for _line, (project, kind) in Table(self.archive, "Project").rows(
            ("ProjectID", "ProjectType"), (), self.report
        ):
            kinds[project] = kind
        persons, households, per_kind = set(), set(), Counter[str]()
        asked = ("PersonalID", "HouseholdID", "ProjectID")
        for _line, (person, household, project) in Table(self.archive, "Enrollment").rows(
            asked, (), self.report
        ):
            persons.add(person)
            households.add(household)
            if project in kinds:
                per_kind[kinds[project]] += 1
        found.append(("Enrollment.csv", "distinct PersonalID", len(persons - {""})))
        found.append(("Enrollment.csv", "distinct HouseholdID", len(households - {""})))
        found += [
            ("Enrollment.csv", f"rows with ProjectType={kind}", per_kind[kind]) for kind in sorted(per_kind)
        ]
        return found

    def organisations(self) -> Iterator[Organisation]:
        return places.organisations(self.archive, self.report)

    def projects(self) -> Iterator[Project]:
        return places.projects(self.archive, self.layout, self.report)

    def participations(self) -> Iterator[Participation]:
        return places.participations(self.archive, self.layout, self.report)

    def clients(self) -> Iterator[Client]:
        """Everyone, without a name."""
        asked = (("PersonalID",), ("DOB", "DOBDataQuality", "DateDeleted"))
        for line, (person, born, quality, deleted) in Table(self.archive, "Client").rows(*asked, self.report):
            if not person:
                self.report(Problem("missing_value", line, "PersonalID", file="Client.csv"))
                continue
            day = iso_day(born)
            if born and day is None:
                details = {"written": born}
                self.report(
                    Problem("not_an_iso_date", line, "DOB", born, details, blocking=False, file="Client.csv")
                )
            yield Client(person, day, quality, bool(deleted), line)

    def enrollments(self) -> Iterator[Enrollment]:
        """Stays with their exit. Left out and reported: without an identifier or an entry date, of a project
        unknown, said twice, or whose exit comes before the entry."""
        return stays.enrollments(self.archive, self.layout, self._project_ids, self.report)

    def bed_nights(self) -> Iterator[BedNight]:
        """Nights of shelters that record them one by one."""
        return stays.bed_nights(self.archive, self._persons, self.report)

    def living_situations(self) -> Iterator[LivingSituation]:
        """Where people were said to live on a day, mostly by street outreach."""
        return stays.living_situations(self.archive, self._persons, self.report)

    def close(self) -> None:
        self.archive.close()

    def __enter__(self) -> HmisExport:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @cached_property
    def _project_ids(self) -> frozenset[str]:
        rows = Table(self.archive, "Project").rows(("ProjectID",), (), self.report)
        return frozenset(project for _line, (project,) in rows)

    @cached_property
    def _persons(self) -> dict[str, str]:
        """Stay → person."""
        rows = Table(self.archive, "Enrollment").rows(("EnrollmentID", "PersonalID"), (), self.report)
        return {stay: person for _line, (stay, person) in rows}

    def _require(self) -> None:
        missing = [f"{name}.csv" for name in _NEEDED if name not in self.archive]
        if missing:
            raise refuse("missing_hmis_files", count=len(missing), missing=", ".join(missing))
