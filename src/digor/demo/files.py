"""The partners' files of the demo, written from the truth with the faults real files have.

Same seed and same last day: the same bytes. Windows-1252 and semicolons for the SIAO, UTF-8 and
commas for the round sheets: as partners send them.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from digor.demo.communes import SECTORS
from digor.demo.population import House, Person, Stay, winter

SIAO_HEADER = (
    "Type de ligne", "Numéro de demande", "Identifiant personne", "Identifiant groupe", "Numéro de prise en charge",
    "Nom", "Prénom", "Date de naissance", "Date", "Date de mise à jour", "Situation à la demande", "Structure",
    "Type d'établissement", "Type de place", "Motif de sortie", "Commune",
)  # fmt: skip
MARAUDE_HEADER = (
    "Date de la nuit", "Secteur", "Lieu précis", "Identifiant", "Alias", "Nom", "Prénom", "Rencontré ou aperçu",
    "Où il dort", "Demande", "Nombre de personnes", "Animal", "Remarques",
)  # fmt: skip
DEMANDED = {
    "street": "À la rue - abri de fortune",
    "third_party": "Hébergé chez amis - autre",
    "hospital": "Institutions publiques (hôpital, maison de retraite)",
}
# place → (type of establishment, type of place)
HELD = {
    "shelter": ("Hors CHRS", "Place en urgence"),
    "hotel": ("Hôtels", "Hôtel"),
    "chrs": ("CHRS", "Place d'insertion"),
    "iml": ("Intermédiation locative", "Logement"),
}
LEAVING = {
    "street": "Rue / abri de fortune (squat, camping, voiture)",
    "third_party": "Hébergée par des tiers",
    "shelter": "Sortie vers une structure d'urgence",
    "hotel": "Hôtel",
    "chrs": "Sortie vers un CHRS",
    "iml": "Sortie vers IML location sous-location",
    "boarding": "Sortie vers une maison relais",
    "social": "Accès à un logement parc public",
    "private": "Accès à un logement parc privé",
    "left": "Prise en charge dans un autre département",
    "gone": "Information non renseignée",
}
SPOTS = {
    "Gare": ("banc face aux quais", "hall de la gare", "parking est"),
    "Centre": ("porche de la halle", "sous les arcades", "distributeur de la place"),
    "Locmaria": ("jardin du prieuré", "sous le pont", "quai"),
    "Kerfeunteun": ("abribus", "hall d'immeuble", "terrain derrière le gymnase"),
    "Penhars": ("cage d'escalier", "parking souterrain", "square"),
    "Moulin-Vert": ("sous le viaduc", "bois", "abri de jardin"),
    "Ty-Bos": ("parking du centre commercial", "hall", "terrain vague"),
    "Cap-Horn": ("quai", "hangar", "cale"),
}
ASKS = (
    "",
    "",
    "un duvet",
    "une boisson chaude",
    "une place pour la nuit",
    "un logement",
    "parler",
    "une douche",
)


@dataclass(frozen=True, slots=True)
class File:
    """A file as a partner sends it, and the morning it arrives."""

    format: str
    name: str
    day: date
    arrives: date
    content: bytes
    complete: bool = False


def siao_key(number: int) -> str:
    """The identifier SI-SIAO gives a person."""
    return f"{100000 + number}"


def round_key(number: int) -> str:
    """The code the round's team gives a person it knows."""
    return f"M{number:05d}"


def files(seed: int, houses: list[House], first: date, last: date) -> list[File]:
    """Every file of the year, in the order of arrival: an extract a month, two rounds a week."""
    random = Random(f"digor-files-{seed}-{last.isoformat()}")
    known = {house.number: random.random() < 0.86 or house.number == 0 for house in houses}
    met = {house.number: random.uniform(0.25, 0.75) for house in houses}
    made = [siao(random, houses, known, day) for day in extracts(first, last)]
    made += [round_sheet(random, houses, met, night) for night in rounds(first, last)]
    return sorted(made, key=lambda one: (one.arrives, one.format, one.name))


def extracts(first: date, last: date) -> Iterator[date]:
    """The first of each month."""
    day = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    while day <= last:
        yield day
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)


def rounds(first: date, last: date) -> Iterator[date]:
    """Tuesdays and Fridays; in winter Sundays too."""
    day = first
    while day < last:
        if day.weekday() in (1, 4) or (day.weekday() == 6 and winter(day)):
            yield day
        day += timedelta(days=1)


def siao(random: Random, houses: list[House], known: dict[int, bool], day: date) -> File:
    """The monthly extract: everything since the beginning, entries and exits typed in by then."""
    lines = [row for house in houses if known[house.number] for row in demand_and_stays(house, day)]
    lines.sort(key=lambda row: (row[8][6:], row[8][3:5], row[8][:2], row[2], row[0]))
    spoiled = list(lines)
    for _ in range(min(3, len(lines))):
        spoil(random, spoiled)
    return File("siao", f"siao-{day:%Y-%m}.csv", day, day, text(SIAO_HEADER, spoiled, ";", "cp1252"))


