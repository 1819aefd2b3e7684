"""Words for the partnership's pages: until when something holds, on which ground."""

from __future__ import annotations

from datetime import date
from typing import Any, Protocol

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from digor.foundation.partners import formats, grounds
from digor.foundation.partners.models import FAR

register = template.Library()


class Dated(Protocol):
    valid_from: date
    valid_to: date


@register.filter
def validity(row: Dated) -> str:
    """« depuis le 1er janvier » or « du … au … », the last day included."""
    start = date_format(row.valid_from, "SHORT_DATE_FORMAT")
    if row.valid_to == FAR:
        return _("since %(start)s") % {"start": start}
    last = date_format(date.fromordinal(row.valid_to.toordinal() - 1), "SHORT_DATE_FORMAT")
    return _("from %(start)s to %(last)s") % {"start": start, "last": last}


@register.filter
def format_name(code: str) -> Any:
    """The name of a partner file format; its code when this installation no longer reads it."""
    known = formats.declared_format(code)
    return known.label if known else code


@register.filter
def ground(code: str) -> Any:
    """The words of a legal ground."""
    known = grounds.ground(code)
    return known.label if known else code
