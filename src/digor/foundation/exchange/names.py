"""The civil identities of an HMIS export. Only intake may import this module (design §3, the line of names)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from digor.foundation.exchange.hmis.dates import iso_day
from digor.foundation.exchange.hmis.export import HmisExport
from digor.foundation.exchange.hmis.table import Table


@dataclass(frozen=True, slots=True)
class NamedClient:
    """Client.csv with names, never with its number. They stay out of `repr`."""

    person_key: str
    first_name: str = field(repr=False)
    middle_name: str = field(repr=False)
    last_name: str = field(repr=False)
    suffix: str = field(repr=False)
    birth_date: date | None = field(repr=False)
    birth_quality: str
    deleted: bool
    line: int


def clients_with_names(export: HmisExport) -> Iterator[NamedClient]:
    """Everyone, named. Lines without a person's key are reported by `export.clients()`."""
    wished = ("FirstName", "MiddleName", "LastName", "NameSuffix", "DOB", "DOBDataQuality", "DateDeleted")
    rows = Table(export.archive, "Client").rows(("PersonalID",), wished, export.report, civil_identity=True)
    for line, (person, first, middle, last, suffix, born, quality, deleted) in rows:
        if person:
            yield NamedClient(
                person, first, middle, last, suffix, iso_day(born), quality, bool(deleted), line
            )
