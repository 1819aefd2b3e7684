"""Typed readers of the environment: each names its variable and what it accepts."""

from __future__ import annotations

import os
import secrets
from collections.abc import ItemsView
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.views.debug import SafeExceptionReporterFilter


class SilentReporterFilter(SafeExceptionReporterFilter):
    """No values in error reports: a local variable may hold a person's name."""

    def is_active(self, request: Any) -> bool:
        return True

    def get_post_parameters(self, request: Any) -> dict[str, str]:
        return {}

    def get_traceback_frame_variables(self, request: Any, tb_frame: Any) -> ItemsView[str, Any]:
        return dict[str, Any]().items()


def read_flag(name: str, default: bool) -> bool:
    """`1`, `true`, `yes` or `0`, `false`, `no`."""
    value = os.environ.get(name, "").strip().lower()
    if not value:
        return default
    if value in {"1", "true", "yes", "oui"}:
        return True
    if value in {"0", "false", "no", "non"}:
        return False
    raise ImproperlyConfigured(f"{name} takes 1 or 0, not {value!r}.")


def read_list(name: str, default: list[str]) -> list[str]:
    """Values separated by commas."""
    value = os.environ.get(name, "")
    return [part.strip() for part in value.split(",") if part.strip()] or default


def read_text(name: str, default: str) -> str:
    """Any text, without the spaces around it."""
    return os.environ.get(name, "").strip() or default


def read_number(name: str, default: int) -> int:
    """A whole number."""
    value = os.environ.get(name, "").strip()
    if value and not value.isdecimal():
        raise ImproperlyConfigured(f"{name} takes a whole number, not {value!r}.")
    return int(value) if value else default


def read_day(name: str) -> date | None:
    """A day written 2026-11-12, or nothing."""
    value = os.environ.get(name, "").strip()
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise ImproperlyConfigured(f"{name} takes a day such as 2026-11-12, not {value!r}.") from None


def home() -> Path:
    """DIGOR_HOME: the folder that holds the database, the secret and uploads; made if absent."""
    folder = Path(os.environ.get("DIGOR_HOME") or Path.home() / ".local" / "share" / "digor")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / "static").mkdir(exist_ok=True)
    (folder / "uploads").mkdir(exist_ok=True, mode=0o700)
    return folder.resolve()


def secret(folder: Path) -> str:
    """DIGOR_SECRET_KEY, or a key written once in the home folder, readable by its owner alone."""
    return os.environ.get("DIGOR_SECRET_KEY") or _written_once(folder / "secret-key", "")


def person_keys_secret(folder: Path, demo: bool) -> str:
    """DIGOR_PERSON_KEYS_SECRET, or a key written once in the home folder.

    It keys the digests that stand for people to whom a source gives no number, and never changes: they would
    all be new persons. The demo's people are invented, and tell the same in every home.
    """
    given = os.environ.get("DIGOR_PERSON_KEYS_SECRET")
    return given or _written_once(folder / "person-keys-secret", "digor-demo" if demo else "")


def _written_once(file: Path, wished: str) -> str:
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(wished or secrets.token_urlsafe(48))
    except FileExistsError:
        pass
    return file.read_text().strip()


def database(folder: Path) -> dict[str, Any]:
    """DIGOR_DATABASE: `postgresql://user:password@host:port/name`, or empty for SQLite in the home folder."""
    url = os.environ.get("DIGOR_DATABASE", "")
    if not url:
        return sqlite(folder / "digor.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DIGOR_DATABASE takes postgresql://user:password@host:port/name, or nothing for SQLite."
        )
    query = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or query.get("host", "")),
        "PORT": str(parts.port or query.get("port", "")),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {},
    }


def sqlite(file: Path) -> dict[str, Any]:
    """SQLite as the ledger needs it.

    IMMEDIATE: a transaction that reads then writes fails at once with "database is locked"
    if another wrote between, whatever the timeout. recursive_triggers: without it,
    INSERT OR REPLACE passes under the append-only triggers.
    """
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;"
                "PRAGMA recursive_triggers=ON;PRAGMA cache_size=-65536;PRAGMA temp_store=MEMORY;"
            ),
        },
        "TEST": {"NAME": None},
    }
