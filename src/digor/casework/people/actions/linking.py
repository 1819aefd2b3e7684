"""Two records are one person, or no longer: nothing is re-pointed, undoing always separates."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access, writing
from digor.casework.people.actions.acts import begin, check_subject
from digor.casework.people.bridge import Loader
from digor.casework.people.enums import ActKind, Verb
from digor.casework.people.models import Link, Record, Revision
from digor.casework.people.revisions import head, lock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def link(*, by: Actor, a: Record, b: Record) -> Link:
    """Say that two records are one person.

    Links form a forest: a link between two records that are one person already is refused
    (`already_one`), otherwise undoing another would not separate them.
    """
    access.check_link(by)
    return _link(by, a, b, "records_linked")


@transaction.atomic
def link_by_identifier(*, by: Actor, a: Record, b: Record, kind: str) -> Link:
    """The one link that nobody decides: both bear the identifier that one trusted source issues once a person.

    Written in the name of the system, and undone like any other. A protected file does not exist for the
    system (`elsewhere`): only its circle links it.
    """
    access.check_link_by_identifier(by)
    return _link(by, a, b, "records_linked_by_identifier", identifier=kind)


def _link(by: Actor, a: Record, b: Record, verb: str, **details: str) -> Link:
    check_subject(by, a)
    check_subject(by, b)
    if a.pk == b.pk:
        raise Refused("itself", _("A file is not linked to itself."))
    act = begin(by, ActKind.LINK)
    person = Loader(by.territory_id, head(by.territory_id)).components({a.pk})[0]
    if b.pk in person:
        raise Refused("already_one", _("These two files are one person already."))
    first, second = sorted((a, b), key=lambda record: record.pk)
    made = Link.objects.create(territory_id=by.territory_id, act=act, record_a=first, record_b=second)
    revision = writing.publish(act, by.code)
    journal(
        by=by,
        verb=verb,
        case=first.case_number,
        other=second.case_number,
        revision=revision.number,
        **details,
    )
    return made


@transaction.atomic
def unlink(*, by: Actor, link: Link) -> Revision:
    """Undo a link, at any later time: each record gets its own rows back."""
    access.check_link(by)
    check_subject(by, link.record_a)
    check_subject(by, link.record_b)
    lock(by.territory_id)
    if link.act.revisions.filter(verb=Verb.WITHDRAW).exists():
        raise Refused("already_undone", _("This link was already undone."))
    revision = writing.withdraw(link.act, by.code)
    journal(
        by=by,
        verb="link_undone",
        case=link.record_a.case_number,
        other=link.record_b.case_number,
        revision=revision.number,
    )
    return revision
