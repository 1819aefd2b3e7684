"""The uploaded file, as long as it lives: in the home's uploads folder, readable by its owner alone.

It is destroyed as soon as its rows are staged, or when the import ends otherwise, after 24 h at the latest
(`delays.json`); what no import claims is destroyed too.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings

_CHUNK = 1 << 20
_EXTENSION = re.compile(r"\.(csv|txt|tsv|xlsx|ods|zip)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file put away: its name in the folder, its digest, its size in bytes."""

    name: str
    sha256: str
    size: int


def folder() -> Path:
    """Where uploads live."""
    place = Path(settings.MEDIA_ROOT) / "imports"
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    return place


def path_of(name: str) -> Path:
    """Where the file of that name is."""
    return folder() / name


def extension(file_name: str) -> str:
    """The known ending of a file's name, in small letters; nothing else of the name is kept."""
    found = _EXTENSION.search(file_name)
    return found.group(1).lower() if found else ""


def keep(content: IO[bytes], ending: str) -> Kept:
    """Copy a stream into the folder under a random name."""
    name = f"{secrets.token_hex(16)}{'.' + ending if ending else ''}"
    digest, size = hashlib.sha256(), 0
    place = path_of(name)
    place.touch(mode=0o600, exist_ok=False)
    with place.open("wb") as copy:
        while chunk := content.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
            copy.write(chunk)
    return Kept(name, digest.hexdigest(), size)


def destroy(name: str) -> None:
    """Remove the file; nothing happens when it is gone already."""
    if name:
        path_of(name).unlink(missing_ok=True)


def destroy_unclaimed(claimed: set[str], before: datetime) -> int:
    """Remove every file older than `before`, and every file of that age no import claims; returns how many."""
    count = 0
    for place in folder().iterdir():
        if place.is_file() and place.name not in claimed and place.stat().st_mtime < before.timestamp():
            place.unlink(missing_ok=True)
            count += 1
    return count
