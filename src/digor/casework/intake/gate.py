"""Nothing enters without a frame: the sharing agreement that lets a file in, and what it lets through."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.base import Asked, Gate
from digor.casework.intake.mapping import Meaning
from digor.casework.people.nomenclature.lookup import fold
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads as partners
from digor.foundation.partners.models import SharingAgreement, Source

# What a source repeats stands that much farther from the night than what it records.
DECLARED = 10


def agreement_on(source: Source, format: str, day: date | None = None) -> SharingAgreement:
    """The agreement in force on a day (today); refuses `no_agreement` when there is none."""
    found = partners.agreement_for(source, format, day or clock.today())
    if found is None:
        raise no_agreement()
    return found


def no_agreement() -> Refused:
    """What is said at a closed gate."""
    return Refused(
        "no_agreement",
        _(
            "No sharing agreement in force covers this source and this format. Nothing was read. "
            "The territory’s coordinator can record the signed agreement under “Partners”."
        ),
    )


def asked_of(
    source: Source, agreement: SharingAgreement, file_day: date, meaning: Meaning | None = None
) -> Asked:
    """What is known of a file before it is opened: what the agreement lets through, the day, the communes."""
    communes = partners.communes(source.territory_id).values_list("name", "insee_code")
    return Asked(
        file_day=file_day,
        gate=Gate(frozenset(agreement.columns), frozenset(agreement.sensitive_codes)),
        today=clock.today(),
        source=source.code,
        meaning=meaning,
        declared=max(0, source.closeness - DECLARED),
        communes={fold(name): code for name, code in communes},
    )
