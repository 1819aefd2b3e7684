"""Rows on their way: judged batch by batch, kept until somebody decides, read again to be written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from digor.casework.intake import content
from digor.casework.intake.enums import Verdict
from digor.casework.intake.formats.base import Understood
from digor.casework.intake.models import Import, StagedRow
from digor.casework.people.publication import Given, RowVerdict, verdicts
from digor.foundation.partners import reads as partners
from digor.foundation.partners.models import Source

BATCH = 2_000  # rows judged and kept in one short transaction

T = TypeVar("T")
Judged = tuple[Understood, Verdict, tuple[str, ...]]


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most `size` items."""
    todo = iter(items)
    while batch := list(islice(todo, size)):
        yield batch


def judged(source: Source, rows: Sequence[Understood]) -> list[Judged]:
    """Each row with its verdict and what differs from what the source had said.

    Judged with the eyes of the system, outside every circle: a row about a protected file reads "new" to all.
    """
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


def _together(told: Sequence[RowVerdict]) -> tuple[Verdict, tuple[str, ...]]:
    """One verdict for a row that makes several statements."""
    words = {one.verdict for one in told}
    if not words:
        return Verdict.SILENT, ()
    changed = tuple(dict.fromkeys(name for one in told for name in one.changed))
    return (Verdict(words.pop()) if len(words) == 1 else Verdict.CHANGES), changed


@transaction.atomic
def keep(imported: Import, rows: Sequence[Understood], counts: Counter[str]) -> None:
    """Judge a batch and keep it; `counts` gains its verdicts."""
    staged = []
    for row, verdict, changed in judged(imported.source, rows):
        counts[verdict] += 1
        problems = json.dumps([problem.as_dict() for problem in row.problems]) if row.problems else "[]"
        kept = "" if verdict == Verdict.REFUSED else content.written(row.givens)
        staged.append((imported.pk, row.file, row.line, verdict.value, json.dumps(changed), problems, kept))
    # straight to the table: a model instance per row costs a fifth of the reading
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO intake_stagedrow (origin_id, file, line, verdict, changed, problems, content)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s)",
            staged,
        )


def statements(imported: Import) -> Iterator[Given]:
    """What the rows that were kept say, in the order of the file."""
    last = 0
    while True:
        rows = StagedRow.objects.filter(origin=imported, pk__gt=last).exclude(content="").order_by("pk")
        batch = list(rows.values_list("pk", "content")[:BATCH])
        if not batch:
            return
        for _, text in batch:
            yield from content.read(text)
        last = batch[-1][0]
