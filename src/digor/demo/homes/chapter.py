"""The chapter of homes, played on the demo's clock after the people's years, only through the rooms' verbs."""

from __future__ import annotations

import io
import json
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from digor.casework.intake import actions as intake
from digor.demo.homes import figures, landlord_file, territory, vacancies
from digor.demo.homes.vacancies import Empty
from digor.foundation.frame import clock
from digor.foundation.partners import actions as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.formats import declared_format
from digor.foundation.partners.models import Organisation, Source
from digor.supply import actions as supply
from digor.supply import reads
from digor.supply.enums import Step
from digor.supply.models import Landlord, Vacancy

KNOWN = {"opac": 180, "fh": 50, "lb": 40, "ac": 30}
A_MONTH = {"opac": 5, "fh": 1, "lb": 1, "ac": 1}
POINTS = Path(__file__).parents[1] / "communes_points.json"
NO_PERSON = "Aucune personne n'est nommée dans ce fichier."


def furnish(
    coordinator: Actor,
    yann: Actor,
    organisations: dict[str, Organisation],
    seed: int,
    first: date,
    last: date,
) -> None:
    """Landlords, stock, vacancies day by day, production, places, reports: from `first` to the morning of `last`."""
    random = Random(f"digor-homes-{seed}-{last.isoformat()}")
    known = vacancies.homes(random, KNOWN)
    empties = vacancies.years(random, known, first, last, A_MONTH)
    stock = {
        code: landlord_file.stock(one for one in known if one.landlord == code) for code in figures.LANDLORDS
    }
    with clock.at(at(first, 9)):
        landlords = {
            code: territory.landlord(coordinator, code, organisations) for code in territory.LANDLORDS
        }
        sources = {
            code: source_of(
                coordinator,
                organisations[code],
                "bailleur",
                f"Gestion locative, {landlords[code].name}",
                first,
            )
            for code in figures.LANDLORDS
        }
        state = source_of(coordinator, organisations["etat"], "indigne", "Signal Logement et PDLHI", first)
        open_ground(coordinator, landlords, first)
        for code, source in sources.items():
            deposit(yann if code == "opac" else coordinator, source, stock[code], first)
    play(coordinator, yann, landlords, sources["opac"], empties, first, last)
    again = last - timedelta(days=12)
    with clock.at(at(again, 10)):
        # Those who send no monthly file send their stock again: nothing changes.
        for code in ("fh", "lb", "ac"):
            deposit(coordinator, sources[code], stock[code], again)
    with clock.at(at(last, 8)):
        territory.produce(coordinator, landlords, random, first, last)
        deposit(coordinator, state, territory.reports(random, first, last), last)


def open_ground(by: Actor, landlords: dict[str, Landlord], first: date) -> None:
    """What is counted, promised and drawn from the first day."""
    for code in figures.LANDLORDS:
        supply.count_stock(
            by=by, landlord=landlords[code], source=figures.SOURCE, from_day=min(first, date(2024, 1, 1)),
            counts=figures.counts(code),
        )  # fmt: skip
        for year in range(first.year, clock.today().year + 4):
            for holder, (share, days) in figures.FLOWS.items():
                supply.sign_flow(
                    by=by, landlord=landlords[code], holder=holder, year=year, share=share, days=days
                )
    ground = json.loads(POINTS.read_text(encoding="utf-8"))
    supply.place_communes(
        by=by,
        points=ground["points"],
        source=ground["source"],
        valid_from=date.fromisoformat(ground["valid_from"]),
    )


def play(
    by: Actor,
    yann: Actor,
    landlords: dict[str, Landlord],
    source: Source,
    empties: list[Empty],
    first: date,
    last: date,
) -> None:
    """Day by day: one landlord's monthly file, the others' vacancies by hand."""
    filed = [one for one in empties if one.home.landlord == "opac"]
    by_hand = [one for one in empties if one.home.landlord != "opac"]
    events: list[tuple[date, int, Empty | None, str, str]] = []
    for one in by_hand:
        events.append((one.declared, 0, one, "declare", ""))
        for on, reason in one.refused:
            events += [(on, 1, one, "propose", ""), (on, 2, one, "refuse", reason)]
        if one.let:
            events.append((one.let, 3, one, "let", ""))
        if one.withdrawn:
            events.append((one.withdrawn, 3, one, "withdraw", "works"))
    day = first
    while day < last:
        end = min(day.replace(day=monthrange(day.year, day.month)[1]), last)
        events.append((end, 9, None, "file", day.isoformat()))
        day = end + timedelta(days=1)
    known: dict[int, Vacancy] = {}
    for on, _rank, empty, what, detail in sorted(events, key=lambda event: event[:2]):
        with clock.at(at(on, 11)):
            if empty is None:
                began = date.fromisoformat(detail)
                deposit(yann, source, landlord_file.month(filed, began, on), on)
            else:
                _tell(by, landlords[empty.home.landlord], empty, what, detail, known)


def _tell(
    by: Actor, landlord: Landlord, empty: Empty, what: str, detail: str, known: dict[int, Vacancy]
) -> None:
    """One thing said by hand."""
    if what == "declare":
        home = reads.dwellings(by).get(landlord=landlord, reference=empty.home.reference)
        known[id(empty)] = supply.declare_vacancy(by=by, dwelling=home, holder=empty.holder)
        return
    supply.say_step(by=by, vacancy=known[id(empty)], step=Step(what), reason=detail)


def deposit(by: Actor, source: Source, content: bytes, day: date) -> None:
    """Drop a file, look at what it changes, publish it."""
    format = "indigne" if source.code.startswith("indigne") else "bailleur"
    received = intake.receive(
        by=by,
        source=source,
        format=format,
        content=io.BytesIO(content),
        file_name="fichier.csv",
        file_day=day,
    )
    intake.publish(imported=intake.ask_publication(by=by, imported=intake.read_rows(imported=received)))


def source_of(by: Actor, organisation: Organisation, format: str, label: str, day: date) -> Source:
    """A source and the agreement that lets its file in, every column named: no person is in it."""
    source = partners.create_source(
        by=by, organisation=organisation, code=f"{format}-{organisation.code}", label=label
    )
    layout = declared_format(format)
    assert layout is not None
    partners.sign_agreement(
        by=by, source=source, format=format, controllers=label, ground="rgpd-6-1-e",
        purpose="Connaître les logements à louer et leur état", recipients="Coordination, SIAO, référents",
        columns=[name for name, _ in layout.columns], information_given=NO_PERSON, from_day=day,
    )  # fmt: skip
    return source


def at(day: date, hour: int) -> datetime:
    """A local hour of a day."""
    return datetime.combine(day, time(hour), clock.zone())
