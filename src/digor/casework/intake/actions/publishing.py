"""Deciding: publish what was prepared, or take back what was published. In the name of a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.intake import access
from digor.casework.intake.actions.ending import CutShort, destroy_file, empty_rows, fail, forget_cells
from digor.casework.intake.actions.states import claim, pass_to
from digor.casework.intake.authors import author
from digor.casework.intake.destinations import destination_of
from digor.casework.intake.enums import Reason, State, Step
from digor.casework.intake.models import Import
from digor.casework.intake.progress import Progress, Watch, nobody
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record
from digor.foundation.partners.actor import Actor

_NOT_PUBLISHED = _("The publication was cut short, and nothing of it was kept. Send the file again.")


def ask_publication(*, by: Actor, imported: Import) -> Import:
    """Decide to publish an import that is ready; `publish` does it, here or in a worker."""
    access.check_publish(by, imported)
    pass_to(imported, State.PUBLISHING, published_by=by.code)
    return imported


def publish(*, imported: Import) -> Import:
    """Make the import known, in the name of who asked: one transaction, one revision."""
    claim(imported, State.PUBLISHING)
    by = author(imported.published_by, imported.territory)
    try:
        with transaction.atomic():
            revision = destination_of(imported).publish(imported, by)
            destroy_file(imported)
            empty_rows(imported)
            pass_to(imported, State.PUBLISHED, revision=revision)
            record(
                by=by,
                verb="import_published",
                number=imported.pk,
                source=imported.source.code,
                count=imported.rows,
                revision=revision,
            )
    except Refused as refusal:
        fail(by=by, imported=_again(imported), code=refusal.code, sentence=refusal.sentence)
    except Exception as error:
        fail(by=by, imported=_again(imported), code="cut_short", sentence=_NOT_PUBLISHED)
        raise CutShort(imported, error) from None
    except BaseException:
        fail(by=by, imported=_again(imported), code="cut_short", sentence=_NOT_PUBLISHED)
        raise
    return imported


def ask_withdrawal(*, by: Actor, imported: Import, reason: str) -> Import:
    """Decide to take a published import back, for a reason of the list; `withdraw` does it."""
    access.check_withdraw(by, imported)
    if reason not in Reason.values:
        raise Refused("no_reason", _("Say why this import is withdrawn."))
    pass_to(imported, State.WITHDRAWING, withdrawn_by=by.code, reason=reason)
    return imported


def withdraw(*, imported: Import, watch: Watch = nobody) -> Import:
    """Take the import back in the name of who asked: one more revision, and all is as if it had never been."""
    claim(imported, State.WITHDRAWING)
    by = author(imported.withdrawn_by, imported.territory)
    where = destination_of(imported)
    progress = Progress(imported, watch)
    with _published_again_if_not(imported):
        progress.begin(Step.COMPUTING)
        base = where.prepare_withdrawal(imported, progress)
        with transaction.atomic():
            revision = where.withdraw(imported, by, base)
            pass_to(imported, State.WITHDRAWN, withdrawal=revision)
            forget_cells(imported)
            record(
                by=by,
                verb="import_withdrawn",
                number=imported.pk,
                source=imported.source.code,
                reason=imported.reason,
                revision=revision,
            )
    return imported


@contextmanager
def _published_again_if_not(imported: Import) -> Iterator[None]:
    """A withdrawal that fails changed nothing: the import is published as before."""
    try:
        yield
    except Refused:
        undo_withdrawal(_again(imported))
        raise
    except Exception as error:
        undo_withdrawal(_again(imported))
        raise CutShort(imported, error) from None
    except BaseException:
        undo_withdrawal(_again(imported))
        raise


def undo_withdrawal(imported: Import) -> None:
    """Back to published, nobody having withdrawn anything."""
    Import.objects.filter(pk=imported.pk, state=State.WITHDRAWING).update(
        state=State.PUBLISHED, withdrawn_by="", withdrawing_at=None, reason="", worker=""
    )


def _again(imported: Import) -> Import:
    """The row as the database has it, after a transaction was undone."""
    return Import.objects.select_related("territory", "source").get(pk=imported.pk)
