"""What an HMIS export says of nights.

- a stay in a shelter, transitional housing or safe haven: a presence in its project;
- permanent housing and rapid re-housing: a presence from the day of moving in; before it, what the person said of
  the night before entering is carried forward;
- a night-by-night shelter: its nights, seen by night;
- the night before entry, a situation told on a day, the destination at exit: observations, declared: they give way to
  a stay the same source recorded;
- a row the source has deleted: taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from digor.casework.intake import faults
from digor.casework.intake.formats.base import Asked, Understood
from digor.casework.intake.formats.hmis.nights import Run
from digor.casework.intake.formats.hmis.people import HEAD, Households
from digor.casework.intake.formats.keys import LONGEST_PERSON, row_key
from digor.casework.people.nomenclature import hmis
from digor.casework.people.publication import Given, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.exchange.hmis import Enrollment, LivingSituation, Project

DAY = timedelta(days=1)
NIGHTS = "ABN"
_SAYS_NOTHING = frozenset({"UNK", "AUTR"})
ENROLLMENTS, EXITS, SERVICES, SITUATIONS = (
    "Enrollment.csv", "Exit.csv", "Services.csv", "CurrentLivingSituation.csv"
)  # fmt: skip


def stay_in(project: Project) -> str | None:
    """The situation of a stay in a project; None when one does not sleep there, or its type was never issued."""
    return hmis.stay(project.kind, project.rrh_subtype) if project.kind else None


def sleeps_in(project: Project) -> bool:
    """Whether one sleeps in that project."""
    return stay_in(project) is not None


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to say any row of the export."""

    asked: Asked
    projects: Mapping[str, Project]
    person: Callable[[str], RecordRef]
    households: Households

    def stay(self, one: Enrollment) -> Understood:
        """An enrollment with its exit."""
        if refused := _unknowable(one.person_key, one.line, ENROLLMENTS):
            return refused
        late = one.entry > self.asked.file_day
        if late or (one.exit is not None and one.exit > self.asked.file_day):
            file, line = (ENROLLMENTS, one.line) if late else (EXITS, one.exit_line or one.line)
            column = "EntryDate" if late else "ExitDate"
            return Understood(
                one.line, problems=(faults.refusing("day_to_come", line, column, file),), file=file
            )
        givens = tuple(self._taken_back(one) if one.deleted else self._said(one))
        return Understood(one.line, givens, file=ENROLLMENTS)

    def run(self, run: Run) -> Understood:
        """Consecutive nights of a night shelter."""
        if refused := _unknowable(run.person, run.line, SERVICES):
            return refused
        key = row_key("nights", run.enrollment, run.start)
        person = self.person(run.person)
        stated = self._stated(run.updated_on)
        if run.taken_back:
            given = Given(key, run.line, Kind.NOTHING, run.start, stated, person)
        else:
            given = Given(
                key, run.line, Kind.OBSERVATION, run.start, stated, person,
                situation=self.asked.gate.situation(NIGHTS), end=run.end, by_night=True,
            )  # fmt: skip
        return Understood(run.line, (given,), file=SERVICES)

    def situation(self, told: LivingSituation) -> Understood:
        """Where the person was said to live on a day."""
        if refused := _unknowable(told.person_key, told.line, SITUATIONS):
            return refused
        key, stated = row_key("situation", told.id), self._stated(told.updated_on)
        person, code = self.person(told.person_key), self._code(told.situation, told.subsidy)
        if told.deleted:
            given = Given(key, told.line, Kind.NOTHING, told.day, stated, person)
        elif code:
            given = Given(
                key, told.line, Kind.OBSERVATION, told.day, stated, person, situation=code, end=told.day + DAY
            )
        else:
            given = Given(key, told.line, Kind.CONTACT, told.day, stated, person)
        return Understood(told.line, (given,), file=SITUATIONS)

    def _said(self, one: Enrollment) -> Iterator[Given]:
        """The stay, the night before it, the night after it; at least news, on the day of entry."""
        found = [given for given in (self._presence(one), self._before(one), self._after(one)) if given]
        yield from found or [self._given(one, "stay", Kind.CONTACT, one.entry)]

    def _presence(self, one: Enrollment) -> Given | None:
        project = self.projects[one.project_id]
        situation = stay_in(project)
        if situation is None or situation == NIGHTS:
            return None
        start = one.entry
        if project.kind in hmis.MOVE_IN_TYPES:
            if one.move_in is None or not self.asked.gate.lets("MoveInDate"):
                return None
            start = max(one.move_in, one.entry)
        exit = one.exit if self.asked.gate.lets("ExitDate") else None
        if exit is not None and exit <= start:
            # came and left the same day: no night was spent there
            return self._given(one, "stay", Kind.CONTACT, start)
        return self._given(
            one,
            "stay",
            Kind.PRESENCE,
            start,
            end=exit,
            situation=self.asked.gate.situation(situation),
            perimeter=one.project_id[:80],
        )

    def _before(self, one: Enrollment) -> Given | None:
        if not self.asked.gate.lets("LivingSituation"):
            return None
        code = self._code(one.situation, one.situation_subsidy)
        if not one.situation:
            code = self._code(*self.households.head_slept(one))
        if not code:
            return None
        night = one.entry - DAY
        return self._given(
            one, "before", Kind.OBSERVATION, night, end=one.entry, situation=code, declared=True
        )

    def _after(self, one: Enrollment) -> Given | None:
        gate = self.asked.gate
        if one.exit is None or not (gate.lets("ExitDate") and gate.lets("Destination")):
            return None
        code = self._code(one.destination, one.destination_subsidy)
        if not code:
            return None
        end = one.exit + DAY
        return self._given(one, "after", Kind.OBSERVATION, one.exit, end=end, situation=code, declared=True)

    def _taken_back(self, one: Enrollment) -> Iterator[Given]:
        for part in ("stay", "before", "after"):
            yield self._given(one, part, Kind.NOTHING, one.entry)

    def _given(
        self,
        one: Enrollment,
        part: str,
        kind: Kind,
        start: date,
        *,
        end: date | None = None,
        situation: str = "",
        perimeter: str = "",
        declared: bool = False,
    ) -> Given:
        home = self.households.of(one) if kind is not Kind.NOTHING else None
        return Given(
            row_key=row_key(part, one.id),
            line=one.line,
            kind=kind,
            start=start,
            end=end,
            stated_on=self._stated(one.updated_on),
            record=self.person(one.person_key),
            household=home,
            situation=situation,
            perimeter=perimeter,
            closeness=self.asked.declared if declared else None,
        )

    def _code(self, code: str, subsidy: str) -> str:
        """Our situation of an HMIS code, as neutral as the agreement wants; "" when it says nothing."""
        found = hmis.situation(code, subsidy) if code else None
        return "" if found is None or found in _SAYS_NOTHING else self.asked.gate.situation(found)

    def _stated(self, updated_on: date | None) -> date:
        """The day the source last changed the row, never after its file's."""
        return min(updated_on, self.asked.file_day) if updated_on else self.asked.file_day


def _unknowable(person: str, line: int, file: str) -> Understood | None:
    """A key the ledger cannot hold, alone or as a household's."""
    if len(HEAD + person) <= LONGEST_PERSON:
        return None
    return Understood(line, problems=(faults.refusing("key_too_long", line, "PersonalID", file),), file=file)
