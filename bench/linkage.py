"""Pairs of records of one person: FEBRL4 beside recordlinkage and plain Splink; a French corpus; a million records.

FEBRL4: two files of 5 000 invented Australians, 5 000 true pairs, without and with the national number (which
Digor never has; here it is given in the phone's place, for comparison only). Everybody learns without the truth;
pairs are kept from even odds on. Processor seconds of each whole linkage, its reading included, imports apart.
"""

from __future__ import annotations

import csv
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.febrl_rivals import RECORDLINKAGE, plain_splink
from digor.engines.linkage.answer import Answer, Band
from digor.engines.linkage.levels import SHARED, printed_rules
from digor.engines.linkage.problem import Columns, Learning, Problem, Record, Rules
from digor.engines.linkage.solve import solve
from tests.engines.linkage.corpus import corpus

FIND = "from importlib.util import find_spec; print(find_spec('recordlinkage').origin)"
# English ways, which the engine has no reason to know.
WAYS = {
    "street",
    "place",
    "crescent",
    "circuit",
    "avenue",
    "road",
    "drive",
    "close",
    "court",
    "parade",
    "way",
    "grove",
    "terrace",
    "lane",
}
MILLION = 1_000_000
Row = dict[str, Any]


def main() -> list[Row]:
    """FEBRL4 twice, the corpus, the million."""
    python = os.environ.get("DIGOR_BENCH_PYTHON", ".venv-bench/bin/python")
    folder = febrl_folder(python)
    rows: list[Row] = []
    if folder is not None:
        for with_number in (False, True):
            rows += febrl(python, folder, with_number)
    rows += french()
    rows += million()
    return rows


def febrl_folder(python: str) -> Path | None:
    """Where the competitor's package keeps the files; None without it."""
    found = subprocess.run([python, "-c", FIND], capture_output=True, text=True, check=False)
    return None if found.returncode else Path(found.stdout.strip()).parent / "datasets" / "febrl"


