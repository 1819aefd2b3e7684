"""Run alone, in a home of its own: imports a file in a child that is killed (SIGKILL) at each of some points.

Prints one JSON document: what the ledger and the list held before, and after the next import's clean-up.
"""

from __future__ import annotations

import io
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "digor.config.settings")

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connections  # noqa: E402

from digor.casework.intake import actions, staging, uploads  # noqa: E402
from digor.casework.intake.formats import format_of  # noqa: E402
from digor.casework.intake.models import Import, StagedRow  # noqa: E402
from digor.casework.people import publication  # noqa: E402
from digor.foundation.partners import actions as partners  # noqa: E402
from digor.foundation.partners import reads  # noqa: E402
from digor.foundation.partners.models import Source, Territory  # noqa: E402
from tests.casework.intake.files import demand, rows_of, siao  # noqa: E402

RECORDED = (
    "people_act", "people_statement", "people_mention", "people_record", "people_identity", "people_recordkey",
    "people_sourcekey", "people_membership", "people_revision", "people_segment", "people_listspell",
    "people_stagedsegment", "people_stagedperson",
)  # fmt: skip


def die(*_args: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def after(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function, then death: what it committed is there, nothing of ours runs any more."""

    def killed(*args: object, **named: object) -> None:
        function(*args, **named)
        die()

    return killed


POINTS: dict[str, Callable[[], None]] = {
    "in the middle of the rows": lambda: setattr(staging, "keep", after(staging.keep)),
    "once the rows are written": lambda: setattr(publication, "write_rows", after(publication.write_rows)),
    "once the difference is computed": lambda: setattr(publication, "stage", after(publication.stage)),
    "while publishing": lambda: setattr(publication, "publish", die),
}


def content(first: int, count: int) -> bytes:
    return siao(*(demand(f"P{n}", "20/01/2026", "Rue", Nom="Le Goff") for n in range(first, first + count)))


def bring(source: Source, file: bytes) -> None:
    by = reads.system_actor(Territory.objects.get())
    imported = actions.receive(
        by=by, source=source, format="siao", content=io.BytesIO(file), file_name="x.csv"
    )
    imported = actions.read_rows(imported=imported)
    actions.publish(imported=actions.ask_publication(by=by, imported=imported))


def state() -> dict[str, Any]:
    return rows_of(*RECORDED) | {
        "uploads": len(list(uploads.folder().iterdir())),
        "staged": StagedRow.objects.count(),
    }


def main() -> None:
    call_command("migrate", verbosity=0)
    territory = partners.create_territory(code="qbo", name="QBO")
    by = reads.system_actor(territory)
    siao29 = partners.create_organisation(by=by, kind="siao", code="siao29", name="SIAO")
    source = partners.create_source(by=by, organisation=siao29, code="si-siao", label="SI-SIAO")
    partners.sign_agreement(
        by=by,
        source=source,
        format="siao",
        controllers="SIAO",
        ground="casf-l345-2-10",
        purpose="Coordonner",
        recipients="Équipe",
        columns=[name for name, _ in format_of("siao").columns],
        information_given="Notice",
    )
    bring(source, content(0, 5))
    staging.BATCH = 10
    found: dict[str, Any] = {"before": state(), "points": {}}
    for point, arm in POINTS.items():
        connections.close_all()
        child = os.fork()
        if child == 0:
            arm()
            bring(source, content(3, 30))
            os._exit(0)  # not killed: the test must see it
        _, status = os.waitpid(child, 0)
        killed = Import.objects.latest("pk")
        left = {"signal": os.WTERMSIG(status), "found": killed.state, "then": state()}
        cleaned = actions.clean_up()
        killed.refresh_from_db()
        found["points"][point] = left | {"cleaned": cleaned, "state": killed.state, "after": state()}
    Path(sys.argv[1]).write_text(json.dumps(found))


if __name__ == "__main__":
    main()
