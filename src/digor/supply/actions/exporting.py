"""Taking homes away as a file: journaled, whoever does it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from digor.foundation.frame import clock
from digor.foundation.journal.actions import record
from digor.foundation.partners.actor import Actor
from digor.supply.exports import EXPORTS, Lines


@transaction.atomic
def export(*, by: Actor, what: str, asked: Mapping[str, Any]) -> tuple[str, Lines]:
    """(file name, lines) of one of `EXPORTS`, as this actor reads it; raises KeyError for another."""
    lines = EXPORTS[what](by, asked)
    record(by=by, verb="homes_exported", what=what, count=len(lines) - 1)
    return f"digor-{what}-{clock.today().isoformat()}.csv", lines
