"""Refer a household, and say whether the commission receives it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.commissions import access, reads, regulation
from digor.casework.commissions.actions.moving import check_case, move
from digor.casework.commissions.enums import CaseState, Moment, Obstacle, Redirection, Step
from digor.casework.commissions.models import Case, CaseRecord, Commission, Met, Sheet, Word
from digor.casework.needs import reads as needs
from digor.casework.needs.enums import FormKind, State
from digor.casework.needs.models import Evaluation
from digor.casework.people import reads as people
from digor.casework.people.access import circles
from digor.foundation.frame import clock, days_worked
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor


@transaction.atomic
def begin(*, by: Actor, commission: Commission, case: str) -> Case:
    """Begin a referral of the household, or person alone, of a case number; it names today's members.

    Raises `Refused`: `may_not_refer_to_commission`, `elsewhere`, `already_referred`, `chair_outside_circle`.
    """
    access.check_refer(by)
    check_territory(by, commission.territory_id)
    about = people.subject(by, case)
    if about is None:
        check_territory(by, -1)
    assert about is not None and by.organisation_id is not None
    protected = circles(by.territory_id)
    whole = {
        one for linked in people.persons_of(by, {r.pk for r in about.records}).values() for one in linked
    }
    if any(commission.chair_id not in protected[one] for one in whole & protected.keys()):
        raise Refused(
            "chair_outside_circle",
            _(
                "This file is protected and the commission’s chair is outside its circle. Open the circle to it "
                "with the person’s agreement, or go through the SIAO."
            ),
        )
    try:
        with transaction.atomic():
            made = Case.objects.create(
                territory_id=by.territory_id,
                commission=commission,
                household=about.household,
                record=about.record,
                referrer_id=by.organisation_id,
                by=by.code,
                begun_on=clock.today(),
            )
    except IntegrityError as twice:
        raise Refused(
            "already_referred",
            _("This household is already before the commission: its referral is not over."),
        ) from twice
    CaseRecord.objects.bulk_create(
        CaseRecord(territory_id=by.territory_id, case=made, record=record) for record in about.records
    )
    journal(by=by, verb="referral_begun", case=case)
    return made


@transaction.atomic
def send(
    *,
    by: Actor,
    case: Case,
    evaluation: int,
    informed_on: date,
    agreed_on: date,
    document: str,
    legal_deadline: date | None = None,
) -> Case:
    """Send a referral, or send it again completed, with its sheet: a finished referral evaluation.

    Raises `Refused`: `may_not_refer_to_commission`, `elsewhere`, `not_your_referral`, `not_now`,
    `no_sheet`, `no_agreement`.
    """
    access.check_refer(by)
    check_case(by, case)
    access.check_own(by, case)
    sheet = needs.evaluation(by, evaluation)
    if sheet is None or not _is_sheet_of(sheet, case):
        raise Refused("no_sheet", _("Finish this household’s referral sheet first, then send the referral."))
    if not document or not informed_on <= agreed_on <= clock.today():
        raise Refused(
            "no_agreement",
            _("Write when the household was told, when it agreed, and to which version of the document."),
        )
    said = {
        code: value
        for code, value in needs.answers(by, sheet).items()
        if code in regulation.FIELDS - {"word"}
    }
    today = clock.today()
    delay = reads.content(case.commission, today).receivability_working_days
    move(
        by,
        case,
        Step.SEND,
        sent_on=today,
        answer_by=days_worked.after(today, delay),
        informed_on=informed_on,
        agreed_on=agreed_on,
        document=document,
        legal_deadline=legal_deadline,
    )
    Sheet.objects.create(
        territory_id=case.territory_id, case=case, evaluation=sheet, said_on=today, content=said
    )
    meet(case, Moment.REFERRAL, said.get("obstacles") or (), by.organisation_id)
    return case


@transaction.atomic
def accept(*, by: Actor, case: Case) -> Case:
    """The referral is receivable: it waits for a session, from today."""
    access.check_chair(by)
    check_case(by, case)
    return move(by, case, Step.ACCEPT, waiting_since=clock.today())


@transaction.atomic
def ask_more(*, by: Actor, case: Case, obstacles: Iterable[str] = (Obstacle.INCOMPLETE,)) -> Case:
    """Something is missing: back to whoever refers."""
    access.check_chair(by)
    check_case(by, case)
    move(by, case, Step.ASK_MORE)
    meet(case, Moment.ADJOURNMENT, obstacles, by.organisation_id)
    return case


@transaction.atomic
def refuse(*, by: Actor, case: Case, redirection: str) -> Case:
    """Not receivable here, and where it belongs. Raises `Refused("no_redirection")`."""
    access.check_chair(by)
    check_case(by, case)
    if redirection not in Redirection.values:
        raise Refused("no_redirection", _("Say where this household’s demand belongs."))
    return move(by, case, Step.REFUSE, redirection=redirection, ended_on=clock.today())


@transaction.atomic
def withdraw(*, by: Actor, case: Case) -> Case:
    """Whoever refers, or the chair, takes the referral back."""
    access.check_refer(by)
    check_case(by, case)
    access.check_own(by, case)
    return move(by, case, Step.WITHDRAW, ended_on=clock.today())


@transaction.atomic
def give_word(*, by: Actor, case: Case, text: str = "", attends: bool = False) -> Word:
    """What the household says to the commission, or that it comes. Raises `Refused("too_long")`."""
    access.check_refer(by)
    check_case(by, case)
    access.check_own(by, case)
    said = " ".join(text.split())
    if len(said) > 600:
        raise Refused(
            "too_long", _("The household’s word holds in 600 characters. Keep its own words, shorter.")
        )
    if case.state in (CaseState.CLOSED, CaseState.NOT_RECEIVABLE, CaseState.WITHDRAWN):
        raise Refused("not_now", _("This referral is over: the household’s word would be read by nobody."))
    made, _new = Word.objects.update_or_create(
        case=case,
        defaults={
            "territory_id": case.territory_id,
            "text": said,
            "attends": attends,
            "said_on": clock.today(),
        },
    )
    journal(by=by, verb="word_given", case=case.case_number)
    return made


@transaction.atomic
def erase_word(*, by: Actor, case: Case) -> None:
    """The household takes its word back."""
    access.check_refer(by)
    check_case(by, case)
    access.check_own(by, case)
    if Word.objects.filter(case=case).delete()[0]:
        journal(by=by, verb="word_erased", case=case.case_number)


def meet(case: Case, moment: Moment, codes: Iterable[str], organisation: int | None) -> None:
    """Write obstacles down, coded; a code of a territory's own form is counted as another obstacle."""
    known = {code if code in Obstacle.values else Obstacle.OTHER.value for code in codes}
    Met.objects.bulk_create(
        Met(
            territory_id=case.territory_id,
            case=case,
            moment=moment,
            code=code,
            organisation_id=organisation,
            on=clock.today(),
        )
        for code in sorted(known)
    )


def _is_sheet_of(sheet: Evaluation, case: Case) -> bool:
    same = (sheet.household_id, sheet.record_id) == (case.household_id, case.record_id)
    return same and sheet.state == State.DONE and sheet.form.kind == FormKind.REFERRAL
