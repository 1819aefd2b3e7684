"""Words of the ledger's pages: a situation's label, a signed difference, a counted unit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django import template
from django.utils.translation import ngettext

from digor.casework.people.enums import Reason
from digor.casework.people.nomenclature.situations import SITUATIONS, family
from digor.casework.people.shapes import Why
from digor.foundation.frame.templatetags.frame import number

register = template.Library()


@register.filter
def label(code: str) -> str:
    """The trade's word for a situation code; "" for none."""
    return str(SITUATIONS[code].label) if code in SITUATIONS else ""


@register.filter
def reason(code: str) -> str:
    """Where one comes from or goes, in words; the code itself when it is of a later nomenclature."""
    return str(Reason(code).label) if code in Reason.values else code


@register.filter
def family_of(code: str) -> str:
    """The drawing family of a situation code."""
    return family(code).value if code in SITUATIONS else "unknown"


@register.filter
def total(counts: Iterable[int]) -> int:
    """Several counts of the same unit together."""
    return sum(counts)


@register.filter
def signed(value: int) -> str:
    """A difference with its sign: + 6, − 2, 0."""
    if value == 0:
        return "0"
    return f"{'+' if value > 0 else '−'} {number(abs(value))}"


@register.simple_tag
def unit_word(count: int, unit: str) -> str:
    """The unit said in a word, household or person, as its count wants it, whatever its sign."""
    count = abs(count)
    words = {
        "household": ngettext("household", "households", count),
        "person": ngettext("person", "persons", count),
    }
    return words[unit]


@register.filter
def told_once(whys: Iterable[Why]) -> list[Why]:
    """Members of whom the same is kept and set aside, in the same words, share one explanation."""
    told: dict[object, list[Why]] = {}
    for why in whys:
        words = [
            (said.situation, said.source, said.stated_on)
            for said in (why.kept, *why.set_aside)
            if said is not None
        ]
        told.setdefault((why.day, why.situation, why.rule, tuple(words)), []).append(why)
    return [
        replace(same[0], case_number=" · ".join(why.case_number for why in same)) for same in told.values()
    ]


@register.inclusion_tag("people/why_fragment.html")
def why_card(why: Why) -> dict[str, Why]:
    """Why this night is read so: kept, set aside, the rule, what one can do."""
    return {"why": why}


@register.inclusion_tag("people/more_form.html")
def more_form(gesture: Any, form: Any, case: str, next: str) -> dict[str, Any]:
    """A rarer gesture on a file: what it does, its fields, its button."""
    return {"gesture": gesture, "form": form, "case": case, "next": next}
