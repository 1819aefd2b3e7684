"""What befalls files on their way: late, sent twice, sent by mistake, accents lost, two sheets pasted into one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random

from digor.demo.files.sheet import File, Table
from digor.demo.population import Population

WITHDRAWN, TWICE = "withdrawn", "twice"


def befall(seed: int, people: Population, files: list[File]) -> None:
    """Change some of the files in place, and add those sent twice."""
    random = Random(f"digor-mishaps-{seed}-{people.last.isoformat()}")
    rounds = [file for file in files if file.format == "maraude" and file.table.lines]
    extracts = [file for file in files if file.format == "siao"]
    for file in _some(random, rounds, 12):
        file.arrives += timedelta(days=random.randint(9, 20))
    for file in _some(random, rounds, 14):
        file.bare()
    for file in _some(random, rounds, 30):
        file.header_again()
    for file in _some(random, rounds, 30):
        _wrong_day(file)
    for file in _some(random, extracts[1:], 12):
        file.bare()
    if rounds:
        _wrong_day(rounds[-1])  # a row refused this very week
        # Another round's sheet, sent by mistake and taken back the same morning.
        random.choice(rounds[: len(rounds) // 2 or 1]).mishap = WITHDRAWN
        file = random.choice(rounds[len(rounds) // 2 :])
        files.append(
            replace(file, arrives=file.arrives + timedelta(days=1), name=f"bis-{file.name}", mishap=TWICE)
        )


def _some(random: Random, files: Sequence[File], one_in: int) -> list[File]:
    return random.sample(files, min(len(files), max(1, len(files) // one_in)))


def _wrong_day(file: File) -> None:
    """The year of the day before yesterday's habit: nights to come, which are refused."""
    table: Table = file.table
    year = file.day.year
    table.lines[0] = table.lines[0].replace(f"/{year}", f"/{year + 1}", 1)
