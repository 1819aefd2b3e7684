"""Opening a file: a name is not needed."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import access, case_numbers
from digor.casework.people.models import Alias, Identity, Record
from digor.casework.people.phonetics import fold, sound
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor


@transaction.atomic
def create_record(
    *, by: Actor, alias: str = "", family_name: str = "", given_name: str = "", birth_date: date | None = None
) -> Record:
    """A new file under a random case number, with an alias or a name.

    Refuses a file with neither (`nobody`): nobody could find it again.
    """
    access.check_state_observation(by)
    if family_name or given_name or birth_date:
        access.check_see_identity(by)
    if not (alias.strip() or family_name.strip() or given_name.strip()):
        raise Refused("nobody", _("Give an alias, or a name: otherwise nobody could find this file again."))
    created = Record.objects.create(
        territory_id=by.territory_id, case_number=case_numbers.draw(by.territory_id)[0]
    )
    if alias.strip():
        Alias.objects.create(
            territory_id=by.territory_id, record=created, alias=alias.strip(), sort_key=fold(alias)
        )
    if family_name or given_name or birth_date:
        Identity.objects.create(
            territory_id=by.territory_id,
            record=created,
            birth_date=birth_date,
            **name_columns(family_name, given_name),
        )
    journal(by=by, verb="record_created", case=created.case_number)
    return created


def name_columns(family_name: str, given_name: str) -> dict[str, str]:
    """A name and the keys it is sorted and searched by."""
    return {
        "family_name": family_name.strip(),
        "given_name": given_name.strip(),
        "sort_key": fold(f"{family_name} {given_name}"),
        "family_sound": sound(family_name),
        "given_sound": sound(given_name),
    }
