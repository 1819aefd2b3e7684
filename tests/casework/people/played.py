"""The engine's random histories, played through the real acts of the ledger.

What a history says is known twice: by its own plain builder and the night-by-night twin, and by the
database. Nothing of the bridge, the fast solver or the writing is used to say what is expected.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from django.db import transaction

from digor.casework.people import actions, publication, revisions, writing
from digor.casework.people.enums import ActKind
from digor.casework.people.models import (
    Act,
    Household,
    HouseholdKey,
    HouseholdSpell,
    Link,
    ListSpell,
    Membership,
    Notice,
    PersonRecord,
    Record,
    RecordKey,
    Segment,
    SourceKey,
    Statement,
    Supersession,
)
from digor.casework.people.publication import Given, HouseholdRef, RecordRef
from digor.engines.timeline import problem as engine
from digor.engines.timeline.households import Member
from digor.engines.timeline.problem import FAR, Kind, Rules
from digor.engines.timeline.reference import reference
from digor.engines.timeline.reference_households import reference_alone, reference_household
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.engines.timeline.histories import Act as Told
from tests.engines.timeline.histories import History

CODES = {"street": "RUE", "shelter": "HEB", "hosted": "TIERS", "housed": "LOGT", "": ""}
Rows = set[tuple[Any, ...]]
Derived = dict[str, Rows]


@dataclass
class Played:
    """A history in the database: `numbers[i]` is the revision of its event i + 1."""

    history: History
    by: Actor
    sources: dict[str, Source]
    records: dict[int, Record]
    households: dict[int, Household]
    acts: dict[int, Act] = field(default_factory=dict)
    bases: dict[int, int] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    rules: list[tuple[int, Rules]] = field(default_factory=list)

    # Playing

    def change_rules(self, rules: Rules) -> None:
        changed = actions.change_rules(
            by=self.by, threshold_days=rules.threshold_days, notice_days=rules.notice_days
        )
        self.rules.append((changed.number, rules))

    def play(
        self, early: Iterable[int] = (), rules: Callable[[int], Rules | None] = lambda event: None
    ) -> None:
        """Every event in turn. `early`: acts staged one event too soon, as slow files are.

        `rules`: what the rules become before an event, if they change.
        """
        self.change_rules(self.history.rules)
        soon = set(early)
        for event, (act, publish) in enumerate(self.history.events):
            for later in {
                a for a, p in self.history.events[event : event + 2] if p and a in soon and a not in self.acts
            }:
                self.prepare(later)
            if (new := rules(event)) is not None:
                self.change_rules(new)
            if publish:
                if act not in self.acts:
                    self.prepare(act)
                self.publish(act)
            else:
                self.withdraw(act)
            self.numbers.append(revisions.head(self.by.territory_id))

    def prepare(self, number: int) -> None:
        """Write an act's rows; stage it if it is a file."""
        told = self.history.acts[number]
        if _is_file(told):
            act = self.open(told)
            publication.write_rows(act, [self.given(row) for row in told.rows])
            self.bases[number] = publication.stage(act)
        else:
            act = self.by_hand(told)
        self.acts[number] = act

    def open(self, told: Told) -> Act:
        return publication.open_act(
            by=self.by,
            source=self.sources[told.source],
            file_day=date.fromordinal(told.file_day),
            complete=told.complete,
            perimeter=told.perimeter if told.complete else "",
            prepared_on=date.fromordinal(told.prepared_on),
        )

    def given(self, row: Any) -> Given:
        said = row.content
        return Given(
            row_key=said.row_key,
            line=row.line,
            kind=said.kind,
            start=date.fromordinal(said.start),
            end=date.fromordinal(said.end),
            stated_on=date.fromordinal(row.stated_on),
            record=None if said.of_household else RecordRef(str(said.subject)),
            household=HouseholdRef(str(said.subject), date.min) if said.of_household else None,
            situation=CODES[said.situation],
            by_night=said.by_night,
            closeness=said.closeness,
            perimeter=said.perimeter,
        )

    def by_hand(self, told: Told) -> Act:
        """A notice, a link, a membership or a setting aside; nothing if the act says nothing."""
        kind = (
            ActKind.NOTICE if told.notices
            else ActKind.LINK if told.links
            else ActKind.HOUSEHOLD if told.memberships
            else ActKind.STATEMENT
        )  # fmt: skip
        act = Act.objects.create(
            territory_id=self.by.territory_id,
            kind=kind,
            prepared_on=date.fromordinal(told.prepared_on),
            file_day=date.fromordinal(told.file_day),
            by="test",
        )
        common = {"territory_id": self.by.territory_id, "act": act}
        for record, day in told.notices:
            Notice.objects.create(**common, record=self.records[record], day=date.fromordinal(day))
        for a, b in told.links:
            Link.objects.create(**common, record_a=self.records[a], record_b=self.records[b])
        for record, household, start, end in told.memberships:
            Membership.objects.create(
                **common,
                record=self.records[record],
                household=self.households.get(household),
                from_day=date.fromordinal(start),
                to_day=date.fromordinal(end),
            )
        for content in told.superseded:
            Supersession.objects.create(**common, statement=self.statement(content))
        return act

    @transaction.atomic
    def publish(self, number: int) -> None:
        act = self.acts[number]
        if number in self.bases:
            publication.publish(act, self.by, self.bases[number])
            return
        revisions.lock(self.by.territory_id)
        writing.publish(act, self.by.code)

    @transaction.atomic
    def withdraw(self, number: int) -> None:
        act = self.acts[number]
        if number in self.bases:
            publication.withdraw(act, self.by)
            return
        revisions.lock(self.by.territory_id)
        writing.withdraw(act, self.by.code)

    def statement(self, content: engine.Statement) -> Statement:
        subject: dict[str, Any] = (
            {"household": self.households[content.subject]}
            if content.of_household
            else {"record": self.records[content.subject]}
        )
        return Statement.objects.get(
            source_key=SourceKey.objects.get(source=self.sources[content.source], row_key=content.row_key),
            kind=content.kind,
            situation=CODES[content.situation],
            from_day=date.fromordinal(content.start),
            to_day=date.fromordinal(content.end),
            by_night=content.by_night,
            closeness=content.closeness,
            perimeter=content.perimeter,
            **subject,
        )

    # What must stand, and what stands

    def rules_at(self, revision: int) -> Rules:
        return next(rules for number, rules in reversed(self.rules) if number <= revision)

    def expected(self, event: int) -> Derived:
        """After that event (1 is the first): the twin's answers, in the history's own numbers."""
        history = replace(self.history, rules=self.rules_at(self.numbers[event - 1]))
        contents = {number: content for content, number in history.numbers().items()}
        derived: Derived = {"segment": set(), "listspell": set(), "unit": set()}
        members: dict[int, list[Member]] = defaultdict(list)
        for person in history.persons(event):
            problem = history.problem(person, event)
            answer = reference(problem)
            oldest = min(person)
            derived["segment"] |= {
                (oldest, s.start, s.known_to, s.end, contents[s.statement], s.kind, s.contested)
                for s in answer.segments
            }
            derived["listspell"] |= {
                (oldest, s.state, s.start, s.end, s.entry, s.exit) for s in answer.spells
            }
            member = Member(answer.spells, problem.memberships)
            derived["unit"] |= {
                ("person", oldest, s.state, s.start, s.end, s.since, s.entry, s.exit)
                for s in reference_alone(member)
            }
            for household in {m.household for m in problem.memberships} - {0}:
                members[household].append(member)
        for household, people in members.items():
            derived["unit"] |= {
                ("household", household, s.state, s.start, s.end, s.since, s.entry, s.exit)
                for s in reference_household(household, people)
            }
        return derived

    def stored(self, revision: int) -> Derived:
        """The rows alive at a revision, in the history's own numbers."""
        record = {row.pk: number for number, row in self.records.items()}
        household = {row.pk: number for number, row in self.households.items()}
        contents = {self.statement(content).pk: content for content in self.known_contents()}
        alive = {
            "territory": self.by.territory_id,
            "from_revision__lte": revision,
            "to_revision__gt": revision,
        }
        return {
            "segment": {
                (
                    record[s.person_id], *_ordinals(s.from_day, s.known_to, s.to_day), contents[s.statement_id],
                    Kind(s.kind), s.contested,
                )
                for s in Segment.objects.filter(**alive)
            },
            "listspell": {
                (record[s.person_id], s.state, *_ordinals(s.from_day, s.to_day), s.entry, s.exit)
                for s in ListSpell.objects.filter(**alive)
            },
            "unit": {
                (
                    *(("household", household[s.household_id]) if s.household_id else ("person", record[s.person_id])),
                    s.state, *_ordinals(s.from_day, s.to_day, s.since), s.entry, s.exit,
                )
                for s in HouseholdSpell.objects.filter(**alive)
            },
        }  # fmt: skip

    def known_contents(self) -> set[engine.Statement]:
        """Contents that some prepared act holds."""
        return {row.content for number in self.acts for row in self.history.acts[number].rows}

    def reborn(self) -> list[tuple[Any, ...]]:
        """Rows closed and opened again at one revision, which the one minimal form never has."""
        found = []
        for model in (Segment, ListSpell, HouseholdSpell, PersonRecord):
            columns = [
                f.attname
                for f in model._meta.concrete_fields
                if f.attname not in {"id", "from_revision", "to_revision"}
            ]
            lives = defaultdict(list)
            for row in model.objects.filter(territory=self.by.territory_id):
                assert row.from_revision < row.to_revision
                lives[tuple(getattr(row, c) for c in columns)].append((row.from_revision, row.to_revision))
            for value, spans in lives.items():
                ordered = sorted(spans)
                found += [value for one, two in pairwise(ordered) if one[1] >= two[0]]
        return found


def set_up(history: History, by: Actor, sources: dict[str, Source]) -> Played:
    """Records and households of the history, in its order, each known to both sources."""
    records, households = {}, {}
    for number in sorted(history.records()):
        records[number] = Record.objects.create(
            territory_id=by.territory_id, case_number=f"A{by.territory_id}-{number}"
        )
    for number in (1, 2):
        households[number] = Household.objects.create(
            territory_id=by.territory_id, case_number=f"B{by.territory_id}-{number}"
        )
    for source in sources.values():
        for number, record in records.items():
            RecordKey.objects.create(
                territory_id=by.territory_id, source=source, key=str(number), record=record
            )
        for number, household in households.items():
            HouseholdKey.objects.create(
                territory_id=by.territory_id, source=source, key=str(number), household=household
            )
    # None of the four codes played holds another: what general codes hold is the engine's own test.
    rules = replace(history.rules, vague={})
    return Played(replace(history, rules=rules), by, sources, records, households)


def _is_file(told: Told) -> bool:
    return not (told.notices or told.links or told.memberships or told.superseded)


def _ordinals(*days: date) -> tuple[int, ...]:
    return tuple(FAR if day == date.max else day.toordinal() for day in days)
