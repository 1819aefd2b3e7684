"""What the households on the list wish, need and hold: evaluations and rights, by Awa for hers, by Loïc for others.

Played after the years, each thing on the day it was said, only through the rooms' own verbs. Rates are shapes,
not measurements: two thirds evaluated at once, half in depth, most with a request, some with an appeal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db import transaction

from digor.casework.needs import actions as needs
from digor.casework.people import reads as people
from digor.casework.people.filters import Filters
from digor.casework.people.models import Record
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import family
from digor.casework.people.shapes import Row
from digor.casework.rights import actions as rights
from digor.casework.rights import law
from digor.demo.play.stage import Stage, moment
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor

FLASH, IN_DEPTH = 0.6, 0.5  # of the households on the list
REQUEST, SIAO, STAY, LABEL, PRIORITY, DALO = 0.8, 0.7, 0.85, 0.25, 0.6, 0.18
PIECE = 0.55  # of the papers asked for
SOLUTIONS = ("LLS", "LLS", "LLS", "PRV", "IML", "PF", "RS")
# Said one after the other, in so many days.
APPEAL = (("filed", 0), ("complete", 12), ("recognised", 90))
Verb = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Unit:
    """A household on the list, who speaks with it, and whether it is the Le Goff's."""

    by: Actor
    case: str
    adults: tuple[Record, ...]
    minors: int
    since: date
    sheltered: bool
    whole: bool


def tell(stage: Stage, last: date) -> None:
    """Say it all, day by day, up to the eve of `last`."""
    random = Random(f"digor-rights-{stage.seed}-{last.isoformat()}")
    with clock.at(moment(last, 7)):
        units = list(_units(stage, last))
        communes = [one.insee_code for one in partners.communes(stage.world.territory.pk)]
    said: list[tuple[date, int, Verb]] = []
    for unit in units:
        for day, verb in _life(unit, random, last, communes):
            said.append((min(max(day, unit.since), last - timedelta(days=1)), len(said), verb))
    with transaction.atomic():  # one write to the disk, not a thousand
        for day, _order, verb in sorted(said, key=lambda one: one[:2]):
            with clock.at(moment(day, 14)):
                verb()


def _units(stage: Stage, last: date) -> Iterator[Unit]:
    """Those of last night, the longest without a home first."""
    awa, night = stage.actor("Awa"), last - timedelta(days=1)
    first = stage.record(1)
    home = people.home_of(awa, first, night) if first else None
    page = people.by_name(awa, night, people.head(awa.territory_id), Filters(), limit=None)
    for row in page.rows:
        unit = _unit(stage, row, last, bool(home and home.case_number == row.case_number))
        if unit is not None:
            yield unit


def _unit(stage: Stage, row: Row, last: date, whole: bool) -> Unit | None:
    by = stage.actor("Awa" if row.mine else "Loïc")
    about = people.subject(by, row.case_number)
    if about is None:
        return None
    young = people.children(by, {one.pk for one in about.records}, last)
    sheltered = family(row.situations[0].situation) is Family.SHELTER
    adults = tuple(one for one in about.records if one.pk not in young)
    return Unit(by, row.case_number, adults, len(young), row.since, sheltered, whole) if adults else None


def _life(unit: Unit, random: Random, last: date, communes: list[str]) -> Iterator[tuple[date, Verb]]:
    """What was said of one household, and when."""
    chance = 1.0 if unit.whole else 0.0

    def happens(rate: float) -> bool:
        return random.random() < max(rate, chance)

    nights = max((last - unit.since).days, 1)
    wishes = _wishes(unit, random, communes)
    if happens(FLASH):
        day = unit.since + timedelta(days=random.randint(1, 6))
        yield day, _evaluate(unit, "flash", wishes)
        if happens(IN_DEPTH / FLASH) and nights > 20:
            day += timedelta(days=random.randint(14, 75))
            yield day, _evaluate(unit, "in_depth", wishes | _needs(unit, random))
    head, *others = unit.adults
    ago = random.randint(15, 300) if unit.whole else random.randint(2, 420)
    if happens(REQUEST):
        since = last - timedelta(days=ago)
        yield since, _state(unit, head, "request", "active", since, number=_number(random))
    for adult in (head, *others):
        if happens(STAY):
            yield last - timedelta(days=ago), _state(unit, adult, "stay", "yes", last - timedelta(days=ago))
        elif random.random() < 0.5:
            yield (
                last - timedelta(days=ago),
                _state(unit, adult, "stay", "in_progress", last - timedelta(days=ago)),
            )
    if happens(SIAO):
        yield unit.since, _state(unit, head, "siao_request", "active", unit.since)
    if happens(DALO):
        begun = last - timedelta(days=random.randint(30, 200) if not unit.whole else 130)
        for answer, later in APPEAL:
            day = begun + timedelta(days=later)
            if day < last:
                yield day, _state(unit, head, "dalo", answer, day)
    if happens(LABEL):
        answer = "yes" if unit.whole or random.random() < 0.7 else "in_progress"
        yield last - timedelta(days=40), _state(unit, head, "labelling", answer, last - timedelta(days=40))
    if happens(PRIORITY):
        code = "g" if not unit.whole and random.random() < 0.06 else "d" if unit.sheltered else "k"
        yield (
            last - timedelta(days=ago),
            _state(unit, head, "priority", "yes", last - timedelta(days=ago), code=code),
        )
    yield from _papers(unit, random, last, happens)


