"""The SIAO's monthly extract: what was typed since the extract before the last, in Windows-1252 and semicolons."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from digor.demo.files.sheet import File, Table, months
from digor.demo.identities import Written, written
from digor.demo.population import House, Person, Population, Stay

HEADER = (
    "Type de ligne", "Numéro de demande", "Identifiant personne", "Identifiant groupe", "Numéro de prise en charge",
    "Nom", "Prénom", "Date de naissance", "Date", "Date d'entrée", "Date de mise à jour", "Situation à la demande",
    "Structure", "Type d'établissement", "Type de place", "Statut de l'orientation", "Motif de sortie", "Commune",
)  # fmt: skip
DEMANDED = {
    "street": ("À la rue - abri de fortune",) * 5 + ("Errance résidentielle",),
    "third_party": ("Hébergé chez amis - autre", "Hébergé chez famille"),
    "hospital": ("Institutions publiques (hôpital, maison de retraite)",),
    "prison": ("Détention",),
    "ase": ("PEC-ASE",),
    "private": ("Expulsion locative du privé", "Domicile conjugal"),
}
# place → type of establishment, type of place
HELD = {
    "winter": ("Hors CHRS", "Hébergement urgence place hiver"),
    "shelter": ("Hors CHRS", "Place en urgence"),
    "hotel": ("Hôtels", "Hôtel"),
    "chrs": ("CHRS", "Place d'insertion"),
    "iml": ("Intermédiation locative", "Logement"),
    "boarding": ("Logement foyer", "Logement"),
}
LEAVING = {
    "street": "Rue / abri de fortune (squat, camping, voiture)",
    "night": "Rue / abri de fortune (squat, camping, voiture)",
    "winter": "Dispositif hivernal",
    "third_party": "Hébergée par des tiers",
    "shelter": "Sortie vers une structure d'urgence",
    "hotel": "Hôtel",
    "chrs": "Sortie vers un CHRS",
    "iml": "Sortie vers IML location sous-location",
    "boarding": "Sortie vers une maison relais",
    "fjt": "Sortie vers logement-foyer (FJT - FTM)",
    "social": "Accès à un logement parc public",
    "private": "Accès à un logement parc privé",
    "hospital": "Hospitalisation",
    "left": "Prise en charge dans un autre département",
    "gone": "Information non renseignée",
    "dead": "Décédée",
}
DAY = timedelta(days=1)
OVERLAP = timedelta(days=31)  # an extract goes two months back
UNKNOWN, TWICE, FORGOTTEN, LATE = 0.12, 0.07, 0.05, 0.15


def key(number: int, copy: int) -> str:
    """The identifier SI-SIAO gives a person; another when it opens a second file for the same one."""
    return str((8_000_000 if copy else 1_000_000) + number)


@dataclass(slots=True)
class Extracts:
    """Each line goes to the extracts that fall within a month of the day it was typed."""

    seed: int
    people: Population
    days: list[date]
    files: list[File]
    _names: dict[tuple[int, int], Written]

    def house(self, house: House) -> None:
        """All that the SIAO ever types of a household, the same way on every run."""
        own = Random(f"digor-siao-{self.seed}-{house.number}")
        if own.random() < UNKNOWN and house.number:
            return
        # A second file is opened by who does not find the first: after a return.
        second = house.stays[len(house.stays) // 2].start if own.random() < TWICE and house.number else None
        for rank, stay in enumerate(house.stays):
            copy = int(second is not None and rank > 0 and stay.start >= second)
            self._stay(own, house, rank, stay, copy)

    def _stay(self, own: Random, house: House, rank: int, stay: Stay, copy: int) -> None:
        asks, delay, refused = own.random() < 0.9, own.randint(0, 12), own.random()
        late = own.randint(2, 40) if own.random() < LATE else 1
        if own.random() < FORGOTTEN:
            late = own.randint(60, 150)  # nobody wrote the end, until the yearly tidying
        if stay.place in HELD and stay.start > self.people.first and own.random() < 0.5:
            for person in house.on(stay.start):
                self._orientation(house, person, rank, stay.start - DAY, "Acceptée", copy)
        if stay.place in HELD:
            for person, start, end, apart in house.each(stay):
                self._presence(house, person, rank, stay, start, end, apart, late, copy)
        elif stay.place in DEMANDED and asks:
            last = (stay.end or self.people.last) - stay.start
            on = stay.start + timedelta(days=min(delay, max(0, last.days - 1)))
            said = own.choice(DEMANDED[stay.place])
            for person in house.on(on):
                self._line("Demande", house, person, rank, on, on + DAY, copy, situation=said)
            if refused < 0.16 and last.days > 20:
                answer = "Refus du ménage" if refused < 0.09 else "Refus de la structure"
                for person in house.on(on):
                    self._orientation(house, person, rank, on + timedelta(days=14), answer, copy)

    def _presence(
        self, house: House, person: Person, rank: int, stay: Stay, start: date, end: date | None, apart: bool,
        late: int, copy: int,
    ) -> None:  # fmt: skip
        self._line("Entrée", house, person, rank, start, start + DAY, copy, stay=stay)
        if end is not None:
            why = "Autre motif" if apart else LEAVING.get(stay.next_place, "Autre motif")
            self._line(
                "Sortie", house, person, rank, end, end + late * DAY, copy, stay=stay, entered=start, why=why
            )

    def _orientation(self, house: House, person: Person, rank: int, on: date, answer: str, copy: int) -> None:
        self._line("Orientation", house, person, rank, on, on + DAY, copy, answer=answer)

    def _line(
        self, kind: str, house: House, person: Person, rank: int, on: date, typed: date, copy: int, *,
        stay: Stay | None = None, situation: str = "", answer: str = "", entered: date | None = None, why: str = "",
    ) -> None:  # fmt: skip
        at = bisect_left(self.days, typed)
        if at == len(self.days):
            return
        name = self._names.get((person.number, copy))
        if name is None:
            name = self._names[person.number, copy] = written(self.seed, "siao", person, copy)
        first = house.members[0].start
        joined = {m.person.number for m in house.members if m.start > max(first, m.person.birth_date)}
        several = len({m.person.number for m in house.members} - joined) > 1
        group = f"G{house.number:05d}" if several and person.number not in joined else ""
        line = self.files[at].table.written((
            kind, f"D{house.number:05d}{rank:02d}", key(person.number, copy), group,
            f"S{house.number:05d}{rank:02d}{person.number}" if stay else "", name.family_name.upper(), name.given_name,
            name.born, f"{on:%d/%m/%Y}", f"{entered:%d/%m/%Y}" if entered else "", f"{typed:%d/%m/%Y}", situation,
            stay.structure if stay else "", *(HELD[stay.place] if stay else ("", "")), answer, why, house.commune,
        ))  # fmt: skip
        for again, file in enumerate(self.files[at : at + 2]):
            if not again or typed >= file.day - 2 * OVERLAP:
                file.table.lines.append(line)
                file.keys[key(person.number, copy)] = person.number


def extracts(seed: int, people: Population) -> Iterator[File]:
    """One extract a month, with some lines no machine can read."""
    on = list(months(people.first, people.last))
    files = [
        File("siao", "si-siao", f"siao-{day:%Y-%m}.csv", day, day, {"": Table(HEADER, ";", "cp1252")})
        for day in on
    ]
    made = Extracts(seed, people, on, files, {})
    for house in people.houses:
        made.house(house)
    for file in files:
        random = Random(f"digor-spoil-{seed}-{file.name}")
        for _ in range(min(3, len(file.table.lines))):
            spoil(random, file.table)
        yield file


def spoil(random: Random, table: Table) -> None:
    """A fault as hands make them: an impossible date, a word of another list, a missing identifier."""
    at = random.randrange(len(table.lines))
    cells = table.lines[at].split(table.separator)
    fault = random.choice(("day", "birth", "word", "key"))
    if fault == "day":
        cells[8] = f"31/02/{cells[8][6:]}"
    elif fault == "birth":
        cells[7] = f"31/11/{cells[7][6:] or 1980}"
    elif fault == "word" and cells[11]:
        cells[11] = "chez la voisine du dessus"
    else:
        cells[2] = ""
    table.lines[at] = table.separator.join(cells)
