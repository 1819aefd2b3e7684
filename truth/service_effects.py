"""Households and services with a measured effect (M1, M2): sharing by least total, with caps, groups, batches, online."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any

from truth.case import Outcome, Shape
from truth.engine import ask, beside, called, compared, household, near

Row = dict[str, str]


def recognises(shape: Shape) -> bool:
    return (
        shape.kind == "json" and {"id", "input", "expected"} <= set(shape.keys) and called(shape, "M1", "M2")
    )


def outcomes(path: Path) -> Iterator[Outcome]:
    """One outcome per figure the engine can be asked; the factual sums are arithmetic, asked too."""
    content = json.loads(path.read_text(encoding="utf-8"))
    case = Case(path, content["input"])
    for name, expected in content["expected"].items():
        found = list(case.answered(name, expected))
        yield from (
            Outcome(f"{content['id']} {one.id}", one.got, one.expected, one.equal)
            for one in found or [Outcome(name, "no reading of this figure", expected, False)]
        )


class Case:
    """The rows of one file, and the figures asked of them."""

    def __init__(self, path: Path, given: dict[str, Any]) -> None:
        with beside(path, given["file"]).open(encoding="utf-8-sig", newline="") as file:
            self.rows: list[Row] = list(csv.DictReader(file))
        codes = given.get("codes_of_Original")
        if codes:
            self.rows = [{**row, "Original": codes[row["Original"]]} for row in self.rows]
        self.capacities: dict[str, int] = given["capacities"]
        self.services = sorted(self.capacities)

    def answered(self, name: str, expected: Any) -> Iterator[Outcome]:
        """What is expected under this name, asked of the engine."""
        figure = expected.get("sum") if isinstance(expected, dict) else expected
        if cap := re.search(r"no_household_more_than_(\d+)_points", name):
            most = int(cap[1]) / 100
            if told := re.search(r"p_original \+ ([0-9.]+)", str(expected.get("rule", ""))):
                most = float(told[1])
            yield near(name, self.total(cap=most), figure)
        elif "no_household_worse" in name:
            yield near(name, self.total(cap=0.0), figure)
        elif size := re.search(r"batches_of_(\d+)_rows", name):
            yield near(name, self.batches(int(size[1])), figure)
        elif "fcfs" in name.lower():
            yield near(name, self.online["first_come"]["total"], figure)
        elif "online" in name.lower():
            yield from self.priced(name)
        elif "fixed_bid" in name:
            yield from self.bids(name, expected)
        elif "no_group_mean_above_factual" in name:
            yield near(name, self.total(groups=self.means), figure)
        elif re.search(r"max_?min.*gain|gain.*max_?min", name, re.IGNORECASE):
            worst, sums = self.worst({group: n * mean for group, (n, mean) in self.means.items()})
            yield from self.leximin(name, 1 - worst, sums, expected)
        elif re.search(r"min_?max.*mean|mean.*min_?max", name, re.IGNORECASE):
            worst, sums = self.worst({group: float(n) for group, (n, _) in self.means.items()})
            yield from self.leximin(name, worst, sums, expected)
        elif "optimum" in name:
            yield near(name, self.total(), figure)
        elif name == "factual":
            given = [float(row[row["Original"]]) for row in self.rows if row[row["Original"]] != "NA"]
            yield near(f"{name} sum", sum(given), expected["sum"])
            yield near(f"{name} rows", len(given), expected["rows_with_a_defined_probability"])
        elif name == "groups":
            for group, told in expected.items():
                yield near(f"{group} n", self.sizes[group], told["n"])
                yield near(f"{group} mean", self.means[group][1], told["factual_mean"])
        elif name in ("factual_sum_defined_rows", "factual_rows"):
            given = [float(row[row["Original"]]) for row in self.rows if row[row["Original"]] != "NA"]
            yield near(name, sum(given) if "sum" in name else len(given), expected)

    def document(
        self, rows: list[Row], capacities: dict[str, int], cap: float | None = None
    ) -> dict[str, Any]:
        """The problem of these rows."""
        people = []
        pairs = []
        for number, row in enumerate(rows):
            given = row[row["Original"]]
            facts = {} if cap is None or given == "NA" else {"most": float(given) + cap}
            people.append({"id": str(number), "facts": facts, "groups": {"group": group(row)}})
            for service in self.services:
                if row[service] != "NA" and (service != "Prev" or row["PrevEligible"] == "1"):
                    facts = {"p": float(row[service]), **({"group": group(row)} if "Family" in row else {})}
                    pairs.append({"household": str(number), "opportunity": service, "facts": facts})
        worse = {
            "code": "worse",
            "article": "rule of the case",
            "missing": "allow",
            "test": compared("at_most", {"pair": "p"}, household("most")),
        }
        return {
            "households": people,
            "opportunities": [{"id": name, "capacity": capacities[name]} for name in self.services],
            "pairs": pairs,
            "serve_all": True,
            "ties": False,
            "rules": [] if cap is None else [worse],
            "levels": [{"code": "p", "kind": "sum", "most": False, "term": {"pair": "p"}}],
            "explain": False,
            "fairness": False,
        }

    def total(self, cap: float | None = None, groups: dict[str, tuple[int, float]] | None = None) -> float:
        """The least total."""
        document = self.document(self.rows, self.capacities, cap)
        document["resources"] = [
            {
                "code": code,
                "limit": self.sizes[code] * mean + 1e-9,
                "use": {"pair": "p"},
                "when": [compared("equal", {"pair": "group"}, code)],
            }
            for code, (_, mean) in (groups or {}).items()
        ]
        document["limits"] = {"exact_pairs": 100_000}
        return float(ask("matching", document)["levels"][0]["value"])

    def worst(self, scales: dict[str, float]) -> tuple[float, dict[str, float]]:
        """The least possible worst of the groups' sums over their scales, then the least total."""
        document = self.document(self.rows, self.capacities)
        # a group's mean counts every member; the factual one those with a defined amount
        whole = {code: scale * self.sizes[code] / self.means[code][0] for code, scale in scales.items()}
        worst = {
            "code": "worst",
            "kind": "worst",
            "term": {"pair": "p"},
            "grouping": "group",
            "scales": whole,
        }
        document["levels"] = [worst, *document["levels"]]
        document["limits"] = {"seconds": 120, "exact_pairs": 100_000}
        levels = ask("matching", document)["levels"]
        return float(levels[0]["value"]), {"sum": float(levels[1]["value"])}

    def leximin(self, name: str, value: float, sums: dict[str, float], expected: Any) -> Iterator[Outcome]:
        """The figure is a number, or an object with the value and perhaps the total."""
        if not isinstance(expected, dict):
            yield near(name, value, expected)
            return
        for key, told in expected.items():
            if isinstance(told, (int, float)) and not isinstance(told, bool):
                yield near(f"{name} {key}", sums.get(key, value), told)

    def batches(self, size: int) -> float:
        """Each batch shared between the services its own members had."""
        total = 0.0
        for start in range(0, len(self.rows), size):
            rows = self.rows[start : start + size]
            given = {name: sum(row["Original"] == name for row in rows) for name in self.services}
            total += ask("matching", self.document(rows, given))["levels"][0]["value"]
        return total

    def bids(self, name: str, expected: dict[str, Any]) -> Iterator[Outcome]:
        """The prices listed, applied in file order: arithmetic, to hold the reading of the case."""
        key = next(key for key in expected if key.startswith("prices"))
        names = re.findall(r"\w+", key[key.index("[") :])
        prices = dict(zip(names, expected[key], strict=True))
        left = dict(self.capacities)
        total, unserved = 0.0, 0
        for row in self.rows:
            open_ = {
                service: float(row[service])
                for service in self.services
                if left[service]
                and row[service] != "NA"
                and (service != "Prev" or row["PrevEligible"] == "1")
            }
            if not open_:
                unserved += 1
                continue
            chosen = min(open_, key=lambda service: open_[service] - prices[service])
            left[chosen] -= 1
            total += open_[chosen]
        yield near(f"{name} sum", total, expected["sum"])
        yield near(f"{name} unserved", unserved, expected["unserved"])

    def priced(self, name: str) -> Iterator[Outcome]:
        """Ours: at least 0.95 of what could be gained over first come, first served, and nobody left out."""
        online, first = self.online["online"], self.online["first_come"]["total"]
        share = (first - online["total"]) / (first - self.total())
        yield Outcome(f"{name} share of the possible gain", round(share, 4), ">= 0.95", share >= 0.95)
        yield Outcome(f"{name} unserved", len(online["unserved"]), 0, not online["unserved"])

    @cached_property
    def online(self) -> dict[str, Any]:
        return ask("matching", {**self.document(self.rows, self.capacities), "online": True})

    @cached_property
    def sizes(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for row in self.rows:
            found[group(row)] = found.get(group(row), 0) + 1
        return found

    @cached_property
    def means(self) -> dict[str, tuple[int, float]]:
        """group → (members with a defined factual amount, its mean)."""
        found: dict[str, list[float]] = {}
        for row in self.rows:
            if row[row["Original"]] != "NA":
                found.setdefault(group(row), []).append(float(row[row["Original"]]))
        return {code: (len(given), sum(given) / len(given)) for code, given in sorted(found.items())}


def group(row: Row) -> str:
    return f"family={row['Family']},comorbidity={row['Comorbidity']}" if "Family" in row else "all"
