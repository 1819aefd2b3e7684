"""The verbs of rights: state one, see a paper, take that back. Each journaled, in codes."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from digor.casework.people import reads as people
from digor.casework.people.models import Record
from digor.casework.rights import access, law, reads, rules
from digor.casework.rights.enums import Answer, Right
from digor.casework.rights.models import Holding, Number, Proof
from digor.casework.rights.shapes import Opened
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import look
from digor.foundation.journal.actions import record as journal
from digor.foundation.journal.enums import Purpose, What
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor


@transaction.atomic
def state_right(
    *,
    by: Actor,
    record: Record,
    right: str,
    answer: str,
    since: date,
    until: date | None = None,
    code: str = "",
    number: str = "",
) -> Holding:
    """State a right of a person. The latest saying stands; nothing is overwritten.

    Raises `Refused`: `may_not_state_rights`, `elsewhere`, `unknown_right`, `unknown_category`,
    `not_now` (a day to come), `ends_before`, `cannot_follow` (an appeal's step that its procedure
    does not know after the present one), `no_number_here`.
    """
    access.check_state_rights(by)
    _check_known(by, record)
    if right not in Right.values or answer not in rules.ANSWERS[Right(right)]:
        raise Refused("unknown_right", _("Choose a right and one of its answers."))
    if since > clock.today():
        raise Refused("not_now", _("A right is stated from a day that has come. Write a day up to today."))
    if until is not None and until < since:
        raise Refused("ends_before", _("A right cannot end before it begins."))
    if (right == Right.PRIORITY) != bool(code) or (code and code not in law.priorities(since)):
        raise Refused(
            "unknown_category", _("Choose a category of article L441-1 that was in force on that day.")
        )
    if number and right not in rules.NUMBERED:
        raise Refused("no_number_here", _("This right has no number of its own: leave it empty."))
    before = reads.last_said(by, record, right, code)
    if not rules.may_say(Right(right), Answer(before.answer) if before else None, Answer(answer)):
        raise Refused(
            "cannot_follow",
            _("“%(answer)s” cannot follow “%(before)s” in this appeal. Check the order of the steps.")
            % {
                "answer": Answer(answer).label,
                "before": Answer(before.answer).label
                if before
                else pgettext_lazy("appeal", "nothing said yet"),
            },
        )
    holding = Holding.objects.create(
        territory_id=by.territory_id,
        record=record,
        right=right,
        code=code,
        answer=answer,
        since=since,
        until=until,
        said_on=clock.today(),
        by=by.code,
    )
    if number:
        Number.objects.create(territory_id=by.territory_id, holding=holding, value=number.strip())
    journal(by=by, verb="right_stated", case=record.case_number, right=right, answer=answer)
    return holding


@transaction.atomic
def open_numbers(*, by: Actor, case: str, purpose: str) -> list[Opened]:
    """The State's numbers of a household's requests and appeals, after writing down who asks and what for.

    Raises `Refused`: `may_not_see_rights`, `no_purpose`, `no_ground`, `elsewhere`.
    """
    access.check_see_rights(by)
    if purpose not in Purpose.values:
        raise Refused("no_purpose", _("Say what you need the number for."))
    ground = partners.ground_of(by)
    if ground is None:
        raise Refused("no_ground", _("Your role has no ground to open a number."))
    about = people.who(by, case)
    if about is None:
        check_territory(by, -1)
    assert about is not None
    for number in dict.fromkeys([case, *(record.case_number for record in about.records)]):
        look(by=by, case=number, what=What.NUMBER, ground=ground.code, purpose=purpose)
    linked = people.persons_of(by, {record.pk for record in about.records})
    found: list[Opened] = []
    for record in about.records:
        rows = Number.objects.filter(holding__record__in=linked[record.pk]).order_by("holding_id")
        latest = dict(rows.values_list("holding__right", "value"))
        found += [Opened(record.case_number, right, value) for right, value in latest.items()]
    return found


@transaction.atomic
def see_proof(
    *, by: Actor, record: Record, piece: str, seen_on: date | None = None, valid_until: date | None = None
) -> Proof:
    """Write that a paper was seen, and until when it holds; no copy is kept.

    Without `valid_until`, the list's own length counts from the day it was seen. Raises `Refused`:
    `may_not_state_rights`, `elsewhere`, `unknown_piece`, `not_now`, `ends_before`.
    """
    access.check_state_rights(by)
    _check_known(by, record)
    day = seen_on or clock.today()
    if day > clock.today():
        raise Refused("not_now", _("A paper was seen on a day that has come. Write a day up to today."))
    known = law.pieces(day).get(piece)
    if known is None:
        raise Refused("unknown_piece", _("This piece is not on the list of that day."))
    if valid_until is None and known.months:
        valid_until = rules.months_after(day, known.months)
    if valid_until is not None and valid_until < day:
        raise Refused("ends_before", _("The paper had run out when it was seen: it cannot count."))
    proof = Proof.objects.create(
        territory_id=by.territory_id,
        record=record,
        piece=piece,
        seen_on=day,
        valid_until=valid_until,
        by=by.code,
    )
    journal(by=by, verb="proof_seen", case=record.case_number, piece=piece, day=day)
    return proof


@transaction.atomic
def take_back_proof(*, by: Actor, proof: Proof) -> Proof:
    """Said by mistake: the paper is missing again."""
    access.check_state_rights(by)
    _check_known(by, proof.record)
    again = Proof.objects.create(
        territory_id=by.territory_id,
        record=proof.record,
        piece=proof.piece,
        seen_on=clock.today(),
        taken_back=True,
        by=by.code,
    )
    journal(by=by, verb="proof_taken_back", case=proof.record.case_number, piece=proof.piece)
    return again


def _check_known(by: Actor, record: Record) -> None:
    """Another territory's file, or one protected from this actor, does not exist."""
    check_territory(by, record.territory_id)
    if not people.is_known(by, record):
        check_territory(by, -1)
