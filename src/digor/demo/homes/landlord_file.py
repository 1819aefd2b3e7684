"""The landlord's monthly file: what changed, and what is still to let."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

from digor.demo.homes.vacancies import Empty, Home
from digor.foundation.exchange.layouts.bailleur import (
    ACCESS,
    BAILLEUR,
    FINANCINGS,
    HOLDERS,
    REASONS,
    ROW_KINDS,
)

FIELDS = (
    "row_kind", "reference", "vacancy_key", "declared_on", "day", "available_from", "typology", "surface", "floor",
    "accessibility", "rent", "commune", "sector", "financing", "holder", "deadline", "reason",
)  # fmt: skip


def stock(known: Iterable[Home]) -> bytes:
    """Every dwelling."""
    return _file(_home(home) for home in known)


def month(empties: Iterable[Empty], first: date, last: date) -> bytes:
    """The vacancies that were to let at some time from `first` to `last`, and what happened in between."""
    rows: list[dict[str, object]] = []
    for one in empties:
        if one.declared > last or (one.end is not None and one.end < first):
            continue
        named = {"reference": one.home.reference, "vacancy_key": key(one), "declared_on": _day(one.declared)}
        rows.append(
            {
                "row_kind": ROW_KINDS.label("vacance"), **named, "available_from": _day(one.declared),
                "rent": _euros(one.home.rent), "holder": HOLDERS.label(one.holder),
                "deadline": _day(one.deadline) if one.deadline else "",
            }
        )  # fmt: skip
        for on, reason in one.refused:
            if first <= on <= last:
                rows.append(
                    {
                        "row_kind": ROW_KINDS.label("refus"),
                        **named,
                        "day": _day(on),
                        "reason": REASONS.label(reason),
                    }
                )
        if one.let and first <= one.let <= last:
            rows.append({"row_kind": ROW_KINDS.label("attribution"), **named, "day": _day(one.let)})
        if one.withdrawn and first <= one.withdrawn <= last:
            rows.append(
                {
                    "row_kind": ROW_KINDS.label("retrait"),
                    **named,
                    "day": _day(one.withdrawn),
                    "reason": REASONS.label("works"),
                }
            )
    return _file(rows)


def key(one: Empty) -> str:
    """The landlord's own number of a vacancy."""
    return f"V-{one.declared:%y%m%d}-{one.home.reference[-3:]}"


def _home(home: Home) -> dict[str, object]:
    return {
        "row_kind": ROW_KINDS.label("parc"), "reference": home.reference, "typology": home.typology,
        "surface": home.surface, "floor": home.floor, "rent": _euros(home.rent), "commune": home.commune,
        "sector": home.sector, "financing": FINANCINGS.label(home.financing),
        "accessibility": ACCESS.label("reached" if home.accessible else "none"),
    }  # fmt: skip


def _file(rows: Iterable[dict[str, object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow([BAILLEUR.by_field[name].label for name in FIELDS])
    writer.writerows([[row.get(name, "") for name in FIELDS] for row in rows])
    return out.getvalue().encode("utf-8")


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _euros(cents: int) -> str:
    return f"{cents / 100:.2f}".replace(".", ",")
