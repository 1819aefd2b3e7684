"""`bailleur`: a landlord's stock, vacancies, attributions and refusals; its rows go to homes."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.bailleur.understand import understood
from digor.casework.intake.formats.base import Format
from digor.casework.intake.formats.of_homes import last_day, opener
from digor.foundation.exchange.layouts.bailleur import BAILLEUR

FORMAT = Format(
    code="bailleur",
    label=_("Landlord’s file: stock, vacancies, attributions, refusals"),
    extensions=("csv", "txt", "xlsx", "ods"),
    columns=tuple((column.field, column.label) for column in BAILLEUR.columns),
    open=opener(BAILLEUR, understood),
    day=last_day(BAILLEUR, ("day", "declared_on")),
    sample=Path(__file__).parent / "sample.csv",
    destination="homes",
    situations=frozenset(),
)
