"""What every hand-made act begins with: the lock, the rules, the act."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from digor.casework.people import revisions
from digor.casework.people.actions.ruling import ensure_rules
from digor.casework.people.enums import ActKind
from digor.casework.people.models import Act, Household, Record
from digor.casework.people.reads.existing import existing, existing_household
from digor.casework.people.reads.subjects import hidden_households, hidden_persons
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import check_territory
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source


def begin(by: Actor, kind: ActKind, source: Source | None = None) -> Act:
    """Lock the territory before any other row, then open the act."""
    revisions.lock(by.territory_id)
    ensure_rules(by.territory_id)
    today = clock.today()
    return Act.objects.create(
        territory_id=by.territory_id, kind=kind, source=source, file_day=today, prepared_on=today, by=by.code
    )


def check_subject(by: Actor, subject: Record | Household) -> None:
    """Another territory's file, a protected one outside its circle, one no published file speaks of: `elsewhere`.

    A household only lived in by such persons does not exist either.
    """
    check_territory(by, subject.territory_id)
    if isinstance(subject, Household):
        absent = bool(hidden_households(by, {subject.pk})) or not existing_household(subject)
    else:
        absent = subject.pk in hidden_persons(by) or not existing(subject.territory_id, {subject.pk})
    if absent:
        check_territory(by, -1)


def hand_source(by: Actor) -> Source:
    """The source of what this actor says; refuses who speaks for nobody."""
    source = partners.source_by_hand(by)
    if source is None:
        raise Refused(
            "no_source", _("A statement is signed by a professional of an organisation of the territory.")
        )
    return source
