"""What can be asked of needs, scoped to an actor."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from digor.casework.needs import access, defaults, rules
from digor.casework.needs.enums import FormKind, State
from digor.casework.needs.models import Answer, Evaluation, Form, FormDraft
from digor.casework.needs.shapes import Due, Needs
from digor.casework.people import reads as people
from digor.casework.people.filters import Filters
from digor.foundation.partners.actor import Actor

_SETS = {one.name for one in fields(Needs) if "frozenset" in str(one.type)}


def form(territory: int, kind: str) -> Form | None:
    """The version in force of a form: the last published; None before the first (see `actions.ensure_forms`)."""
    return Form.objects.filter(territory=territory, kind=kind).order_by("-version").first()


def draft(actor: Actor, kind: str) -> tuple[rules.Question, ...] | None:
    """The version to come, if somebody began to change the form."""
    access.check_edit_forms(actor)
    found = FormDraft.objects.filter(territory=actor.territory_id, kind=kind).first()
    return rules.read(found.questions) if found else None


def versions(actor: Actor, kind: str) -> list[Form]:
    """Every version published, latest first."""
    access.check_edit_forms(actor)
    return list(Form.objects.filter(territory=actor.territory_id, kind=kind).order_by("-version"))


def questions(territory: int, kind: FormKind) -> tuple[rules.Question, ...]:
    """What the form in force asks; the house's own before the territory published one."""
    found = form(territory, kind)
    return rules.read(found.questions if found else defaults.questions(kind))


def evaluation(actor: Actor, pk: int) -> Evaluation | None:
    """One evaluation; None when it, or whom it is about, does not exist for this actor."""
    access.check_see_needs(actor)
    rows = Evaluation.objects.filter(territory=actor.territory_id, pk=pk)
    found = rows.select_related("form", "record", "household").first()
    about = (found.household or found.record) if found else None
    if about is None or people.who(actor, about.case_number) is None:
        return None
    return found


def answers(actor: Actor, one: Evaluation) -> dict[str, Any]:
    """Question → what was answered; the free words only for those who evaluate and support."""
    access.check_see_needs(actor)
    said: dict[str, Any] = dict(one.answers.values_list("question", "value"))
    if access.can_assess(actor):
        said |= dict(one.words.values_list("question", "text"))
    return said


def evaluations(actor: Actor, case: str) -> QuerySet[Evaluation] | None:
    """Those of a household and of its members of today, latest first; None when the case is not the actor's."""
    access.check_see_needs(actor)
    about = people.who(actor, case)
    if about is None:
        return None
    records = {
        one
        for person in people.persons_of(actor, {record.pk for record in about.records}).values()
        for one in person
    }
    household = about.household.pk if about.household else None
    found = Evaluation.objects.filter(territory=actor.territory_id).filter(
        Q(record__in=records) | Q(household=household, household__isnull=False)
    )
    return found.select_related("form").order_by("-opened_on", "-pk")


def needs(actor: Actor, case: str, on: date) -> Needs | None:
    """What the unit wishes and needs, as said up to a day; None when the case does not exist for this actor."""
    access.check_see_needs(actor)
    about = people.who(actor, case)
    if about is None:
        return None
    records = {record.pk for record in about.records}
    return facts(actor, [(about.household.pk if about.household else None, records)], on)[0]


def facts(actor: Actor, units: Sequence[tuple[int | None, Collection[int]]], on: date) -> list[Needs]:
    """For each unit (household or None, its members' records), the latest answer to each question.

    What was said of the household comes before what was said of a member; of two, the later. A bounded
    number of questions to the database for any number of units. The caller has already chosen units this
    actor may know of.
    """
    access.check_see_needs(actor)
    linked = people.persons_of(actor, {record for _home, records in units for record in records})
    wanted = {one for person in linked.values() for one in person}
    homes = {home for home, _records in units if home is not None}
    rows = (
        Answer.objects.filter(territory=actor.territory_id)
        .filter(evaluation__state=State.DONE, evaluation__done_on__lte=on, question__in=list(rules.CORE))
        .filter(Q(evaluation__record__in=wanted) | Q(evaluation__household__in=homes))
        .order_by("evaluation__done_on", "evaluation_id")
        .values_list(
            "evaluation__record_id", "evaluation__household_id", "question", "value", "evaluation__done_on"
        )
    )
    of_record: dict[int, list[tuple[str, Any, date]]] = {}
    of_home: dict[int, list[tuple[str, Any, date]]] = {}
    for record, household, question, value, day in rows:
        assert day is not None  # done: the constraint says so
        if record is not None:
            of_record.setdefault(record, []).append((question, value, day))
        elif household is not None:
            of_home.setdefault(household, []).append((question, value, day))
    found = []
    for home, records in units:
        persons = sorted({one for record in records for one in linked.get(record, {record})})
        said = sorted((row for one in persons for row in of_record.get(one, ())), key=lambda row: row[2])
        if home is not None:
            said += of_home.get(home, [])
        found.append(_needs({question: (value, day) for question, value, day in said}))
    return found


def due(actor: Actor, on: date, *, mine: bool = False) -> list[Due]:
    """Units of the list without the evaluation their time on it asks for: flash first, then in-depth.

    The most overdue first. Those with a later kind done need no earlier one. `mine`: only the units
    whose referent the actor is.
    """
    access.check_see_needs(actor)
    night = on - timedelta(days=1)
    page = people.by_name(
        actor, night, people.head(actor.territory_id), Filters(referent="mine" if mine else ""), limit=None
    )
    cases = [row.case_number for row in page.rows]
    done = _done_kinds(actor, cases)
    found = []
    for row in page.rows:
        kinds = done.get(row.case_number, set())
        for kind in (FormKind.FLASH, FormKind.IN_DEPTH):
            if kind.value in kinds or (kind is FormKind.FLASH and kinds):
                continue
            last = defaults.due(kind, row.since)
            if kind is FormKind.FLASH or last - timedelta(days=30) <= on:
                found.append(Due(row.case_number, kind.value, row.since, last, last < on))
                break
    return sorted(found, key=lambda one: (one.due, one.case_number))


def _done_kinds(actor: Actor, cases: Collection[str]) -> dict[str, set[str]]:
    rows = (
        Evaluation.objects.filter(territory=actor.territory_id, state=State.DONE)
        .filter(Q(record__case_number__in=cases) | Q(household__case_number__in=cases))
        .values_list("record__case_number", "household__case_number", "form__kind")
    )
    found: dict[str, set[str]] = {}
    for record, home, kind in rows:
        found.setdefault(record or home or "", set()).add(kind)
    return found


def _needs(said: Mapping[str, tuple[Any, date]]) -> Needs:
    given: dict[str, Any] = {
        question: frozenset(value) if question in _SETS else value
        for question, (value, _day) in said.items()
        if value is not None
    }
    return Needs(**given, said_on={question: day for question, (_value, day) in said.items()})
