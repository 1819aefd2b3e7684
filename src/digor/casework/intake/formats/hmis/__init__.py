"""`hmis`: an HMIS CSV export (HUD), zip or folder: the outside check on our figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.base import Asked, Count, Format, Understood
from digor.casework.intake.formats.hmis.columns import COLUMNS, NEEDED
from digor.casework.intake.formats.hmis.nights import Nights
from digor.casework.intake.formats.hmis.people import Households, persons
from digor.casework.intake.formats.hmis.understand import Reader, sleeps_in
from digor.foundation.exchange import Problem
from digor.foundation.exchange.hmis import HmisExport, open_hmis
from digor.foundation.frame.refusals import Refused


class Export:
    """An export being read: its stays, then its nights, then the situations told."""

    def __init__(self, export: HmisExport, asked: Asked) -> None:
        gate = asked.gate
        self._export = export
        self._gate = gate
        projects = {project.id: project for project in export.projects()}
        households = Households()
        stays = households.look(export.enrollments(), lambda project: sleeps_in(projects[project]))
        if not gate.lets("HouseholdID"):
            households = Households()
        self._nights = list(Nights(export.bed_nights() if gate.lets("DateProvided") else ()).runs())
        self._reader = Reader(asked, projects, persons(export, gate), households)
        self._told = 0
        self._remarks: list[Problem] = []
        self.total: int | None = stays + len(self._nights) + self._blocking()

    def rows(self) -> Iterator[Understood]:
        """What was refused as soon as it was seen comes first: those lines are in no stay."""
        yield from self._refused()
        for one in self._export.enrollments():
            yield self._reader.stay(one)
        for run in self._nights:
            yield self._reader.run(run)
        if self._gate.lets("CurrentLivingSituation"):
            for told in self._export.living_situations():
                yield self._reader.situation(told)
        yield from self._refused()

    def counts(self) -> Iterable[Count]:
        return self._export.counts()

    def remarks(self) -> Iterable[Problem]:
        return self._remarks

    def _blocking(self) -> int:
        return sum(problem.blocking for problem in self._export.problems)

    def _refused(self) -> Iterator[Understood]:
        """Lines the export's reader left out since the last time, and why."""
        found = self._export.problems[self._told :]
        self._told = len(self._export.problems)
        for problem in found:
            if problem.blocking:
                yield Understood(problem.line or 0, problems=(problem,), file=problem.file)
            else:
                self._remarks.append(problem)


@contextmanager
def open_export(path: Path, asked: Asked) -> Iterator[Export]:
    """Open a zip or a folder; refuses an agreement that leaves out what every stay needs (`not_in_agreement`)."""
    missing = [name for name in NEEDED if not asked.gate.lets(name)]
    if missing:
        raise Refused(
            "not_in_agreement",
            _("The sharing agreement does not name %(columns)s, without which no stay can be read.")
            % {"columns": ", ".join(missing)},
        )
    with open_hmis(path) as export:
        yield Export(export, asked)


def exported_on(path: Path) -> date | None:
    """The day the export says it was made."""
    try:
        with open_hmis(path) as export:
            return export.info.exported_on
    except Refused:
        return None


FORMAT = Format(
    code="hmis",
    label=_("HMIS export (HUD CSV, zip)"),
    extensions=("zip",),
    columns=COLUMNS,
    open=open_export,
    day=exported_on,
    sample=Path(__file__).parent / "sample.zip",
    complete=True,
)
