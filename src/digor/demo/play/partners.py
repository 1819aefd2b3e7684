"""Files through the door every file takes: received, read, published; one is taken back, one waits for a decision."""

from __future__ import annotations

import io
from pathlib import Path

from django.conf import settings

from digor.casework.intake import actions as intake
from digor.casework.intake.enums import Reason, State
from digor.demo.files import File
from digor.demo.files.mishaps import WITHDRAWN
from digor.demo.files.sheet import UNDECIDED
from digor.demo.play.stage import Stage

FOLDER = "fichiers"  # in the demo's home: what the partners sent, to look at
SENDERS = {
    "si-siao": "Loïc",
    "listes-de-presence": "Awa",
}  # the others' files are brought in by the coordinator


def write(files: list[File]) -> None:
    """The partners' files, before anybody reads them."""
    folder = Path(settings.HOME) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for file in files:
        (folder / file.name).write_bytes(file.content())


def deposit(stage: Stage, file: File) -> None:
    """One file, by whom it comes from."""
    by = stage.actor(SENDERS.get(file.source, "Maïwenn"))
    imported = intake.receive(
        by=by,
        source=stage.world.sources[file.source],
        format=file.format,
        content=io.BytesIO((Path(settings.HOME) / FOLDER / file.name).read_bytes()),
        file_name=file.name,
        file_day=file.day,
        complete=file.complete,
        perimeter=file.perimeter,
        mapping=file.mapping,
    )
    intake.read_rows(imported=imported)
    imported.refresh_from_db()
    if imported.state != State.STAGED or file.mishap == UNDECIDED:
        return
    intake.publish(imported=intake.ask_publication(by=by, imported=imported))
    if file.mishap == WITHDRAWN:
        imported.refresh_from_db()
        intake.withdraw(imported=intake.ask_withdrawal(by=by, imported=imported, reason=Reason.values[0]))
    else:
        stage.hear(file)
