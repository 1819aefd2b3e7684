"""A source's own identifiers → the ledger's rows: looked up in bulk, made when unknown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from digor.casework.people import bulk, case_numbers
from digor.casework.people.models import Household, Record
from digor.casework.people.publication.given import Given, RecordRef
from digor.foundation.partners.models import Source


def known(table: str, column: str, value: str, source: Source, keys: Sequence[str]) -> dict[str, int]:
    """Source key → id, for those already known. `table` is recordkey, householdkey or sourcekey."""
    sql = f"SELECT {column}, {value} FROM people_{table} WHERE source_id = {source.pk} AND {column} IN"
    return dict(bulk.select_in(sql, keys))


def records(source: Source, refs: Mapping[str, RecordRef]) -> dict[str, int]:
    """Person key → record: equal trusted identifiers of one source are one record, and nothing else links."""
    found = known("recordkey", "key", "record_id", source, list(refs))
    missing = [key for key in refs if key not in found]
    if missing:
        made = _made(Record, source, len(missing))
        found |= dict(zip(missing, made, strict=True))
        bulk.insert(
            "people_recordkey",
            ("territory_id", "source_id", "key", "record_id"),
            [(source.territory_id, source.pk, key, found[key]) for key in missing],
        )
    return found


def households(source: Source, keys: Iterable[str]) -> dict[str, int]:
    """Household key → household."""
    wanted = list(dict.fromkeys(keys))
    found = known("householdkey", "key", "household_id", source, wanted)
    missing = [key for key in wanted if key not in found]
    if missing:
        found |= dict(zip(missing, _made(Household, source, len(missing)), strict=True))
        bulk.insert(
            "people_householdkey",
            ("territory_id", "source_id", "key", "household_id"),
            [(source.territory_id, source.pk, key, found[key]) for key in missing],
        )
    return found


def source_keys(source: Source, row_keys: Sequence[str]) -> dict[str, int]:
    """The source's row key → its id in the ledger."""
    found = known("sourcekey", "row_key", "id", source, row_keys)
    missing = list(dict.fromkeys(key for key in row_keys if key not in found))
    ids = bulk.reserve("people_sourcekey", len(missing))
    bulk.insert(
        "people_sourcekey",
        ("id", "territory_id", "source_id", "row_key"),
        [(number, source.territory_id, source.pk, key) for number, key in zip(ids, missing, strict=True)],
    )
    found.update(zip(missing, ids, strict=True))
    return found


def persons_named(rows: Sequence[Given]) -> dict[str, RecordRef]:
    """The person keys of some rows, each with the fullest identity met."""
    refs: dict[str, RecordRef] = {}
    for row in rows:
        if row.record is not None:
            before = refs.get(row.record.key)
            if before is None or not (before.family_name or before.alias):
                refs[row.record.key] = row.record
    return refs


def _made(model: type[Record] | type[Household], source: Source, count: int) -> Sequence[int]:
    numbers = case_numbers.draw(source.territory_id, count)
    table = model._meta.db_table
    ids = bulk.reserve(table, count)
    bulk.insert(
        table,
        ("id", "territory_id", "case_number"),
        [(pk, source.territory_id, number) for pk, number in zip(ids, numbers, strict=True)],
    )
    return ids
