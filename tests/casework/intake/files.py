"""Partner files as text, and what the ledger holds once they came in."""

from __future__ import annotations

import argparse
import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from digor.casework.people.commands import COMMANDS
from digor.casework.people.models import OPEN
from digor.foundation.partners.actor import Actor

SIAO_HEADER = (
    "Type de ligne;Numéro de demande;Identifiant personne;Identifiant groupe;Numéro de prise en charge;Nom;Prénom;"
    "Date de naissance;Date;Date d'entrée;Situation à la demande;Structure;Type d'établissement;Type de place;"
    "Statut de l'orientation;Motif de sortie"
)
SIAO_COLUMNS = SIAO_HEADER.split(";")
SHELTER_HEADER = (
    "Structure;Dispositif;Chambre;N° de dossier;N° ménage;Nom;Prénom;Date de naissance;Date d'entrée;Sortie prévue;"
    "Date de sortie;Destination"
)
ROUND_HEADER = (
    "Date de la nuit;Secteur;Lieu précis;Alias;Nom;Prénom;Rencontré ou aperçu;Où il dort;Demande;Remarques"
)


def siao(*rows: Mapping[str, str]) -> bytes:
    """An SI-SIAO extract; each row by its headers, what is not said is empty."""
    lines = [SIAO_HEADER, *(";".join(row.get(name, "") for name in SIAO_COLUMNS) for row in rows)]
    for row in rows:
        assert row.keys() <= set(SIAO_COLUMNS), row.keys() - set(SIAO_COLUMNS)
    return "\r\n".join([*lines, ""]).encode()


def demand(person: str, day: str, situation: str, **more: str) -> dict[str, str]:
    return {
        "Type de ligne": "Demande",
        "Numéro de demande": f"D-{person}",
        "Identifiant personne": person,
        "Date": day,
        "Situation à la demande": situation,
        **more,
    }


def entry(person: str, day: str, structure: str = "CHU Ti Nevez", **more: str) -> dict[str, str]:
    return {
        "Type de ligne": "Entrée",
        "Identifiant personne": person,
        "Date": day,
        "Structure": structure,
        "Type d'établissement": "Hors CHRS",
        "Type de place": "Place en urgence",
        **more,
    }


def leave(person: str, day: str, structure: str = "CHU Ti Nevez", **more: str) -> dict[str, str]:
    return entry(person, day, structure, **({"Type de ligne": "Sortie"} | more))


def sheet(*lines: str) -> bytes:
    """A round's sheet, lines in the order of its header."""
    return "\r\n".join([ROUND_HEADER, *lines, ""]).encode()


def shelter(*lines: str, title: str = "") -> bytes:
    """A shelter's list, lines in the order of its header, under a title if there is one."""
    return "\r\n".join([*([title] if title else []), SHELTER_HEADER, *lines, ""]).encode()


def archive(members: Mapping[str, Sequence[Mapping[str, str]]]) -> bytes:
    """An HMIS export as a zip: every file of `members`, its header made of the columns its rows have."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for name, rows in members.items():
            text = io.StringIO()
            writer = csv.DictWriter(text, list(dict.fromkeys(key for row in rows for key in row)))
            writer.writeheader()
            writer.writerows(rows)
            zipped.writestr(f"{name}.csv", text.getvalue())
    return packed.getvalue()


def the_list(actor: Actor, on: date) -> dict[str, Any]:
    """The by-name list as `digor by-name --json` writes it, without the number and instant of its revision."""
    command = COMMANDS["by-name"]
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    out = io.StringIO()
    assert command.run(parser.parse_args(["--on", on.isoformat(), "--json"]), actor, out) == 0
    found: dict[str, Any] = json.loads(out.getvalue())
    del found["revision"], found["instant"]
    return found


def derived() -> dict[str, list[tuple[Any, ...]]]:
    """Every living derived row of nights, lists and units, by table, without its number and its revisions."""
    tables = {
        "people_segment": "person_id, from_day, known_to, to_day, statement_id, situation, kind, contested",
        "people_listspell": "person_id, state, from_day, to_day, entry, exit",
        "people_householdspell": "household_id, person_id, since, state, from_day, to_day, entry, exit",
    }
    found = {}
    with connection.cursor() as cursor:
        for table, columns in tables.items():
            cursor.execute(f"SELECT {columns} FROM {table} WHERE to_revision = %s", [OPEN])
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def rows_of(*tables: str) -> dict[str, int]:
    """How many rows tables hold."""
    with connection.cursor() as cursor:
        found = {}
        for table in tables:
            cursor.execute(f"SELECT COUNT(*) FROM {table}")
            found[table] = cursor.fetchone()[0]
    return found


def everything(tables: Iterable[str] | None = None) -> str:
    """The whole content of the database as text, to look for what must not be there."""
    names = tables or connection.introspection.table_names()
    with connection.cursor() as cursor:
        parts = []
        for table in names:
            cursor.execute(f'SELECT * FROM "{table}"')
            parts += [repr(row) for row in cursor.fetchall()]
    return "\n".join(parts)
