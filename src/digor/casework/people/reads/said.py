"""Statements as shown: who said what, of whom, of which days, and whether the reader may take it back."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from digor.casework.people import access
from digor.casework.people.days import day
from digor.casework.people.models import Note, Place, Statement
from digor.casework.people.reads.shown import as_shown
from digor.casework.people.shapes import Said
from digor.engines.timeline.claims import current_rows
from digor.engines.timeline.problem import Kind, Problem
from digor.foundation.frame import clock
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission

BY_HAND = "main:"  # the source of what an organisation's professionals state


def said_of(
    actor: Actor, statements: Collection[int], problems: Mapping[int, Problem], numbers: Mapping[int, str]
) -> dict[int, Said]:
    """Statement id → how it is shown, with the case number of whom it is about: one query for all.

    `problems` and `numbers` are by person. What is said of a household is shown under its oldest member.
    """
    stated_on: dict[int, int] = {}
    about: dict[int, str] = {}
    superseded: set[int] = set()
    for person, problem in problems.items():
        superseded |= problem.superseded
        for mention in problem.mentions:
            stated_on[mention.statement] = max(stated_on.get(mention.statement, 0), mention.stated_on)
        for statement in problem.statements:
            about.setdefault(statement.id, numbers[person])
    rows = Statement.objects.filter(pk__in=list(statements)).select_related(
        "source", "place__commune", "note"
    )
    return {
        row.pk: Said(
            id=row.pk,
            case_number=about.get(row.pk, ""),
            source=row.source.label,
            kind=Kind(row.kind),
            situation=as_shown(actor, row.situation),
            start=row.from_day,
            end=row.to_day,
            by_night=row.by_night,
            stated_on=day(stated_on[row.pk]) if row.pk in stated_on else row.from_day,
            asks_for=row.asks_for,
            place=_where(actor, getattr(row, "place", None)),
            note=_words(actor, row),
            mine=_by_hand(actor, row) and row.pk not in superseded,
            source_id=row.source_id,
            organisation_id=row.source.organisation_id,
            by_hand=row.source.code.startswith(BY_HAND),
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


def _by_hand(actor: Actor, row: Statement) -> bool:
    """Said by hand, by the actor's organisation."""
    return row.source.organisation_id == actor.organisation_id and row.source.code.startswith(BY_HAND)


def _where(actor: Actor, place: Place | None) -> str:
    """Commune and sector; the precise place only for those who go out to meet people, until it fades."""
    if place is None:
        return ""
    shown = [place.commune.name if place.commune else "", place.sector]
    fresh = place.precise_until is None or place.precise_until >= clock.today()
    if fresh and can(actor, Permission.SEE_PLACES):
        shown.append(place.precise)
    return ", ".join(part for part in shown if part)


def _words(actor: Actor, row: Statement) -> str:
    """Free words: for those inside shared secrecy, and for the organisation that wrote them."""
    note: Note | None = getattr(row, "note", None)
    if note is None or not (
        access.can_see_identity(actor) or row.source.organisation_id == actor.organisation_id
    ):
        return ""
    return note.text
