"""After a link was undone: work written on one record while two were one, handed over to the other.

Nothing is re-pointed. A statement is set aside on one record and stated again on the other by one act,
in one revision; the act keeps the source, the day and the author of the first, the revision says who
handed it over. Undoing the link needs none of this: each record already has its own rows.
"""

from __future__ import annotations

from collections.abc import Callable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access, writing
from digor.casework.people.actions.acts import check_subject
from digor.casework.people.actions.ruling import ensure_rules
from digor.casework.people.enums import Verb, Work
from digor.casework.people.models import (
    Act,
    Information,
    Link,
    Membership,
    Mention,
    Note,
    Notice,
    Place,
    Protection,
    Referent,
    Statement,
    Supersession,
)
from digor.casework.people.reads.later_work import LaterWork, item_of, last_referent, spans_won
from digor.casework.people.revisions import lock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def hand_over(*, by: Actor, link: Link, kind: str, row: int) -> LaterWork:
    """Hand one item of work over to the other record of an undone link; returns what was handed over.

    Refuses while the link stands (`still_one`), and what is not on the list any more
    (`nothing_to_hand_over`).
    """
    access.check_link(by)
    check_subject(by, link.record_a)
    check_subject(by, link.record_b)
    lock(by.territory_id)
    ensure_rules(by.territory_id)
    if not link.act.revisions.filter(verb=Verb.WITHDRAW).exists():
        raise Refused("still_one", _("These two files are one person still: undo the link first."))
    item = item_of(link, kind, row)
    if item is None:
        raise Refused("nothing_to_hand_over", _("This was handed over already, or taken back."))
    act = _MOVES[item.kind](item)
    if act is not None:
        writing.publish(act, by.code)
    journal(
        by=by,
        verb="work_handed_over",
        case=item.record.case_number,
        other=item.to.case_number,
        work=item.kind.value,
    )
    return item


def _again(first: Act) -> Act:
    """An act that says again what a first one said: same author, source and day. Who publishes it is the revision's."""
    return Act.objects.create(
        territory_id=first.territory_id,
        kind=first.kind,
        source=first.source,
        file_day=first.file_day,
        prepared_on=first.prepared_on,
        by=first.by,
    )


def _statement(item: LaterWork) -> Act:
    old = Statement.objects.get(pk=item.row)
    said = old.mentions.filter(act__revisions__verb=Verb.PUBLISH).exclude(
        act__revisions__verb=Verb.WITHDRAW
    ).select_related("act")  # fmt: skip
    mention = said.order_by("-stated_on", "-act__revisions__number", "-line")[0]
    act = _again(mention.act)
    Supersession.objects.create(territory_id=act.territory_id, act=act, statement=old)
    new = Statement.objects.get(pk=old.pk)
    new.pk, new.record_id = None, item.to.pk
    new._state.adding = True
    new.save()
    Mention.objects.create(
        territory_id=act.territory_id,
        act=act,
        statement=new,
        stated_on=mention.stated_on,
        line=mention.line,
    )
    # Words and places about one person do not stay behind on another's file.
    Note.objects.filter(statement=old).update(statement=new)
    Place.objects.filter(statement=old).update(statement=new)
    return act


def _referent(item: LaterWork) -> Act:
    """The other record gets the referent; this one gets back who was its referent before, or nobody."""
    row = Referent.objects.select_related("act").get(pk=item.row)
    before = last_referent(row.territory_id, row.record_id, but=row.pk)
    act = _again(row.act)
    common = {"territory_id": row.territory_id, "act": act, "from_day": row.from_day}
    Referent.objects.create(**common, record=item.record, post_id=before.post_id if before else None)
    Referent.objects.create(**common, record=item.to, post_id=row.post_id)
    return act


def _notice(item: LaterWork) -> Act:
    """A warning given about both is written on the other as well: it was given, and cannot be taken back."""
    row = Notice.objects.select_related("act").get(pk=item.row)
    act = _again(row.act)
    Notice.objects.create(territory_id=row.territory_id, act=act, record=item.to, day=row.day)
    return act


def _membership(item: LaterWork) -> Act:
    """On the days this membership decides, the other record lives there, and this one where it lived before."""
    row = Membership.objects.select_related("act").get(pk=item.row)
    act = _again(row.act)
    for start, end, before in spans_won(row):
        days = {"territory_id": row.territory_id, "act": act, "from_day": start, "to_day": end}
        Membership.objects.create(**days, record=item.record, household_id=before or None)
        Membership.objects.create(**days, record=item.to, household_id=row.household_id)
    return act


def _information(item: LaterWork) -> None:
    """What was told to the person is known on the other file too."""
    told = Information.objects.get(pk=item.row)
    theirs, _made = Information.objects.get_or_create(
        record=item.to, defaults={"territory_id": told.territory_id}
    )
    if told.informed_on and not theirs.informed_on:
        theirs.informed_on, theirs.informed_by = told.informed_on, told.informed_by
        theirs.notice_version = told.notice_version
    theirs.objected_on = theirs.objected_on or told.objected_on
    theirs.save()


def _protection(item: LaterWork) -> None:
    """The other file is protected by the same circle."""
    for row in Protection.objects.filter(record=item.record):
        Protection.objects.get_or_create(
            territory_id=row.territory_id, record=item.to, organisation_id=row.organisation_id
        )


_MOVES: dict[Work, Callable[[LaterWork], Act | None]] = {
    Work.STATEMENT: _statement,
    Work.CONTACT: _statement,
    Work.REFERENT: _referent,
    Work.NOTICE: _notice,
    Work.MEMBERSHIP: _membership,
    Work.INFORMATION: _information,
    Work.PROTECTION: _protection,
}
