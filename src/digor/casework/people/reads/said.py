"""Statements as shown: who said what, of which days, and whether the reader may take it back."""

from __future__ import annotations

from collections.abc import Collection

from digor.casework.people.days import day
from digor.casework.people.models import Statement
from digor.casework.people.shapes import Said
from digor.engines.timeline.claims import current_rows
from digor.engines.timeline.problem import Kind, Problem
from digor.foundation.frame import clock
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor


def said_of(actor: Actor, statements: Collection[int], problem: Problem) -> dict[int, Said]:
    """Statement id → how it is shown: one query for the rows, one for the organisations' names."""
    stated_on: dict[int, int] = {}
    for mention in problem.mentions:
        stated_on[mention.statement] = max(stated_on.get(mention.statement, 0), mention.stated_on)
    own = partners.source_by_hand(actor)
    names = {row.pk: row for row in partners.organisations(actor.territory_id, clock.today())}
    rows = Statement.objects.filter(pk__in=list(statements)).select_related("source")
    return {
        row.pk: Said(
            id=row.pk,
            source=row.source.label,
            organisation=str(getattr(names.get(row.source.organisation_id), "name", "") or row.source.label),
            kind=Kind(row.kind),
            situation=row.situation,
            start=row.from_day,
            end=row.to_day,
            by_night=row.by_night,
            stated_on=day(stated_on[row.pk]) if row.pk in stated_on else row.from_day,
            asks_for=row.asks_for,
            mine=own is not None and row.source_id == own.pk and row.pk not in problem.superseded,
        )
        for row in rows
    }


def living(problem: Problem) -> list[int]:
    """The statements that count: current rows that nobody set aside, of a kind that says something."""
    return [
        row.statement.id
        for row in current_rows(problem)
        if row.statement.id not in problem.superseded and row.statement.kind is not Kind.NOTHING
    ]
