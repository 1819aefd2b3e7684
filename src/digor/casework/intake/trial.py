"""Reading without writing: what a file holds and what each row would do, for `digor import --dry-run`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from digor.casework.intake import faults, reads, staging
from digor.casework.intake.actions.mapping import mapping_for_path
from digor.casework.intake.destinations import destination
from digor.casework.intake.enums import Step, Verdict
from digor.casework.intake.formats.base import Asked, Count, Format, Gate, Understood
from digor.casework.intake.formats.hmis import world
from digor.casework.intake.gate import agreement_on, asked_of
from digor.casework.intake.progress import Watch, nobody
from digor.foundation.frame import clock
from digor.foundation.frame.figures import number
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source

SHOWN = 100  # refused rows shown


@dataclass(slots=True)
class Trial:
    """What a dry run found. `counts` are the file's own; nothing of the rows' content is kept."""

    format: str
    file_day: date
    rows: int = 0
    counts: list[Count] = field(default_factory=list)
    verdicts: Counter[str] = field(default_factory=Counter)
    refused: list[tuple[str, int, tuple[str, ...]]] = field(default_factory=list)

    def document(self) -> dict[str, Any]:
        """JSON-ready. `counts` in the words of the file's members."""
        return {
            "format": self.format,
            "file_day": self.file_day.isoformat(),
            "dry_run": True,
            "rows": self.rows,
            "verdicts": {verdict.value: self.verdicts[verdict] for verdict in Verdict},
            "counts": [list(count) for count in self.counts],
            "refused": [
                {"file": file, "line": line, "sentences": list(sentences)}
                for file, line, sentences in self.refused
            ],
        }

    def sentences(self) -> list[str]:
        """The same for a person."""
        words = ", ".join(f"{verdict.label} {number(self.verdicts[verdict])}" for verdict in Verdict)
        return [
            _("Nothing was written. Rows: %(words)s.") % {"words": words},
            *(sentence for _file, _line, sentences in self.refused for sentence in sentences),
        ]


def read(
    actor: Actor | None,
    kind: Format,
    path: Path,
    *,
    source: str = "",
    file_day: date | None = None,
    mapping: str = "",
    watch: Watch = nobody,
) -> Trial:
    """Read a file to the end and judge each row; raises `Refused` for a file that cannot be used."""
    today = clock.today()
    day = file_day or min(kind.day(path) or today, today)
    known, asked = _asked(actor, kind, source, day)
    if kind.mapped and actor is not None and known is not None:
        found_mapping = mapping_for_path(source=known, path=path, name=mapping)
        asked = replace(asked, meaning=found_mapping.meaning if found_mapping else None)
    found = Trial(kind.code, day)
    with kind.open(path, asked) as opened:
        for batch in staging.batched(opened.rows(), staging.BATCH):
            for row, verdict in _judged(kind, known, batch):
                found.verdicts[verdict] += 1
                if verdict == Verdict.REFUSED and len(found.refused) < SHOWN:
                    said = tuple(faults.sentence(problem.as_dict()) for problem in row.problems)
                    found.refused.append((row.file, row.line, said))
            found.rows += len(batch)
            watch(Step.ROWS, found.rows, max(opened.total, found.rows) if opened.total else None)
        found.counts = list(opened.counts())
    return found


def _asked(actor: Actor | None, kind: Format, source: str, day: date) -> tuple[Source | None, Asked]:
    """The source and what its agreement lets through; in an empty home, every column of the format."""
    if actor is None:
        every = frozenset(name for name, _label in kind.columns)
        return None, Asked(file_day=day, gate=Gate(every), today=clock.today())
    known = reads.source_named(actor, kind.code, source)
    return known, asked_of(known, agreement_on(known, kind.code), day)


def _judged(kind: Format, known: Source | None, rows: list[Understood]) -> list[tuple[Understood, Verdict]]:
    """In an empty home every row that says something is new."""
    if known is not None:
        return [(row, verdict) for row, verdict, _changed in destination(kind).judged(known, rows)]
    return [
        (row, Verdict.REFUSED if row.refused else Verdict.NEW if row.said else Verdict.SILENT) for row in rows
    ]


def newcomer(kind: Format, path: Path) -> Actor:
    """Who imports into an empty home: the system, in the territory the file itself names (HMIS exports only)."""
    if kind.code != "hmis":
        raise Refused(
            "no_territory",
            _("There is no territory here yet: create it, its partners and their agreements first."),
        )
    return partners.system_actor(world.create_world(world.info_of(path)).territory)
