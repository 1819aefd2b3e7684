"""`indigne`: reports on the condition of dwellings (Signal Logement, PDLHI); its rows go to homes."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.base import Format
from digor.casework.intake.formats.indigne.understand import understood
from digor.casework.intake.formats.of_homes import last_day, opener
from digor.foundation.exchange.layouts.indigne import INDIGNE

FORMAT = Format(
    code="indigne",
    label=_("Reports on the condition of dwellings (Signal Logement, PDLHI)"),
    extensions=("csv", "txt", "xlsx", "ods"),
    columns=tuple((column.field, column.label) for column in INDIGNE.columns),
    open=opener(INDIGNE, understood),
    day=last_day(INDIGNE, ("received_on", "visited_on")),
    sample=Path(__file__).parent / "sample.csv",
    destination="homes",
    situations=frozenset(),
)