def _papers(
    unit: Unit, random: Random, last: date, happens: Callable[[float], bool]
) -> Iterator[tuple[date, Verb]]:
    """Some papers were seen; some have run out since."""
    for piece in law.pieces(last).values():
        if piece.when == "minors" and not unit.minors:
            continue
        for adult in unit.adults if piece.of == "adult" else unit.adults[:1]:
            if happens(PIECE):
                day = last - timedelta(days=random.randint(3, 60) if unit.whole else random.randint(3, 200))
                until = None
                if piece.code == "identity":
                    until = last + timedelta(days=random.randint(120, 3000))
                yield day, _see(unit, adult, piece.code, until)


def _wishes(unit: Unit, random: Random, communes: list[str]) -> dict[str, Any]:
    persons = len(unit.adults) + unit.minors
    return {
        "communes": [] if random.random() < 0.4 else random.sample(communes, random.randint(1, 3)),
        "solutions": sorted(set(random.choices(SOLUTIONS, k=2))),
        "with_whom": "household" if persons > 1 or random.random() < 0.9 else "other",
        "animals": "yes" if random.random() < 0.12 else "no",
        "persons": persons,
        "minors": unit.minors,
    }


def _needs(unit: Unit, random: Random) -> dict[str, Any]:
    income = random.choice((0, 0, 6200, 7400, 8100, 9800, 12600, 15400, 18900)) * len(unit.adults)
    monthly = income / 12
    resources = (
        "none" if not monthly else "below_600" if monthly < 600 else "600_1000" if monthly < 1000
        else "1000_1500" if monthly < 1500 else "above_1500"
    )  # fmt: skip
    refuses = random.random() < 0.3
    return {
        "refused_solutions": ["RS"] if refuses else [],
        "refused_why": ["shared_life"] if refuses else [],
        "young_couple": "no",
        "disabled": "yes" if random.random() < 0.1 else "no",
        "income": income,
        "resources": resources,
        "support": random.choice(("none", "presence", "light", "light", "intensive")),
        "accessibility": "reached" if random.random() < 0.08 else "none",
        "floor_max": 1 if random.random() < 0.1 else None,
    }


def _number(random: Random) -> str:
    """An invented numéro unique: the department, then figures."""
    return f"029{random.randint(0, 10**15 - 1):015}"


def _evaluate(unit: Unit, kind: str, answers: dict[str, Any]) -> Verb:
    def verb() -> None:
        try:
            begun = needs.begin(by=unit.by, case=unit.case, kind=kind)
        except Refused:  # the household formed later than that day: it is said of the one who spoke
            begun = needs.begin(by=unit.by, case=unit.adults[0].case_number, kind=kind)
        tonight = {"tonight": "safe"} if kind == "flash" else {}
        needs.answer(by=unit.by, evaluation=begun, answers=answers | tonight)
        needs.finish(by=unit.by, evaluation=begun)

    return verb


def _state(
    unit: Unit,
    record: Record,
    right: str,
    answer: str,
    since: date,
    until: date | None = None,
    code: str = "",
    number: str = "",
) -> Verb:
    def verb() -> None:
        day = min(since, clock.today())
        rights.state_right(
            by=unit.by,
            record=record,
            right=right,
            answer=answer,
            since=day,
            until=until,
            code=code,
            number=number,
        )

    return verb


def _see(unit: Unit, record: Record, piece: str, until: date | None) -> Verb:
    def verb() -> None:
        rights.see_proof(by=unit.by, record=record, piece=piece, valid_until=until)

    return verb
