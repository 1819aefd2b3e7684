"""A partner's file of 1,000,000 rows, from the drop to the publication: peak memory under 1 GiB, rows per second.

The file is an SI-SIAO extract of 100,000 persons in 40,000 groups, demands, entries and exits, read twice to pair
each exit with its entry. Beside: the same rows judged and staged alone, and the bytes of the file read by Python's
own csv module.
"""

from __future__ import annotations

import csv
import os
import resource
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROWS = int(os.environ.get("DIGOR_BENCH_ROWS", "1000000"))
PERSONS = ROWS // 10
DAY = date(2026, 1, 31)
HEADER = (
    "Type de ligne;Numéro de demande;Identifiant personne;Identifiant groupe;Numéro de prise en charge;Nom;Prénom;"
    "Date de naissance;Date;Situation à la demande;Structure;Type d'établissement;Type de place;Motif de sortie"
)
SITUATIONS = ("20", "28", "35", "29", "30")


def main() -> list[dict[str, Any]]:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    with tempfile.TemporaryDirectory(prefix="digor-bench-intake-") as folder:
        path = Path(folder) / "extract.csv"
        write(path)
        began = time.monotonic()
        with path.open(encoding="utf-8", newline="") as text:
            lines = sum(1 for _ in csv.reader(text, delimiter=";"))
        alone = time.monotonic() - began
        staged, whole = bring(path)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        {
            "name": f"peak memory of an import of {apart(ROWS)} rows",
            "figure": peak,
            "unit": "MiB",
            "beside": "1 024 MiB allowed",
            "ratio": peak / 1024,
        },
        {
            "name": "rows read, judged and staged",
            "figure": ROWS / staged,
            "unit": "rows/s",
            "beside": f"csv module alone, {apart(lines / alone)} lines/s",
            "ratio": (ROWS / staged) / (lines / alone),
        },
        {
            "name": "rows from the drop to the publication",
            "figure": ROWS / whole,
            "unit": "rows/s",
            "beside": f"read, judged and staged alone, {apart(ROWS / staged)} rows/s",
            "ratio": staged / whole,
        },
    ]


def apart(number: float) -> str:
    """Thousands apart."""
    return f"{number:,.0f}".replace(",", " ")


def write(path: Path) -> None:
    """Ten lines a person: demands, and two stays with their exits."""
    first = date(2024, 1, 1)
    with path.open("w", encoding="utf-8") as out:
        out.write(HEADER + "\r\n")
        for person in range(PERSONS):
            who = f"P{person};G{person * 2 // 5}"
            name = f"Nom{person % 5000};Prénom{person % 300};{1 + person % 28:02}/0{1 + person % 9}/19{50 + person % 50}"
            for number in range(10):
                day = first + timedelta(days=(person * 7 + number * 60) % 700)
                written = f"{day:%d/%m/%Y}"
                if number % 5 < 2:
                    line = f"Demande;D{person}-{number};{who};;{name};{written};{SITUATIONS[(person + number) % 5]};;;;"
                elif number % 5 in (2, 4):
                    stay = f"S{person}-{number}"
                    line = f"Entrée;;{who};{stay};{name};{written};;CHU {person % 40};Hors CHRS;Place en urgence;"
                else:
                    stay = f"S{person}-{number - 1}"
                    out_on = first + timedelta(days=(person * 7 + (number - 1) * 60) % 700 + 20)
                    line = f"Sortie;;{who};{stay};{name};{out_on:%d/%m/%Y};;CHU {person % 40};Hors CHRS;Place en urgence;{1 + number}"
                out.write(line + "\r\n")


def bring(path: Path) -> tuple[float, float]:
    """Seconds to the last staged row, and to the publication."""
    from digor.casework.intake import actions
    from digor.casework.intake.enums import State, Step
    from digor.casework.intake.formats import format_of
    from digor.foundation.frame import clock
    from digor.foundation.partners import actions as partners
    from digor.foundation.partners import reads

    with clock.at(DAY):
        by = reads.system_actor(partners.create_territory(code="bench", name="Territoire de mesure"))
        siao = partners.create_organisation(by=by, kind="siao", code="siao", name="SIAO")
        source = partners.create_source(by=by, organisation=siao, code="si-siao", label="SI-SIAO")
        partners.sign_agreement(
            by=by,
            source=source,
            format="siao",
            controllers="SIAO",
            ground="test-data",
            purpose="Mesure",
            recipients="Mesure",
            columns=[name for name, _ in format_of("siao").columns],
            information_given="Personnes inventées",
            test_data=True,
        )
        staged_at: list[float] = []

        def watch(step: Step, done: int, total: int | None) -> None:
            if step == Step.WRITING and not staged_at:
                staged_at.append(time.monotonic())

        began = time.monotonic()
        with path.open("rb") as content:
            imported = actions.receive(
                by=by, source=source, format="siao", content=content, file_name=path.name
            )
        imported = actions.read_rows(imported=imported, watch=watch)
        imported = actions.publish(imported=actions.ask_publication(by=by, imported=imported))
        assert (imported.state, imported.new) == (State.PUBLISHED, ROWS), imported.sentence
        return staged_at[0] - began, time.monotonic() - began
