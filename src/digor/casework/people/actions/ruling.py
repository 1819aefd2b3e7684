"""The rules of the list are revisions too: otherwise "as known on" could not be rebuilt."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access, revisions, writing
from digor.casework.people.enums import ActKind
from digor.casework.people.models import Act, Revision, RuleSet
from digor.casework.people.nomenclature.classes import DEFAULT_LISTED
from digor.casework.people.nomenclature.versions import version, version_on
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor

THRESHOLD_DAYS = 90
NOTICE_DAYS = 14


def ensure_rules(territory_id: int) -> None:
    """The territory's first act: the default rules. The caller holds the lock."""
    if not RuleSet.objects.filter(territory=territory_id).exists():
        nomenclature = version_on(clock.today()).code
        _write(territory_id, "system", nomenclature, DEFAULT_LISTED, THRESHOLD_DAYS, NOTICE_DAYS)


@transaction.atomic
def change_rules(
    *,
    by: Actor,
    nomenclature: str | None = None,
    ethos_light: Collection[int] | None = None,
    threshold_days: int | None = None,
    notice_days: int | None = None,
) -> Revision:
    """Change what is named, keep the rest; recomputes everybody. Raises `Refused` on an impossible rule."""
    access.check_change_rules(by)
    revisions.lock(by.territory_id)
    ensure_rules(by.territory_id)
    now = RuleSet.objects.filter(territory=by.territory_id).order_by("-act__revisions__number").first()
    assert now is not None
    threshold = now.threshold_days if threshold_days is None else threshold_days
    notice = now.notice_days if notice_days is None else notice_days
    if threshold < 2 or notice < 0:
        raise Refused("impossible_delay", _("The threshold is at least two days, the notice zero or more."))
    code = nomenclature or now.nomenclature
    try:
        version(code)
    except KeyError:
        raise Refused(
            "unknown_nomenclature", _("This version of the nomenclature does not exist here.")
        ) from None
    listed = frozenset(now.ethos_light if ethos_light is None else ethos_light)
    if not listed or not listed <= {1, 2, 3, 4, 5, 6}:
        raise Refused("unknown_class", _("The list is made of ETHOS Light categories, 1 to 6."))
    revision = _write(by.territory_id, by.code, code, listed, threshold, notice)
    journal(by=by, verb="rules_changed", nomenclature=code, revision=revision.number)
    return revision


def _write(
    territory_id: int, by: str, nomenclature: str, listed: Collection[int], threshold: int, notice: int
) -> Revision:
    act = Act.objects.create(territory_id=territory_id, kind=ActKind.RULES, prepared_on=clock.today(), by=by)
    RuleSet.objects.create(
        territory_id=territory_id,
        act=act,
        nomenclature=nomenclature,
        ethos_light=sorted(listed),
        threshold_days=threshold,
        notice_days=notice,
    )
    return writing.publish(act, by)
