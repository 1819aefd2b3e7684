"""Rows that say where someone spends the night go to the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice

from django.db import transaction

from digor.casework.intake import content
from digor.casework.intake.authors import author
from digor.casework.intake.destinations.base import Judged
from digor.casework.intake.enums import CHANGED, Step, Verdict
from digor.casework.intake.formats.base import Understood
from digor.casework.intake.models import Import
from digor.casework.intake.progress import Progress
from digor.casework.people import publication
from digor.casework.people.publication import Preview, RowVerdict, verdicts
from digor.foundation.partners import reads as partners
from digor.foundation.partners.access import can
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from digor.foundation.partners.roles import Permission


class Ledger:
    """The by-name list's own."""

    changed = CHANGED

    def judged(self, source: Source, rows: Sequence[Understood]) -> list[Judged]:
        """Judged with the eyes of the system, outside every circle: a row about a protected file reads "new" to all."""
        outsider = partners.system_actor(source.territory)
        usable = [row for row in rows if not row.refused]
        told = iter(list(verdicts(source, (given for row in usable for given in row.givens), outsider)))
        found: list[Judged] = []
        for row in rows:
            if row.refused:
                found.append((row, Verdict.REFUSED, ()))
            else:
                found.append((row, *_together(list(islice(told, len(row.givens))))))
        return found

    def written(self, row: Understood) -> str:
        return content.written(row.givens)

    def prepare(self, imported: Import, contents: Iterable[str], said: int, progress: Progress) -> int:
        with transaction.atomic():
            imported.act = act = publication.open_act(
                by=author(imported.by, imported.territory),
                source=imported.source,
                file_day=imported.file_day,
                complete=imported.complete,
                perimeter=imported.perimeter,
            )
            imported.save(update_fields=["act"])
        progress.begin(Step.WRITING, said)
        givens = (given for text in contents for given in content.read(text))
        publication.write_rows(act, givens, lambda done, _: progress(done, said))
        progress.begin(Step.COMPUTING)
        return publication.stage(act, progress)

    def publish(self, imported: Import, by: Actor) -> int:
        assert imported.act is not None and imported.base is not None
        return publication.publish(imported.act, by, imported.base).number

    def prepare_withdrawal(self, imported: Import, progress: Progress) -> int:
        assert imported.act is not None
        return publication.stage(imported.act, progress, withdrawing=True)

    def withdraw(self, imported: Import, by: Actor, base: int) -> int:
        assert imported.act is not None
        return publication.withdraw(imported.act, by, base).number

    def difference(self, imported: Import, actor: Actor, on: date) -> Preview | None:
        """Who enters and leaves the list, for those who see it."""
        if imported.act is None or not can(actor, Permission.SEE_LIST):
            return None
        return publication.preview(imported.act, actor, on)


def _together(told: Sequence[RowVerdict]) -> tuple[Verdict, tuple[str, ...]]:
    """One verdict for a row that makes several statements."""
    words = {one.verdict for one in told}
    if not words:
        return Verdict.SILENT, ()
    changed = tuple(dict.fromkeys(name for one in told for name in one.changed))
    return (Verdict(words.pop()) if len(words) == 1 else Verdict.CHANGES), changed