def lines(folder: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """(file, line) of both files."""
    for side in "ab":
        with (folder / f"dataset4{side}.csv").open(encoding="utf-8") as file:
            for line in csv.DictReader(file, skipinitialspace=True):
                yield side, {name: (value or "").strip() for name, value in line.items()}


def record(side: str, line: dict[str, str], with_number: bool) -> Record:
    """A line in the engine's words."""
    address = f"{line['address_1']} {line['address_2']}"
    return Record(
        id=line["rec_id"],
        source=side,
        family_name=line["surname"],
        given_names=(line["given_name"],) if line["given_name"] else (),
        birth_date=line["date_of_birth"],
        address=" ".join([line["street_number"], *(word for word in address.split() if word not in WAYS)]),
        postcode=line["postcode"],
        commune=line["suburb"],
        phone=line["soc_sec_id"] if with_number else "",
    )


def febrl_rules() -> Rules:
    """Two files that hold nobody twice and no families: one pair a record, no kin; each expects one other."""
    printed = printed_rules()
    return replace(
        printed,
        version=f"{printed.version}, febrl",
        fields=tuple(
            replace(field, levels=tuple(level for level in field.levels if level.code != SHARED))
            for field in printed.fields
            if field.name != "kin"
        ),
        expected=1.0,
        across_sources=True,
        one_to_one=True,
        learning=Learning(seed=1, sampled_pairs=1_000_000),
    )


def febrl(python: str, folder: Path, with_number: bool) -> list[Row]:
    """Digor, recordlinkage and plain Splink on the same lines."""
    given = list(lines(folder))
    number = "with" if with_number else "without"
    began = time.process_time()
    records = tuple(record(side, line, with_number) for side, line in given)
    answer = solve(Problem(records, febrl_rules()))
    ours = scores({(pair.a, pair.b) for pair in answer.pairs}), time.process_time() - began
    began = time.process_time()
    splink = scores(plain_splink(given, with_number)), time.process_time() - began
    run = subprocess.run(
        [python, "-c", RECORDLINKAGE, str(folder), str(int(with_number))],
        capture_output=True,
        text=True,
        check=False,
    )
    rivals = {"plain Splink": splink}
    if run.returncode == 0:
        said = json.loads(run.stdout)
        rivals["recordlinkage (ECM)"] = scores({(a, b) for a, b in said["pairs"]}), said["seconds"]
    (precision, recall, f1), seconds = ours
    return [
        {
            "name": f"FEBRL4 {number} the national number: F1 (precision {precision:.4f}, recall {recall:.4f})",
            "figure": round(f1, 4),
            "unit": f"in {seconds:.0f} s of processor",
            "beside": f"{name}: {other[2]:.4f} ({other[0]:.4f}, {other[1]:.4f}) in {took:.0f} s",
            "ratio": (1 - other[2]) / (1 - f1) if f1 < 1 else None,
        }
        for name, (other, took) in rivals.items()
    ]


def scores(pairs: set[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall, F1: rec-12-org and rec-12-dup-0 are one person."""
    right = sum(a.split("-")[1] == b.split("-")[1] for a, b in pairs)
    precision, recall = right / max(len(pairs), 1), right / 5_000
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def french() -> list[Row]:
    """Ten invented territories: what is shown, and what is called certain."""
    true = shown = right = certain = false = 0
    for seed in range(11, 21):
        made = corpus(900, seed)
        pairs, answer = made.pairs(), solve(Problem(tuple(made.records), printed_rules()))
        true, shown = true + len(pairs), shown + len(answer.pairs)
        right += sum((pair.a, pair.b) in pairs for pair in answer.pairs)
        sure = [(pair.a, pair.b) for pair in answer.pairs if pair.band is Band.CERTAIN]
        certain, false = certain + len(sure), false + sum(pair not in pairs for pair in sure)
    return [
        {
            "name": "ten invented territories of 900 persons, printed parameters: F1 of the pairs shown",
            "figure": 2 * right / (shown + true),
            "unit": "",
            "beside": f"{true} true pairs; {certain} called certain, {false} of them falsely",
            "ratio": None,
        }
    ]


def million() -> list[Row]:
    """A million records, two thirds of them of somebody who has another: time and memory, in this process."""
    problem = Problem(
        Columns(columns(MILLION)), replace(printed_rules(), most_comparisons=30_000_000, possible=5.0)
    )
    began, spent = time.monotonic(), time.process_time()
    answer = solve(problem)
    elapsed, spent = time.monotonic() - began, time.process_time() - spent
    found, true = recall_of(answer)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    return [
        {
            "name": f"{MILLION} records: {answer.counted.comparisons} comparisons, {len(answer.pairs)} probable pairs",
            "figure": elapsed / 60,
            "unit": f"min ({spent / 60:.1f} of processor), {memory:.1f} GiB at the highest",
            "beside": f"{found / max(true, 1):.1%} of {true} true pairs; bar: minutes, not hours",
            "ratio": None,
        }
    ]


def columns(count: int) -> dict[str, list[Any]]:
    """Records of many syllables, so that names spread as a country's do; a third are somebody's second record."""
    chance = random.Random(5)
    starts = [f"{a}{b}" for a in "bcdfgjklmnprstv" for b in ("a", "e", "i", "o", "ou", "eu")]
    ends = ("ec", "ic", "an", "ou", "ard", "et", "in", "ot", "eau", "er", "el", "ier", "ez", "on", "ain")
    names: dict[str, list[Any]] = {
        name: [] for name in ("id", "source", "family_name", "given_names", "birth_date", "phone", "postcode")
    }
    person = 0
    before: tuple[str, ...] = ()
    for number in range(count):
        if number % 3 == 2:
            values = altered(before, chance)
            key = f"{person}-b"
        else:
            person, key = number, f"{number}-a"
            family = (
                chance.choice(starts) + chance.choice(starts) * (chance.random() < 0.7) + chance.choice(ends)
            )
            given = chance.choice(starts) + chance.choice(ends)
            date = (
                f"{chance.randrange(1940, 2020)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}"
            )
            values = before = (
                family,
                given,
                date,
                f"06{chance.randrange(10**8):08d}",
                f"{chance.randrange(9500) + 500}",
            )
        for name, value in zip(names, (key, "s" + key[-1], *values), strict=True):
            names[name].append(value)
    return names


def altered(values: tuple[str, ...], chance: random.Random) -> tuple[str, ...]:
    """The same person elsewhere: one letter of a name or one digit of the date, half the time another phone."""
    family, given, date, phone, postcode = values
    at = chance.randrange(1, len(family))
    if chance.random() < 0.5:
        family = family[:at] + chance.choice("aeioulnrst") + family[at + 1 :]
    else:
        date = f"{date[:-1]}{chance.randrange(10)}"
    return family, given, date, phone if chance.random() < 0.5 else "", postcode


def recall_of(answer: Answer) -> tuple[int, int]:
    """True pairs found, and how many there are."""
    return sum(pair.a.split("-")[0] == pair.b.split("-")[0] for pair in answer.pairs), MILLION // 3


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(), indent=1) + "\n")