def demand_and_stays(house: House, day: date) -> Iterator[list[str]]:
    """What SI-SIAO holds of a household on `day`."""
    own = Random(f"digor-siao-{house.number}")  # the same household is told the same way every month
    for rank, stay in enumerate(house.stays):
        asked, delay = own.random() < 0.9, own.randint(0, 12)
        late = own.randint(1, 45) if own.random() < 0.15 else 1
        if stay.place in DEMANDED and asked:
            on = stay.start + timedelta(days=min(delay, max(0, ((stay.end or day) - stay.start).days - 1)))
            if on < day:
                for person in house.members:
                    yield line("Demande", house, person, rank, on, on, DEMANDED[stay.place], "", ("", ""), "")
        elif stay.place in HELD and stay.start < day:
            for person in house.members:
                yield line(
                    "Entrée",
                    house,
                    person,
                    rank,
                    stay.start,
                    stay.start,
                    "",
                    stay.structure,
                    HELD[stay.place],
                    "",
                )
                if stay.end is not None and stay.end + timedelta(days=late) <= day and stay.end <= day:
                    typed = stay.end + timedelta(days=late - 1)
                    yield line(
                        "Sortie", house, person, rank, stay.end, typed, "", stay.structure, HELD[stay.place],
                        LEAVING.get(stay.next_place, "Autre motif"),
                    )  # fmt: skip


def line(
    kind: str,
    house: House,
    person: Person,
    rank: int,
    on: date,
    typed: date,
    situation: str,
    structure: str,
    place: tuple[str, str],
    leaving: str,
) -> list[str]:
    """One line of the extract."""
    stay = f"S{house.number:04d}{rank:02d}{person.number % 10}" if kind != "Demande" else ""
    return [
        kind, f"D{house.number:04d}{rank:02d}", siao_key(person.number),
        f"G{house.number:04d}" if len(house.members) > 1 else "", stay, person.family_name.upper(), person.given_name,
        f"{person.birth_date:%d/%m/%Y}", f"{on:%d/%m/%Y}", f"{typed:%d/%m/%Y}", situation, structure, *place, leaving,
        "Quimper",
    ]  # fmt: skip


def spoil(random: Random, lines: list[list[str]]) -> None:
    """A fault as hands make them: an impossible date, a word of another list, a missing identifier."""
    at = random.randrange(len(lines))
    row = list(lines[at])
    fault = random.choice(("day", "birth", "word", "key"))
    if fault == "day":
        row[8] = f"31/02/{row[8][6:]}"
    elif fault == "birth":
        row[7] = f"31/11/{row[7][6:]}"
    elif fault == "word" and row[10]:
        row[10] = "chez la voisine du dessus"
    else:
        row[2] = ""
    lines[at] = row


def round_sheet(random: Random, houses: list[House], met: dict[int, float], night: date) -> File:
    """One round: those met outside, under the name or the alias the team knows."""
    rows: list[list[str]] = []
    for house in houses:
        stay = house.stay_on(night)
        if stay is None:
            continue
        outside = stay.place == "street"
        # Now and then somebody whom a shelter counts present is met outside: a contradiction.
        strayed = stay.place in ("shelter", "hotel") and random.random() < 0.008
        if (outside and random.random() < met[house.number] * (1.15 if winter(night) else 0.8)) or strayed:
            rows += met_rows(random, house, stay, night)
    rows.sort(key=lambda row: (row[1], row[3]))
    name = f"maraude-{night.isoformat()}.csv"
    return File(
        "maraude", name, night, night + timedelta(days=1), text(MARAUDE_HEADER, rows, ",", "utf-8-sig")
    )


def met_rows(random: Random, house: House, stay: Stay, night: date) -> Iterator[list[str]]:
    """The adults of a household met together."""
    spot = random.choice(SPOTS[stay.sector if stay.sector in SPOTS else SECTORS[0]])
    asks = random.choice(ASKS)
    seen = "Rencontré" if random.random() < 0.85 else "Aperçu"
    for person in house.members:
        if (night - person.birth_date).days < 18 * 365:
            continue
        name, given, alias = person.family_name, person.given_name, ""
        if house.alias:
            name, given, alias = "", "", house.alias
        elif random.random() < 0.1:
            given = given.replace("é", "e").replace("ë", "e")
        yield [
            f"{night:%d/%m/%Y}", stay.sector, spot, round_key(person.number), alias, name, given, seen, "rue",
            asks, str(len(house.members)), "chien" if "chien" in house.alias else "", "",
        ]  # fmt: skip


def text(header: tuple[str, ...], rows: list[list[str]], separator: str, encoding: str) -> bytes:
    """A CSV file, with the line ends of a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue().encode(encoding, errors="replace")
