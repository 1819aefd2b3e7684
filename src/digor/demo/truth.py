"""The truth, kept aside: which record key of which source is which person, and where each spent each night.

Written for the tests that judge what the product finds; the product never reads it. `demo-truth.json`:
`persons` {number: [family name, given name, birth date]}, `records` [[source, key, person]],
`nights` [[person, place, first night, day of leaving or null]].
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from digor.demo.files import File
from digor.demo.population import Population

NAME = "demo-truth.json"


def records(files: Iterable[File]) -> dict[tuple[str, str], int]:
    """(source, record key) → person, in the order in which the keys were first sent."""
    found: dict[tuple[str, str], int] = {}
    for file in files:
        for key, person in file.keys.items():
            found.setdefault((file.source, key), person)
    return found


def pairs(known: dict[tuple[str, str], int]) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Every two records that are one person: what a linkage should find."""
    of: dict[int, list[tuple[str, str]]] = {}
    for record, person in known.items():
        of.setdefault(person, []).append(record)
    for mine in of.values():
        yield from combinations(mine, 2)


def truth(people: Population, files: Iterable[File]) -> dict[str, Any]:
    """Everything, as the file says it."""
    return {
        "persons": {
            str(number): [person.family_name, person.given_name, person.birth_date.isoformat()]
            for number, person in people.persons().items()
        },
        "records": [[source, key, person] for (source, key), person in records(files).items()],
        "nights": [
            [person.number, stay.place, start.isoformat(), end.isoformat() if end else None]
            for house in people.houses
            for stay in house.stays
            for person, start, end, _ in house.each(stay)
        ],
    }


def keep(home: Path, people: Population, files: Iterable[File]) -> None:
    """Write it in the demo's home."""
    text = json.dumps(truth(people, files), ensure_ascii=False, separators=(",", ":"))
    (home / NAME).write_text(text, encoding="utf-8")
