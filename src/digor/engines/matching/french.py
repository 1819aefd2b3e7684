"""The French law of allocations as data of a problem: ceilings, zones, quartiles, hard rules, default order.

The documents are the JSON files of `law/`, dated, each row with its source. An engine reads no file: the
caller does, for example `importlib.resources.files("digor.engines.matching") / "law" / "ceilings.json"`, and
a territory may give its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from digor.engines.matching import reading
from digor.engines.matching.problem import Comparison, Kind, Level, Rule, Source, Term, Test, Value

Document = Mapping[str, Any]
YOUNG = 55  # years, both ages together: "jeune ménage" (arrêté du 29 juillet 1987, annexe)
CATEGORIES = 6


def ceilings(document: Document, day: str) -> dict[str, Value]:
    """The table "financing|zone|category" → euros a year in force on a day; categories 7 and more are added up.

    An amount replaces the earlier one of the same category; PLS is computed from PLUS.
    """
    latest: dict[tuple[str, str], dict[str, float]] = {}
    for row in sorted(document["rows"], key=lambda one: str(one["from"])):
        if row["from"] <= day:
            latest.setdefault((row["financing"], row["zone"]), {}).update(row["amounts"])
    pls = document["pls"]
    for (financing, zone), amounts in list(latest.items()):
        if financing == pls["of"]:
            latest["PLS", zone] = {category: round(a * pls["factor"]) for category, a in amounts.items()}
    found: dict[str, Value] = {}
    for (financing, zone), amounts in latest.items():
        for category in range(1, CATEGORIES + 7):
            beyond = max(0, category - CATEGORIES)
            amount = amounts[str(min(category, CATEGORIES))] + beyond * amounts["more"]
            found[f"{financing}|{zone}|{category}"] = amount
    return found


def ceiling_category(adults: Sequence[int], children: int = 0, disabled: int = 0) -> int:
    """Category of a household: ages of the adults, number of dependants, persons with a disability among all.

    Arrêté du 29 juillet 1987, annexe: a person alone 1; two 2, or 3 for a young couple (ages add up to 55 at most) and
    for a person alone with a dependant; then one more for each; a disability counts as one category more.
    """
    persons = len(adults) + children
    if persons < 1:
        raise ValueError("A household has one person at least.")
    category = persons
    if len(adults) == 1 and children:
        category = persons + 1
    elif len(adults) == 2 and not children and sum(adults) <= YOUNG:
        category = 3
    return category + (1 if disabled else 0)


def zone(document: Document, commune: str) -> str:
    """Zone of the ceilings of a commune (INSEE code). ValueError where the ceilings are not known."""
    if commune.startswith(tuple(document["absent"])):
        raise ValueError(f"{commune}: the ceilings overseas are not in the document.")
    if commune in document["paris_communes_limitrophes"]:
        return "paris_communes_limitrophes"
    return "ile_de_france" if commune[:2] in document["ile_de_france"] else str(document["elsewhere"])


def consumption_units(document: Document, adults: int, children_ages: Sequence[int]) -> float:
    """Units of a household for the quartiles: first adult 1, the others and those of 14 or more 0.5, younger 0.3."""
    units = document["units"]
    older = sum(1 for age in children_ages if age >= 14)
    younger = len(children_ages) - older
    others = max(0, adults - 1)
    total = units["holder"] + others * units["other_adult"]
    return round(float(total + older * units["child_from_14"] + younger * units["child_under_14"]), 6)


def quartile(document: Document, epci: str, year: int, resources: float, units: float) -> int | None:
    """1 to 4: in which quarter of the applicants of an EPCI (SIREN) the resources fall; None: no threshold known."""
    thresholds = document["rows"].get(epci, {}).get(str(year))
    if thresholds is None:
        return None
    each = round(resources / units, 2)
    return next((place for place, most in enumerate(thresholds, 1) if each <= most), 4)


def rules(document: Document) -> tuple[Rule, ...]:
    """The hard rules of a document, in its order."""
    return tuple(reading.rule(one, f"rules, {place}") for place, one in enumerate(document["rules"], 1))


def tables(document: Document, ceilings_document: Document, day: str) -> dict[str, dict[str, Value]]:
    """The tables the rules read, on a day."""
    return {**reading.tables(document["tables"]), "ceilings": ceilings(ceilings_document, day)}


def order(quotas: Sequence[str] = (), fit: Sequence[str] = ()) -> tuple[Level, ...]:
    """The default order, a territory's to change: DALO whose delay ends first; without a home; classes of L. 441-1;
    quota deficits; places used; waiting; fit to wishes (facts of the opportunity and the household that agree).
    """

    def yes(fact: str) -> Test:
        return Test(Comparison.EQUAL, Term(Source.HOUSEHOLD, fact), Term(Source.VALUE, value=True))

    wished = tuple(
        Level(
            f"fit_{name}",
            Kind.COUNT,
            "ménage",
            when=(
                Test(
                    Comparison.ONE_OF,
                    Term(Source.OPPORTUNITY, name),
                    Term(Source.HOUSEHOLD, f"wished_{name}"),
                ),
            ),
        )
        for name in fit
    )
    return (
        Level("dalo", Kind.EARLIEST, "CCH, art. L. 441-2-3", Term(Source.HOUSEHOLD, "dalo_until")),
        Level("without_home", Kind.COUNT, "Logement d’abord", when=(yes("without_home"),)),
        Level("priority", Kind.COUNT, "CCH, art. L. 441-1", when=(yes("priority"),)),
        *((Level("quotas", Kind.QUOTA, "CCH, art. L. 441-1", quotas=tuple(quotas)),) if quotas else ()),
        Level("used", Kind.COUNT, "territoire"),
        Level("waiting", Kind.SUM, "territoire", Term(Source.HOUSEHOLD, "months_waiting")),
        *wished,
    )
