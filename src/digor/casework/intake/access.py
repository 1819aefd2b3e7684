"""Who may bring a file in, publish it, take it back: their own organisation's sources, or all for the coordinator."""

from __future__ import annotations

from digor.casework.intake.models import Import
from digor.foundation.partners.access import can, can_source, check, check_source
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from digor.foundation.partners.roles import Permission


def check_import_files(actor: Actor) -> None:
    """Enter the place of files."""
    check(actor, Permission.IMPORT_FILES)


def can_import_files(actor: Actor | None) -> bool:
    return can(actor, Permission.IMPORT_FILES)


def check_import(actor: Actor, source: Source) -> None:
    """Bring in a file of this source."""
    check_source(actor, Permission.IMPORT_FILES, source)


def can_import(actor: Actor | None, source: Source) -> bool:
    return can_source(actor, Permission.IMPORT_FILES, source)


def check_take_refused(actor: Actor, imported: Import) -> None:
    """Take the refused rows as a file: names are in it."""
    check_source(actor, Permission.IMPORT_FILES, imported.source)
    check(actor, Permission.SEE_IDENTITY)


def can_take_refused(actor: Actor | None, imported: Import) -> bool:
    return can_source(actor, Permission.IMPORT_FILES, imported.source) and can(actor, Permission.SEE_IDENTITY)


def can_see_cells(actor: Actor | None) -> bool:
    """See what the cells of a file say, before it is read."""
    return can(actor, Permission.SEE_IDENTITY)


def check_publish(actor: Actor, imported: Import) -> None:
    """Publish this import, or set it aside."""
    check_source(actor, Permission.PUBLISH_IMPORT, imported.source)


def can_publish(actor: Actor | None, imported: Import) -> bool:
    return can_source(actor, Permission.PUBLISH_IMPORT, imported.source)


def check_withdraw(actor: Actor, imported: Import) -> None:
    """Take this import back."""
    check_source(actor, Permission.WITHDRAW_IMPORT, imported.source)


def can_withdraw(actor: Actor | None, imported: Import) -> bool:
    return can_source(actor, Permission.WITHDRAW_IMPORT, imported.source)
