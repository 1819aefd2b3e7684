"""The rounds' sheets: one a week in winter, one a fortnight otherwise, one a round of late; UTF-8 and commas."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from digor.demo.communes import SECTORS
from digor.demo.files.sheet import File, Table, days
from digor.demo.identities import Written, written
from digor.demo.population import House, Person, Population, Stay, winter

HEADER = (
    "Date de la nuit", "Secteur", "Lieu précis", "Identifiant", "Alias", "Nom", "Prénom", "Rencontré ou aperçu",
    "Où il dort", "Demande", "Nombre de personnes", "Animal", "Remarques",
)  # fmt: skip
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
    "", "", "un duvet", "une boisson chaude", "une place pour la nuit", "un logement", "parler", "une douche",
    "voir un médecin", "refaire ses papiers",
)  # fmt: skip
SLEEPS = ("rue",) * 7 + ("tente", "dans sa voiture", "squat")
SILENT = (7, 8)  # no round in July and August of the second year: no volunteers
LATELY = timedelta(days=28)  # of late, one sheet a round
DAY = timedelta(days=1)


def key(number: int, copy: int = 0) -> str:
    """The code the team gives somebody; another when the name comes after the alias and nobody makes the link."""
    return f"M{number:05d}{'B' if copy else ''}"


def rounds(first: date, last: date) -> list[date]:
    """Tuesdays and Fridays; in winter Sundays too."""
    nights = [
        day for day in days(first, last) if day.weekday() in (1, 4) or (day.weekday() == 6 and winter(day))
    ]
    return [night for night in nights if not (night.month in SILENT and night.year == first.year + 2)]


def sheets(seed: int, people: Population) -> Iterator[File]:
    """Every sheet, in the order of its nights."""
    nights = rounds(people.first, people.last)
    of_night: list[File] = []
    files: dict[date, File] = {}
    for night in nights:
        end = min(_sent(night, lately=night >= people.last - LATELY), people.last - DAY)
        if end not in files:
            table = Table(HEADER, ",", "utf-8-sig")
            name = f"maraude-{end.isoformat()}.csv"
            files[end] = File("maraude", "feuilles-de-tournee", name, end, end + DAY, {"": table})
        of_night.append(files[end])
    team = Team(seed, people, nights, of_night)
    for house in people.houses:
        team.house(house)
    for file in files.values():
        file.table.lines.sort()
        yield file


def _sent(night: date, *, lately: bool) -> date:
    """The last night of the sheet that tells of `night`."""
    if lately:
        return night
    sunday = night + timedelta(days=6 - night.weekday())
    return sunday if winter(sunday) or sunday.toordinal() // 7 % 2 else sunday + timedelta(days=7)


class Team:
    """What the team writes, household by household, the same way on every run."""

    def __init__(self, seed: int, people: Population, nights: list[date], files: list[File]) -> None:
        self._seed, self._people, self._nights, self._files = seed, people, nights, files

    def house(self, house: House) -> None:
        """Its nights outside; now and then one of a night on which a shelter counts it present."""
        own = Random(f"digor-round-{self._seed}-{house.number}")
        chance = own.uniform(0.25, 0.75)
        # Names come with time: somebody known by an alias is written anew under a name.
        named = own.randint(30, 200) if own.random() < 0.3 else 10_000
        sleeps = own.choice(SLEEPS)
        begun: date | None = None
        for stay in house.stays:
            outside = stay.place == "street"
            if not outside and stay.place not in ("shelter", "hotel"):
                continue
            begun = begun or stay.start
            until = stay.end or self._people.last
            first = bisect_left(self._nights, stay.start)
            for at in range(first, bisect_left(self._nights, until)):
                night = self._nights[at]
                if own.random() < (chance * (1.1 if winter(night) else 0.8) if outside else 0.006):
                    late = int((night - begun).days > named)
                    self._met(own, self._files[at], house, night, sleeps if outside else "rue", late)
            if stay.next_place == "dead" and outside and stay.end:
                self._dead(house, stay, stay.end)

    def _met(self, own: Random, file: File, house: House, night: date, sleeps: str, late: int) -> None:
        """The adults of a household, met together."""
        spots, here = SPOTS.get(house.sector, SPOTS[SECTORS[0]]), house.on(night)
        spot, asks = own.choice(spots), own.choice(ASKS)
        seen = "Rencontré" if own.random() < 0.85 else "Aperçu"
        for person in here:
            if not person.adult(night):
                continue
            alias = house.alias if not late else ""
            copy = late if house.alias else 0
            name = Written("", "", None) if alias else written(self._seed, "maraude", person, copy)
            self._write(
                file, night, house, person, copy, alias, name, seen, sleeps, asks, spot, str(len(here))
            )

    def _dead(self, house: House, stay: Stay, day: date) -> None:
        at = bisect_left(self._nights, day)
        if at == len(self._nights):
            return
        for person in house.on(day):
            name = written(self._seed, "maraude", person)
            self._write(
                self._files[at],
                self._nights[at],
                house,
                person,
                0,
                house.alias,
                name,
                "Signalé",
                "décès",
                "",
                "",
                "1",
            )

    def _write(
        self, file: File, night: date, house: House, person: Person, copy: int, alias: str, name: Written, seen: str,
        sleeps: str, asks: str, spot: str, size: str,
    ) -> None:  # fmt: skip
        code = key(person.number, copy)
        file.keys[f"id:{code}"] = person.number
        file.table.add(
            f"{night:%d/%m/%Y}", house.sector, spot, code, alias, name.family_name if not alias else "",
            name.given_name if not alias else "", seen, sleeps, asks, size, "chien" if "chien" in alias else "", "",
        )  # fmt: skip
