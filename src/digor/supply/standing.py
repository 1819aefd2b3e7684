"""Writes what stands: derived columns into the tables others read and point to."""

from __future__ import annotations

from typing import Any, cast

from django.db.models import Model

from digor.supply.deriving import Derived, Subject, Values, chunks
from digor.supply.enums import Kind
from digor.supply.models import Dwelling, Report, Vacancy

_BATCH = 500
_DWELLING = tuple(
    f.name for f in Dwelling._meta.local_fields if f.name not in {"id", "territory", "landlord", "reference"}
)
_VACANCY = tuple(
    f.name for f in Vacancy._meta.local_fields if f.name not in {"id", "territory", "landlord", "key"}
)
_REPORT = tuple(f.name for f in Report._meta.local_fields if f.name not in {"id", "territory", "number"})


def write(territory_id: int, derived: Derived) -> int:
    """Bring the rows of these subjects to what was derived; returns how many rows changed.

    A subject nobody speaks of any more keeps its row, not `known`, with nothing in it: others may point to it.
    """
    parts: dict[str, dict[Subject, Values | None]] = {Kind.DWELLING: {}, Kind.VACANCY: {}, Kind.REPORT: {}}
    for subject, values in derived.items():
        parts[subject.kind][subject] = values
    changed = _dwellings(territory_id, parts[Kind.DWELLING], parts[Kind.VACANCY])
    changed += _vacancies(territory_id, parts[Kind.VACANCY])
    return changed + _reports(territory_id, parts[Kind.REPORT])


def _dwellings(territory_id: int, told: Derived, vacancies: Derived) -> int:
    wanted = {(subject.landlord, subject.key): values for subject, values in told.items()}
    for subject, values in vacancies.items():
        # A vacancy of a dwelling nobody described stands on an empty row.
        if values is not None:
            wanted.setdefault((subject.landlord, values["dwelling"]), None)
    rows = [
        Dwelling(
            territory_id=territory_id,
            landlord_id=cast(int, landlord),
            reference=key,
            **_known(Dwelling, values, _DWELLING),
        )
        for (landlord, key), values in wanted.items()
    ]
    present = {(row.landlord_id, row.reference): row for row in _present(Dwelling, "reference", wanted)}
    told_again = {(subject.landlord, subject.key) for subject in told} & present.keys()
    new = [row for row in rows if (row.landlord_id, row.reference) not in present]
    old = [row for row in rows if (row.landlord_id, row.reference) in told_again]
    differ = [row for row in old if _differs(row, present[row.landlord_id, row.reference], _DWELLING)]
    return _upsert(Dwelling, new + differ, ("landlord", "reference"), _DWELLING)


def _vacancies(territory_id: int, told: Derived) -> int:
    wanted = {(subject.landlord, subject.key): values for subject, values in told.items()}
    present = {(row.landlord_id, row.key): row for row in _present(Vacancy, "key", wanted)}
    places = {
        (subject.landlord, values["dwelling"]) for subject, values in told.items() if values is not None
    }
    homes = {
        (row.landlord_id, row.reference): row.pk
        for row in _present(Dwelling, "reference", dict.fromkeys(places))
    }
    rows = []
    for (landlord, key), values in wanted.items():
        standing = present.get((landlord, key))
        if values is None:
            if standing is None:
                continue
            known = _known(Vacancy, None, _VACANCY) | {"dwelling_id": standing.dwelling_id}
        else:
            known = _known(Vacancy, values, _VACANCY) | {"dwelling_id": homes[landlord, values["dwelling"]]}
        known.pop("dwelling", None)
        row = Vacancy(territory_id=territory_id, landlord_id=cast(int, landlord), key=key, **known)
        if standing is None or _differs(row, standing, _VACANCY):
            rows.append(row)
    return _upsert(Vacancy, rows, ("landlord", "key"), _VACANCY)


def _reports(territory_id: int, told: Derived) -> int:
    numbers = [subject.key for subject in told]
    present: dict[str, Report] = {}
    for part in chunks(numbers, _BATCH):
        present |= {row.number: row for row in Report.objects.filter(territory=territory_id, number__in=part)}
    rows = []
    for subject, values in told.items():
        row = Report(territory_id=territory_id, number=subject.key, **_known(Report, values, _REPORT))
        standing = present.get(subject.key)
        if (standing is None and values is not None) or (
            standing is not None and _differs(row, standing, _REPORT)
        ):
            rows.append(row)
    return _upsert(Report, rows, ("territory", "number"), _REPORT)


def _present(model: Any, name: str, wanted: dict[tuple[int | None, str], Any]) -> list[Any]:
    """The rows there are of these (landlord, key)."""
    by_landlord: dict[int | None, list[str]] = {}
    for landlord, key in wanted:
        by_landlord.setdefault(landlord, []).append(key)
    found: list[Any] = []
    for landlord, keys in by_landlord.items():
        for part in chunks(keys, _BATCH):
            found += model.objects.filter(landlord=landlord, **{f"{name}__in": part})
    return found


def _known(model: type[Model], values: Values | None, names: tuple[str, ...]) -> dict[str, Any]:
    if values is not None:
        return {"known": True, **values}
    empty = model()
    return {name: getattr(empty, name) for name in names if name not in {"known", "dwelling"}} | {
        "known": False
    }


def _differs(row: Any, standing: Any, names: tuple[str, ...]) -> bool:
    attnames = ["dwelling_id" if name == "dwelling" else name for name in names]
    return any(getattr(row, name) != getattr(standing, name) for name in attnames)


def _upsert(model: Any, rows: list[Any], unique: tuple[str, ...], names: tuple[str, ...]) -> int:
    model.objects.bulk_create(
        rows, batch_size=_BATCH, update_conflicts=True, unique_fields=list(unique), update_fields=list(names)
    )
    return len(rows)
