"""A hospital, a prison, a children's home: exits to be prepared."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situation import Situation

_row = partial(Situation, family=Family.INSTITUTION)

ROWS: tuple[Situation, ...] = (
    _row("INST", _("Institution, not specified"), _("A public institution; which kind is not said.")),
    _row("HOP", _("Hospital"), _("In hospital, outside psychiatry.")),
    _row("PSY", _("Psychiatric hospital"), _("In a psychiatric hospital or clinic.")),
    _row("ADD", _("Addiction treatment centre"), _("In a detoxification or treatment centre.")),
    _row("USLD", _("Long-term care"), _("In a long-term care or nursing establishment.")),
    _row("MRET", _("Retirement home"), _("Lives in a retirement home.")),
    _row("ACT", _("Therapeutic flat (ACT)"), _("A flat with coordinated medical care, on prescription.")),
    _row("PRIS", _("Detention"), _("In prison or in a closed centre.")),
    _row("ASSI", _("House arrest"), _("Bound to stay at a place by a decision.")),
    _row("FTRA", _("Halfway house"), _("A residence between an institution and ordinary life.")),
    _row(
        "ASE",
        _("Child welfare placement (ASE)"),
        _("Looked after by the department’s child welfare service."),
    ),
)
