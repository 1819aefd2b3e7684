"""A shelter or a hotel: no lease, no tenant's rights."""

from __future__ import annotations

from functools import partial

from django.utils.translation import gettext_lazy as _

from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situation import Situation

_row = partial(Situation, family=Family.SHELTER)

ROWS: tuple[Situation, ...] = (
    _row("HEB", _("Shelter, not specified"), _("A shelter place; which kind is not said.")),
    _row("ABN", _("Night shelter"), _("A bed for the night; one leaves in the morning.")),
    _row("HDN", _("Night drop-in"), _("A warm place open at night, with or without a bed.")),
    _row("HIV", _("Winter or cold-weather place"), _("Opened for the winter or for a cold spell only.")),
    _row("HOT", _("Hotel nights paid by the 115"), _("Hotel room booked and paid by the emergency line.")),
    _row("HOTX", _("Hotel, outside the 115"), _("Hotel room paid by another service or association.")),
    _row("HOTP", _("Hotel at one’s own expense"), _("Hotel room paid by the person, for lack of housing.")),
    _row(
        "RHVS",
        _("Social-purpose hotel residence (RHVS)"),
        _("A hotel residence that keeps rooms for people in difficulty."),
    ),
    _row("CHU", _("Emergency shelter (CHU)"), _("Shelter without condition, until an orientation.")),
    _row("CHS", _("Stabilisation shelter (CHS)"), _("Shelter open day and night, for some months.")),
    _row("HINS", _("Insertion shelter, outside CHRS"), _("Shelter with social support, for some months.")),
    _row(
        "CHRS",
        _("Rehabilitation shelter (CHRS)"),
        _("Shelter with social support, by contract, six months at a time."),
    ),
    _row("ALT", _("Temporary unit (ALT)"), _("A flat or a room paid by the temporary housing allowance.")),
    _row("CM", _("Mother and child centre"), _("For pregnant women and parents of a child under three.")),
    _row(
        "VVIO", _("Place for women victims of violence"), _("A shelter place kept for victims of violence.")
    ),
    _row("DNA", _("Asylum scheme, not specified (DNA)"), _("A place of the national reception scheme.")),
    _row("CADA", _("Asylum seekers’ centre (CADA)"), _("Reception centre during the asylum procedure.")),
    _row("PCADA", _("Waiting for a CADA"), _("Shelter while waiting for a place in a CADA.")),
    _row("HUDA", _("Asylum emergency shelter (HUDA)"), _("Emergency shelter for asylum seekers.")),
    _row(
        "CHUDA", _("Asylum emergency centre (CHUDA)"), _("Emergency centre for asylum seekers (former name).")
    ),
    _row(
        "AUDA",
        _("Asylum emergency reception (AUDA)"),
        _("Emergency reception of asylum seekers (former name)."),
    ),
    _row("CPH", _("Refugees’ centre (CPH)"), _("Temporary shelter of people granted protection.")),
    _row(
        "LHSS", _("Respite care beds (LHSS)"), _("Beds for people without a home who need care for a time.")
    ),
    _row("LAM", _("Medical care beds (LAM)"), _("Beds for people without a home who need care for long.")),
    _row(
        "MEDI",
        _("Medical scheme (LHSS or LAM)"),
        _("Care beds for people without a home; which kind is not said."),
    ),
    _row("SHVN", _("Low-threshold shelter"), _("Long stays, few conditions, for people long in the street.")),
    _row("TRAN", _("Transitional shelter"), _("Furnished place with support, for a limited time.")),
)
