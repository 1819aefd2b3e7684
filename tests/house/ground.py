"""What the house tests walk through: the repository's files and the installed rooms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from django.apps import AppConfig, apps

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "digor"
OURS = ("src", "tests", "tools", "truth", "bench", "docs", ".ci", "requirements")
# Not ours: vendored files; compiled or passing files.
NOT_OURS = {"vendor", "__pycache__"}


def files(*suffixes: str, under: Path = ROOT) -> Iterator[Path]:
    """Our own files, by suffix; from the root, only the folders that are committed."""
    roots = [under / name for name in OURS] if under == ROOT else [under]
    loose = [path for path in ROOT.iterdir() if path.is_file()] if under == ROOT else []
    for path in sorted([*loose, *(path for root in roots for path in root.rglob("*"))]):
        if path.is_file() and path.suffix in suffixes and not NOT_OURS & set(path.relative_to(ROOT).parts):
            yield path


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def rooms() -> list[AppConfig]:
    """Our installed apps, lowest first (the order of INSTALLED_APPS)."""
    return [room for room in apps.get_app_configs() if room.name.startswith("digor.")]
