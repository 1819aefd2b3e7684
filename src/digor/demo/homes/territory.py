"""What the territory writes of its own in the demo: landlords, operations, rental mediation, places, reports."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta
from random import Random

from digor.demo.places import SEATS
from digor.foundation.exchange.layouts.indigne import FINDINGS, INDIGNE, MEASURES, OUTCOMES
from digor.foundation.frame import clock
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation
from digor.supply import actions as supply
from digor.supply.models import Landlord

# code → (kind, name when it is no partner's)
LANDLORDS = {
    "opac": ("social", ""), "fh": ("social", ""), "lb": ("social", ""), "ac": ("social", ""), "soliha": ("ais", ""),
    "hh": ("association", ""), "prive-1": ("private", "Propriétaire privé 1"), "prive-2": ("private", "Propriétaire privé 2"),
    "prive-3": ("private", "Propriétaire privé 3"),
}  # fmt: skip
# (code, name, landlord, commune, kind → dwellings, days before the last day: programmed, financed, started, delivered)
OPERATIONS = (
    ("kerlan", "Résidence Kerlan", "opac", "29232", {"PLAI": 14, "PLUS": 22}, (1500, 1220, 950, 260)),
    ("stangala", "Le Stangala", "opac", "29051", {"PLAI": 8, "PLUS": 16}, (1280, 1010, 720, 120)),
    ("menez", "Menez Bihan", "fh", "29020", {"PLAI": 5, "PLUS": 9}, (1180, 820, 430, -150)),
    ("lanroz", "Lanroz", "lb", "29170", {"PLUS": 12, "PLS": 4}, (900, 560, 210, -330)),
    ("odet", "Les Quais de l'Odet", "ac", "29232", {"PLAI": 10, "PLUS": 18, "PLS": 6}, (760, 380, -60, -520)),
    ("kerfeun", "Kerfeunteun Vras", "opac", "29232", {"PLAI": 16, "PLUS": 20}, (480, 130, -140, -700)),
    ("tymamm", "Pension de famille Ty Mamm 2", "opac", "29232", {"PF": 24}, (620, 260, 30, -400)),
    ("plone", "Plonéis centre", "fh", "29173", {"PLAI": 4, "PLUS": 8}, (210, -90, -360, -900)),
    ("brug", "Ar Brug", "lb", "29216", {"PLAI": 6, "PLUS": 10}, (60, -240, -520, -1050)),
)
STAGES = ("programmed", "financed", "started", "delivered")
PLACES = {
    "Halte Noz Vat": "ABN", "Dispositif hivernal Ti Goañv": "ABN", "CHU Ti Nevez": "CHU", "CHU Glaz": "CHU",
    "Hôtel de l'Odet": "HOT", "CHRS Ar Skluz": "CHRS", "Pension de famille Ty Mamm": "PF", "Résidence Ar Yaouank": "FJT",
}  # fmt: skip
COMMUNES = ("Quimper", "Quimper", "Quimper", "Ergué-Gabéric", "Briec", "Edern", "Plomelin")


def landlord(by: Actor, code: str, organisations: dict[str, Organisation]) -> Landlord:
    """A partner at the table, or a private owner under a number."""
    kind, name = LANDLORDS[code]
    organisation = organisations.get(code)
    if organisation is not None:
        name = partners.name_of(organisation, clock.today())
    return supply.add_landlord(by=by, kind=kind, code=code, name=name, organisation=organisation)


def produce(by: Actor, landlords: dict[str, Landlord], random: Random, first: date, last: date) -> None:
    """Operations, rental mediation, agreements and places, up to the last day."""
    for code, name, owner, commune, kinds, before in OPERATIONS:
        for kind, number in kinds.items():
            made = supply.add_operation(
                by=by,
                landlord=landlords[owner],
                code=code,
                name=name,
                kind=kind,
                commune=commune,
                dwellings=number,
            )
            for stage, days in zip(STAGES, before, strict=True):
                on = last - timedelta(days=days)
                reached = on if on < last else None
                planned = on - timedelta(days=random.choice((0, 30, 60, 90))) if reached else on
                supply.write_milestone(
                    by=by, operation=made, stage=stage, planned_on=planned, reached_on=reached
                )
    mediate(by, landlords, random, first, last)
    agree(by, landlords, random, first, last)
    for name, solution in PLACES.items():
        places, winter = SEATS[name]
        facility = supply.add_facility(by=by, name=name, solution=solution, commune="29232")
        supply.set_capacity(
            by=by,
            facility=facility,
            from_day=first,
            places=max(0, places - places // 8),
            winter_places=winter,
        )
        changed = first + (last - first) // 2
        supply.set_capacity(by=by, facility=facility, from_day=changed, places=places, winter_places=winter)


def mediate(by: Actor, landlords: dict[str, Landlord], random: Random, first: date, last: date) -> None:
    """What comes into rental mediation and leaves it, month by month: slowly more than less."""
    for code, solution, start, most in (("soliha", "IML-MG", 18, 3), ("hh", "IML-SL", 12, 2)):
        here, day = start, first
        supply.move_mediation(
            by=by, landlord=landlords[code], solution=solution, movement="captured", on=first, dwellings=start
        )
        while day < last - timedelta(days=20):
            day += timedelta(days=random.randint(22, 40))
            on = min(day, last)
            came, left = random.randint(0, most), random.choices((0, 1, 2), weights=(55, 35, 10))[0]
            for movement, number in (("captured", came), ("lost", min(left, here))):
                if number:
                    supply.move_mediation(
                        by=by, landlord=landlords[code], solution=solution, movement=movement, on=on, dwellings=number,
                        commune="29232",
                    )  # fmt: skip
            here += came - min(left, here)


def agree(by: Actor, landlords: dict[str, Landlord], random: Random, first: date, last: date) -> None:
    """Owners sign with the Anah for six or nine years."""
    for rank in range(18):
        signed = first + timedelta(days=random.randint(0, max(1, (last - first).days - 30)))
        level = random.choices(("LOC1", "LOC2", "LOC3"), weights=(20, 45, 35))[0]
        begins = signed + timedelta(days=30)
        supply.sign_anah(
            by=by, landlord=landlords[f"prive-{rank % 3 + 1}"], number=f"029-{signed.year}-{rank + 101}", level=level,
            mediated=level == "LOC3" or random.random() < 0.3, commune="29232", signed_on=signed, begins_on=begins,
            ends_on=begins.replace(year=begins.year + random.choice((6, 9)), day=min(begins.day, 28)),
        )  # fmt: skip


def reports(random: Random, first: date, last: date) -> bytes:
    """One file of reports: visited or not, ordered or not, some with a rehousing that is late."""
    out = io.StringIO()
    names = [column.field for column in INDIGNE.columns]
    writer = csv.writer(out, delimiter=";")
    writer.writerow([column.label for column in INDIGNE.columns])
    for rank in range(26):
        received = last - timedelta(days=random.randint(8, max(9, (last - first).days)))
        visited = received + timedelta(days=random.randint(8, 40))
        finding = random.choices(("decent", "not_decent", "unfit", "dangerous"), weights=(20, 45, 20, 15))[0]
        row = {
            "number": f"{'SL' if rank % 3 else 'PDLHI-29'}-{received.year}-{rank + 210}",
            "received_on": _day(received),
            "commune": random.choice(COMMUNES),
        }
        if visited < last:
            row |= {"visited_on": _day(visited), "finding": FINDINGS.label(finding)}
            row |= _after(random, finding, visited, last)
        writer.writerow([row.get(name, "") for name in names])
    return out.getvalue().encode("utf-8")


def _after(random: Random, finding: str, visited: date, last: date) -> dict[str, str]:
    """What followed the visit."""
    measure_on = visited + timedelta(days=random.randint(3, 30))
    if finding == "decent":
        return {"outcome": OUTCOMES.label("unfounded"), "closed_on": _day(visited)}
    if measure_on >= last:
        return {"outcome": OUTCOMES.label("open")}
    measure = {"not_decent": "formal_notice", "unfit": "insalubrity", "dangerous": "urgent"}[finding]
    row = {"measure": MEASURES.label(measure), "measure_on": _day(measure_on)}
    due = measure_on + timedelta(days=45)
    if finding != "not_decent":
        row["rehousing_due_on"] = _day(due)
    done = due + timedelta(days=random.randint(-20, 60))
    if done < last and random.random() < 0.75:
        outcome = "repaired" if finding == "not_decent" else "rehoused"
        row |= {"outcome": OUTCOMES.label(outcome), "closed_on": _day(done)}
        if outcome == "rehoused":
            row["rehoused_on"] = _day(done)
    else:
        row["outcome"] = OUTCOMES.label("open")
    return row


def _day(day: date) -> str:
    assert day <= clock.today() + timedelta(days=400)
    return f"{day:%d/%m/%Y}"
