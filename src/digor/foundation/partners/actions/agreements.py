"""Sources and the sharing agreements that let their files in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners import access, grounds
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import FAR, Organisation, SharingAgreement, Source


@transaction.atomic
def create_source(
    *, by: Actor, organisation: Organisation, code: str, label: str, closeness: int = 50
) -> Source:
    """Declare a partner's information system. `main:` codes are kept for statements by hand."""
    access.check_manage_partners(by)
    access.check_territory(by, organisation.territory_id)
    if code.startswith("main:"):
        raise Refused("source_code_kept", _("Codes beginning with “main:” are kept for statements by hand."))
    if Source.objects.filter(territory=by.territory_id, code=code).exists():
        raise Refused("source_exists", _("A source of the territory already has this code."))
    source = Source.objects.create(
        territory_id=by.territory_id, organisation=organisation, code=code, label=label, closeness=closeness
    )
    record(by=by, verb="source_created", source=code, organisation=organisation.code)
    return source


@transaction.atomic
def sign_agreement(
    *,
    by: Actor,
    source: Source,
    format: str,
    controllers: str,
    ground: str,
    purpose: str,
    recipients: str,
    columns: Sequence[str],
    information_given: str,
    from_day: date | None = None,
    to_day: date | None = None,
    sensitive_codes: Sequence[str] = (),
    test_data: bool = False,
) -> SharingAgreement:
    """Record a signed agreement: from a day (today), until a day if it has one.

    Refuses a ground that cannot be invoked on that day, an agreement without columns, and one that
    overlaps another for the same source and format.
    """
    access.check_manage_partners(by)
    access.check_territory(by, source.territory_id)
    start, end = from_day or clock.today(), to_day or FAR
    if start >= end:
        raise Refused("agreement_days", _("An agreement ends after the day it begins."))
    if ground not in {known.code for known in grounds.grounds_on(start)}:
        raise Refused(
            "unknown_ground", _("This legal ground cannot be invoked on that day. Choose one from the list.")
        )
    if not columns:
        raise Refused(
            "no_columns", _("Name at least one column: what the agreement does not name is never read.")
        )
    if not all(text.strip() for text in (controllers, purpose, recipients, information_given)):
        raise Refused(
            "agreement_incomplete",
            _("Say who controls the data, what for, who receives them and how people are informed."),
        )
    Source.objects.select_for_update().get(pk=source.pk)
    covered = SharingAgreement.objects.filter(
        source=source, format=format, valid_from__lt=end, valid_to__gt=start
    )
    if covered.exists():
        raise Refused(
            "agreement_overlaps",
            _("An agreement already covers this source and this format then; end it first."),
        )
    agreement = SharingAgreement.objects.create(
        territory_id=by.territory_id,
        source=source,
        format=format,
        controllers=controllers,
        ground=ground,
        purpose=purpose,
        recipients=recipients,
        columns=list(dict.fromkeys(columns)),
        sensitive_codes=list(dict.fromkeys(sensitive_codes)),
        information_given=information_given,
        valid_from=start,
        valid_to=end,
        test_data=test_data,
    )
    record(
        by=by,
        verb="agreement_signed",
        agreement=agreement.pk,
        source=source.code,
        format=format,
        ground=ground,
        from_day=start,
    )
    return agreement


@transaction.atomic
def end_agreement(*, by: Actor, agreement: SharingAgreement, on: date | None = None) -> SharingAgreement:
    """End an agreement on a day (today): from that day its files are refused."""
    access.check_manage_partners(by)
    access.check_territory(by, agreement.territory_id)
    day = on or clock.today()
    if agreement.valid_to <= day:
        raise Refused("agreement_ended", _("This agreement has already ended by that day."))
    if day <= agreement.valid_from:
        raise Refused("agreement_days", _("An agreement ends after the day it begins."))
    agreement.valid_to = day
    agreement.save(update_fields=["valid_to"])
    record(by=by, verb="agreement_ended", agreement=agreement.pk, to_day=day)
    return agreement
