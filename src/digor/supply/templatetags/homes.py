"""Words of the pages of homes: `{% load homes %}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from digor.foundation.frame.figures import language, number
from digor.supply import access
from digor.supply.enums import Holder, Refusal
from digor.supply.ground import Shape
from digor.supply.rules import Told

register = template.Library()
_FIRST = 13  # letters on a tile's line


@register.inclusion_tag("supply/tabs.html", takes_context=True)
def homes_tabs(context: Any, here: str) -> dict[str, Any]:
    """The pages of homes this reader may enter."""
    actor = getattr(context["request"], "actor", None)
    tabs = {"homes": access.can_see_homes(actor), "condition": access.can_see_condition(actor)}
    return {"tabs": tabs, "here": here}


@register.filter
def euros(cents: int | None) -> str:
    """318,40 €; a dash when it is not said."""
    if cents is None:
        return "–"
    whole, rest = divmod(cents, 100)
    if not rest:
        return f"{number(whole)} €"
    return f"{number(whole)}{'.' if language() == 'en' else ','}{rest:02} €"


@register.filter
def of(words: Mapping[str, str], key: str) -> str:
    """The word of a code; the code itself when it has none."""
    return words.get(key, key) or "–"


@register.filter
def signed(value: int) -> str:
    """+3, −2, 0."""
    return f"+{number(value)}" if value > 0 else f"−{number(-value)}" if value < 0 else "0"


@register.filter
def add_to(x: float, width: float) -> str:
    """Where a bar ends."""
    return f"{x + width:.1f}"


@register.filter
def middle(y: float, height: float) -> str:
    """Half-way down a bar."""
    return f"{y + height / 2:.1f}"


@register.filter
def step_words(told: Told) -> str:
    """What happened, to whom it was opened, why it failed."""
    said = str(told.step.label)
    if told.holder:
        said += f" : {Holder(told.holder).label}"
    if told.reason:
        said += f" ({Refusal(told.reason).label})"
    return said


@register.filter
def lines(name: str, shape: Shape) -> SafeString:
    """A commune's name on a tile, on two lines when it is long."""
    head, mark, tail = name.partition("-") if len(name) > _FIRST else (name, "", "")
    words = [head + mark, tail] if tail else [name]
    first = -14 if tail else -4
    rows = [(f"{shape.x:.1f}", first if rank == 0 else 16, word) for rank, word in enumerate(words)]
    return format_html("{}", format_html_join("", '<tspan x="{}" dy="{}">{}</tspan>', rows))
