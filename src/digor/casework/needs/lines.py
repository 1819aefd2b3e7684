"""What a household wishes and needs, as its page says it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from digor.casework.needs import reads, rules
from digor.casework.needs.enums import FormKind, State
from digor.casework.needs.models import Evaluation
from digor.casework.needs.shapes import Answered, Needs
from digor.casework.needs.words import answered, communes, spoken
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.directory import PartnersDirectory

WISHES = (
    "communes", "solutions", "with_whom", "animals", "refused_solutions", "refused_communes", "refused_why",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spoken:
    """One wish or need: the question, what was answered, on which day."""

    code: str
    question: str
    answer: str
    on: date


def wishes_and_needs(actor: Actor, needs: Needs) -> tuple[list[Spoken], list[Spoken]]:
    """Wishes first, then needs: what was said, each with its day."""
    places = communes(actor.territory_id)
    asked: dict[str, rules.Question] = {}
    for kind in (FormKind.FLASH, FormKind.REFERRAL, FormKind.IN_DEPTH):
        asked |= {one.code: one for one in reads.questions(actor.territory_id, kind) if one.core}
    rows: list[Spoken] = []
    for code in rules.CORE:
        if code in needs.said_on and code in asked:
            value: Any = getattr(needs, code)
            words = answered(asked[code], sorted(value) if isinstance(value, frozenset) else value, places)
            if words:
                rows.append(Spoken(code, spoken(asked[code].words), words, needs.said_on[code]))
    return [one for one in rows if one.code in WISHES], [one for one in rows if one.code not in WISHES]


@dataclass(frozen=True, slots=True)
class Made:
    """An evaluation of the list: which, where it stands, who made it."""

    pk: int
    kind: str
    version: int
    draft: bool
    day: date
    by: str


def made(rows: list[Evaluation]) -> list[Made]:
    """Latest first, those under way at the head."""
    names = PartnersDirectory().names({one.by for one in rows})
    found = [
        Made(
            one.pk,
            str(FormKind(one.form.kind).label),
            one.form.version,
            one.state == State.DRAFT,
            one.done_on or one.opened_on,
            names.get(one.by, ""),
        )
        for one in rows
    ]
    return sorted(found, key=lambda one: not one.draft)


def said(actor: Actor, evaluation: Evaluation) -> list[Answered]:
    """Each question of its form that was answered, in order."""
    given = reads.answers(actor, evaluation)
    places = communes(actor.territory_id)
    return [
        Answered(one.code, one.kind.value, spoken(one.words), given[one.code], words)
        for one in rules.read(evaluation.form.questions)
        if one.code in given and (words := answered(one, given[one.code], places))
    ]
