"""Rows that tell of dwellings, vacancies and their condition go to `supply`: no person is in them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from digor.casework.intake.destinations.base import Judged
from digor.casework.intake.enums import Step, Verdict
from digor.casework.intake.formats.base import Understood
from digor.casework.intake.models import Import
from digor.casework.intake.progress import Progress
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from digor.supply import publication
from digor.supply.given import Given, Kind
from digor.supply.reads.landlords import landlord_of
from digor.supply.words import CHANGED


@dataclass(frozen=True, slots=True)
class Difference:
    """What stands before and after, counted: dwellings known, vacancies to let, lets, reports."""

    before: dict[str, int]
    after: dict[str, int]
    changed: int
    of_homes: bool = True


class Homes:
    """The rows of landlords, and of the services that watch over dwellings."""

    changed = CHANGED

    def judged(self, source: Source, rows: Sequence[Understood]) -> list[Judged]:
        usable = [row for row in rows if not row.refused]
        told = iter(publication.verdicts(source, _landlord(source, usable), [row.homes for row in usable]))
        found: list[Judged] = []
        for row in rows:
            if row.refused:
                found.append((row, Verdict.REFUSED, ()))
            else:
                word, differ = next(told)
                found.append((row, Verdict(word), differ))
        return found

    def written(self, row: Understood) -> str:
        said = [[g.kind, g.key, g.stated_on.isoformat(), dict(g.values), g.about, g.line] for g in row.homes]
        return json.dumps(said, ensure_ascii=False, separators=(",", ":")) if said else ""

    def prepare(self, imported: Import, contents: Iterable[str], said: int, progress: Progress) -> int:
        imported.batch = batch = publication.open_batch(
            territory_id=imported.territory_id,
            by=imported.by,
            source=imported.source,
            file_day=imported.file_day,
        )
        imported.save(update_fields=["batch"])
        progress.begin(Step.WRITING, said)
        publication.write_rows(
            batch, landlord_of(imported.source), (given for text in contents for given in _read(text))
        )
        progress.begin(Step.COMPUTING)
        publication.prepare(batch)
        return publication.last(imported.territory_id)

    def publish(self, imported: Import, by: Actor) -> int:
        assert imported.batch is not None
        return publication.publish(imported.batch)

    def prepare_withdrawal(self, imported: Import, progress: Progress) -> int:
        return publication.last(imported.territory_id)

    def withdraw(self, imported: Import, by: Actor, base: int) -> int:
        assert imported.batch is not None
        return publication.withdraw(imported.batch)

    def difference(self, imported: Import, actor: Actor, on: date) -> Difference | None:
        if imported.batch is None:
            return None
        counted = imported.batch.preview
        return Difference(counted["before"], counted["after"], counted["changed"])


def _read(text: str) -> list[Given]:
    rows: list[list[Any]] = json.loads(text)
    return [
        Given(Kind(kind), key, date.fromisoformat(stated_on), values, about, line)
        for kind, key, stated_on, values, about, line in rows
    ]


def _landlord(source: Source, rows: Sequence[Understood]) -> Any:
    """The landlord the rows speak of; refuses `no_landlord` when they need one and the source is nobody's."""
    found = landlord_of(source)
    if found is None and any(given.kind != Kind.REPORT for row in rows for given in row.homes):
        raise publication.no_landlord()
    return found
