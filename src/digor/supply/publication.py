"""Rows on homes, prepared out of sight, published at once, taken back as if they had never been.

batch = open_batch(by=…, source=…, file_day=…)
write_rows(batch, landlord, givens)     # recorded, counts for nothing: the batch has no number yet
prepare(batch)                          # what it would change, counted and kept in batch.preview
publish(batch)                          # territory's lock, next number, what stands is derived again
withdraw(batch)                         # next number, the same
discard(batch)                          # never published: its rows go
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.models import Source, Territory
from digor.supply import standing
from digor.supply.deriving import Derived, Row, chunks, derive, said, subject_of_given, subjects
from digor.supply.enums import Kind
from digor.supply.given import Given
from digor.supply.models import Batch, Landlord, Said
from digor.supply.rules import FREE, winner

_BATCH = 1_000
_LATER = _("Somebody else is acting on this at the same moment. Look at it again.")


def open_batch(*, territory_id: int, by: str, source: Source | None, file_day: date) -> Batch:
    """A batch nobody reads yet. `by` is an actor's code."""
    return Batch.objects.create(
        territory_id=territory_id, source=source, by=by, file_day=file_day, prepared_at=clock.now()
    )


def write_rows(batch: Batch, landlord: Landlord | None, givens: Iterable[Given]) -> int:
    """Keep what is said; returns how many rows. `landlord` is nobody's for reports."""
    count = 0
    for part in chunks(givens, _BATCH):
        Said.objects.bulk_create(
            Said(
                batch=batch,
                territory_id=batch.territory_id,
                landlord=None if given.kind == Kind.REPORT else landlord,
                kind=given.kind,
                key=given.key,
                about=given.about,
                stated_on=given.stated_on,
                line=given.line,
                values=dict(given.values),
            )
            for given in part
        )
        count += len(part)
    return count


def prepare(batch: Batch) -> dict[str, Any]:
    """Count what publishing the batch would change, and keep the counts."""
    about = subjects(batch)
    before = derive(batch.territory_id, about)
    after = derive(batch.territory_id, about, plus=batch)
    batch.preview = {"before": _counts(before), "after": _counts(after), "changed": _changed(before, after)}
    Batch.objects.filter(pk=batch.pk).update(preview=batch.preview)
    return batch.preview


def publish(batch: Batch) -> int:
    """Publish: the batch gets the territory's next number, and what stands is brought to it. One transaction."""
    with transaction.atomic():
        number = _next(batch.territory_id)
        _pass(batch, "number", number, {"published_at": clock.now()})
        _stand(batch)
    return number


def withdraw(batch: Batch) -> int:
    """Take back: all is as if it had never been. Refuses `not_now` when it is not published."""
    with transaction.atomic():
        number = _next(batch.territory_id)
        if batch.number is None:
            raise Refused("not_now", _LATER)
        _pass(batch, "withdrawn", number, {"withdrawn_at": clock.now()})
        _stand(batch)
    return number


def discard(batch: Batch) -> None:
    """A batch that is never published goes with its rows."""
    Batch.objects.filter(pk=batch.pk, number__isnull=True).delete()


def verdicts(
    source: Source, landlord: Landlord | None, rows: Sequence[Sequence[Given]]
) -> list[tuple[str, tuple[str, ...]]]:
    """For each row of a file (what it says), `new`, `same` or `changes` against what its source had said last.

    With `changes`, the words that differ.
    """
    here = landlord.pk if landlord else None
    about = {subject_of_given(given, here) for row in rows for given in row}
    known: dict[tuple[str, str], list[tuple[date, int, int, Row]]] = {}
    for row in said_by(source, about):
        known.setdefault((row.kind, row.key), []).append((row.stated_on, row.number, row.line, row))
    return [
        _together([_verdict(known.get((given.kind, given.key), []), given) for given in row]) for row in rows
    ]


def said_by(source: Source, about: Iterable[Any]) -> Iterable[Row]:
    """What one source has said of these subjects, published and not withdrawn."""
    numbers = set(
        Batch.objects.filter(source=source, number__isnull=False, withdrawn__isnull=True).values_list(
            "number", flat=True
        )
    )
    return (row for row in said(source.territory_id, about) if row.number in numbers)


def _verdict(known: list[tuple[date, int, int, Row]], given: Given) -> tuple[str, tuple[str, ...]]:
    before = winner(known)
    if before is None:
        return "new", ()
    names = {*before.values, *given.values}
    differ = tuple(sorted(name for name in names if before.values.get(name) != given.values.get(name)))
    return ("changes", differ) if differ else ("same", ())


def _together(told: Sequence[tuple[str, tuple[str, ...]]]) -> tuple[str, tuple[str, ...]]:
    words = {word for word, _differ in told}
    if not words:
        return "silent", ()
    names = tuple(dict.fromkeys(name for _word, differ in told for name in differ))
    return (words.pop() if len(words) == 1 else "changes"), names


def _next(territory_id: int) -> int:
    """The next number of the territory, its row held until the transaction ends."""
    Territory.objects.select_for_update().get(pk=territory_id)
    return last(territory_id) + 1


def _pass(batch: Batch, name: str, number: int, values: dict[str, Any]) -> None:
    """One conditional update, so that two hands never both succeed."""
    mine = Batch.objects.filter(pk=batch.pk, **{f"{name}__isnull": True})
    if not mine.update(**{name: number}, **values):
        raise Refused("not_now", _LATER)
    batch.refresh_from_db()


def _stand(batch: Batch) -> None:
    standing.write(batch.territory_id, derive(batch.territory_id, subjects(batch)))


def _counts(derived: Derived) -> dict[str, int]:
    held = [(subject, values) for subject, values in derived.items() if values is not None]
    return {
        "dwellings": sum(subject.kind == Kind.DWELLING for subject, _values in held),
        "vacancies": sum(s.kind == Kind.VACANCY and values["state"] in FREE for s, values in held),
        "let": sum(s.kind == Kind.VACANCY and values["state"] == "let" for s, values in held),
        "reports": sum(subject.kind == Kind.REPORT for subject, _values in held),
        "aside": sum(values.get("aside", 0) for _subject, values in held),
    }


def _changed(before: Derived, after: Derived) -> int:
    return sum(after[subject] != values for subject, values in before.items())


def last(territory_id: int) -> int:
    """The number last given in the territory; 0 before the first."""
    found = Batch.objects.filter(territory=territory_id).aggregate(n=Max("number"), w=Max("withdrawn"))
    return max(found["n"] or 0, found["w"] or 0)


def no_landlord() -> Refused:
    """What is said of a file of dwellings whose source is no landlord's."""
    return Refused(
        "no_landlord",
        _(
            "The organisation this source belongs to is not recorded as a landlord here. Nothing was read. The "
            "territory’s coordinator can add it under “Homes”, then send the file again."
        ),
    )
