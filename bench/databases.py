"""The same measure on SQLite and, when DIGOR_BENCH_POSTGRESQL gives an address, on PostgreSQL.

Each runs in a process of its own, on a new database with Digor's own settings.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

HERE = Path(__file__).resolve().parent


def on_each(module: str, *words: str) -> list[dict[str, Any]]:
    """The rows of `python -m bench.<module> --here`, for each database there is."""
    rows = measured(module, "SQLite", "", *words)
    if server := os.environ.get("DIGOR_BENCH_POSTGRESQL"):
        rows += measured(module, "PostgreSQL", new_database(server, module), *words)
    return rows


def measured(module: str, name: str, address: str, *words: str) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="digor-bench-") as home:
        answer = Path(home) / "rows.json"
        environment = {
            **os.environ,
            "DIGOR_HOME": home,
            "DIGOR_DATABASE": address,
            "DIGOR_REQUIRE_TOTP": "0",
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "digor.config.settings"),
        }
        command = [sys.executable, "-m", f"bench.{module}", "--here", str(answer), *words]
        subprocess.run(command, cwd=HERE.parent, env=environment, check=True)
        rows: list[dict[str, Any]] = json.loads(answer.read_text())
    return [{**row, "name": f"{name}: {row['name']}"} for row in rows]


def new_database(server: str, name: str) -> str:
    """An empty database beside the one of the address."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE IF EXISTS "{name}"')
        connection.execute(f'CREATE DATABASE "{name}"')
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def migrated() -> None:
    """Django ready on an empty database, every table laid."""
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
