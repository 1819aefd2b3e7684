"""Rows on their way: judged batch by batch, kept until somebody decides, read again to be written."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db import connection, transaction

from digor.casework.intake import sealing
from digor.casework.intake.destinations import destination_of
from digor.casework.intake.enums import Verdict
from digor.casework.intake.formats.base import Understood
from digor.casework.intake.models import Import, StagedRow

BATCH = 2_000  # rows judged and kept in one short transaction

T = TypeVar("T")


def batched(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Lists of at most `size` items."""
    todo = iter(items)
    while batch := list(islice(todo, size)):
        yield batch


@transaction.atomic
def keep(imported: Import, rows: Sequence[Understood], counts: Counter[str]) -> None:
    """Judge a batch and keep it; `counts` gains its verdicts."""
    staged = []
    where = destination_of(imported)
    for row, verdict, changed in where.judged(imported.source, rows):
        counts[verdict] += 1
        wrong = [problem.as_dict() for problem in row.problems]
        problems = json.dumps(wrong) if wrong else "[]"
        kept = "" if verdict == Verdict.REFUSED else where.written(row)
        cells = sealing.sealed(row.written, wrong) if verdict == Verdict.REFUSED else ""
        staged.append(
            (imported.pk, row.file, row.line, verdict.value, json.dumps(changed), problems, kept, cells)
        )
    # straight to the table: a model instance per row costs a fifth of the reading
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO intake_stagedrow (origin_id, file, line, verdict, changed, problems, content, written)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            staged,
        )


def contents(imported: Import) -> Iterator[str]:
    """What the rows that were kept say, in the order of the file, as their destination wrote it."""
    last = 0
    while True:
        rows = StagedRow.objects.filter(origin=imported, pk__gt=last).exclude(content="").order_by("pk")
        batch = list(rows.values_list("pk", "content")[:BATCH])
        if not batch:
            return
        yield from (text for _, text in batch)
        last = batch[-1][0]
