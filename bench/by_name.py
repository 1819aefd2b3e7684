"""The by-name page: 50 rows of 10,000 persons and 1,000,000 statements, beside an empty page of the same frame."""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench import databases

PERSONS, STATEMENTS = 10_000, 1_000_000
TIMES = 31
QUERIES, RATIO = 12, 4  # what a page may cost
HANDLE = re.compile(rb"dossier/([A-Z]\d[A-Z]-\d{3})/")  # a row's link to its file


def main() -> list[dict[str, Any]]:
    """Ask for the page as a browser does, on each database."""
    return databases.on_each("by_name")


def here(answer: Path, persons: int = PERSONS, statements: int = STATEMENTS) -> None:
    """On the database of the settings."""
    databases.migrated()
    from bench import territory
    from digor.casework.people.reads import night
    from digor.casework.people.views import rows as drawn_rows
    from digor.foundation.frame import clock

    operator = territory.load(persons, statements)
    today, half = territory.TODAY, territory.file_day(0)
    pages = {
        "tonight": {"nuit": today - timedelta(days=1)},
        "mid-history, as known now": {"nuit": half - timedelta(days=200)},
        "mid-history, as known then": {"nuit": half - timedelta(days=200), "connu": half + timedelta(days=1)},
    }
    with clock.at(today):
        ask = reader(operator)
        empty = median(lambda: ask(nuit=territory.FIRST - timedelta(days=400)))
        rows = []
        for name, days in pages.items():
            ask(**days)  # the first reading is kept
            _, queries, shown = ask(**days)
            assert shown >= 50, f"{name}: {shown} rows"
            took = median(lambda days=days: ask(**days))
            rows += [
                {"name": f"page of 50 rows, {name}", "figure": took, "unit": "ms",
                 "beside": f"{empty:.1f} ms, empty page (at most {RATIO} times)", "ratio": took / empty},
                {"name": f"queries, {name}", "figure": queries, "unit": "queries",
                 "beside": f"{QUERIES} at most", "ratio": queries / QUERIES},
            ]  # fmt: skip
        for name, caches in {
            "the first page after a write": [night._kept],
            "a page nobody has seen yet": [night._kept, drawn_rows._drawn],
        }.items():
            first = median(
                lambda caches=caches: ([one.cache_clear() for one in caches], ask(**pages["tonight"]))[1], 7
            )
            rows.append(
                {"name": f"{name}, tonight", "figure": first, "unit": "ms",
                 "beside": f"{empty:.1f} ms, empty page", "ratio": first / empty}
            )  # fmt: skip
    answer.write_text(json.dumps(rows))


def reader(operator: Any) -> Callable[..., tuple[float, int, int]]:
    """`ask(nuit=…, connu=…)` → milliseconds, queries, rows shown; signed in as the coordinator."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse

    from digor.foundation.partners import actions
    from digor.foundation.partners.enums import Role
    from digor.foundation.partners.models import Organisation

    _, token = actions.invite(
        by=operator,
        organisation=Organisation.objects.get(),
        email="bench@digor.example",
        name="Maïwenn",
        role=Role.COORDINATOR,
        function="",
    )
    client = Client()
    client.force_login(actions.accept_invitation(token=token, password="porte-ouverte-2026"))
    address = reverse("people:list")

    def ask(**days: Any) -> tuple[float, int, int]:
        begun = time.perf_counter()
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, {name: day.isoformat() for name, day in days.items()})
        took = 1000 * (time.perf_counter() - begun)
        assert response.status_code == 200
        return took, len(queries), len(set(HANDLE.findall(response.content)))

    ask(nuit=operator_night())
    return ask


def operator_night() -> Any:
    """A first page, so that templates are compiled before anything is timed."""
    from bench import territory

    return territory.FIRST - timedelta(days=401)


def median(asked: Callable[[], tuple[float, int, int]], times: int = TIMES) -> float:
    """Milliseconds, half of the time."""
    return statistics.median(asked()[0] for _ in range(times))


if __name__ == "__main__":
    here(Path(sys.argv[2]), *(int(word) for word in sys.argv[3:]))
