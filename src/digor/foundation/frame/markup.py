"""SVG that a list repeats hundreds of times, written without a template: bars, ribbons, swatches.

Everything that comes from outside (a label, a word) is escaped here; families and certainties are
checked against the known ones, positions come from `geometry` as numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from digor.foundation.frame.drawings import FAMILIES, Certainty
from digor.foundation.frame.geometry import Box


@cache
def bar(family: str, certainty: Certainty) -> SafeString:
    """A rectangle that fills its own <svg>: full, hatched with an edge, dashed, or dotted."""
    if family not in FAMILIES:
        raise ValueError(f"No family of situations is called {family!r}.")
    match certainty:
        case "known":
            look = f'class="bar" fill="url(#known-{family})"'
        case "presumed":
            look = f'class="bar bar--presumed edge--{family}" fill="url(#presumed-{family})"'
        case _:
            look = f'class="bar bar--{certainty} edge--{family}"'
    return mark_safe(f'<rect {look} width="100%" height="100%"/>')


def stretch(box: Box, height: int, y: int = 0) -> SafeString:
    """A box at its place along time."""
    return mark_safe(
        f'<svg x="{box.at}" y="{y}" width="{box.size}" height="{height}">{bar(box.family, box.certainty)}</svg>'
    )


def drawing(name: str, boxes: Iterable[Box], height: int, said: str) -> SafeString:
    """Boxes in a row, with their words for those who do not see them."""
    inside = "".join(stretch(box, height) for box in boxes)
    return mark_safe(
        f'<svg class="{name}" width="100%" height="{height}" role="img" aria-label="{escape(said)}">{inside}</svg>'
    )


def swatch(family: str, certainty: Certainty) -> SafeString:
    """The motif alone."""
    return mark_safe(
        '<svg class="swatch" width="22" height="16" aria-hidden="true" focusable="false">'
        f"{bar(family, certainty)}</svg>"
    )


def situation(family: str, certainty: Certainty, word: str) -> SafeString:
    """Motif and word."""
    return mark_safe(f'<span class="situation">{swatch(family, certainty)}<span>{escape(word)}</span></span>')
