"""The partner files Digor understands: one folder each, found by being there.

A format is a package of this folder whose `FORMAT` is a `base.Format`. Adding or removing a format is adding or
removing its folder: nothing else names it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from django.utils.translation import gettext_lazy as _

from digor.casework.intake.formats.base import Format
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.formats import DeclaredFormat


@cache
def formats() -> dict[str, Format]:
    """Every format by its code, in the order of their codes."""
    found = [
        import_module(f"{__name__}.{module.name}").FORMAT for module in iter_modules(__path__) if module.ispkg
    ]
    return {one.code: one for one in sorted(found, key=lambda one: one.code)}


def format_of(code: str) -> Format:
    """The format of that code; refuses `unknown_format`."""
    try:
        return formats()[code]
    except KeyError:
        raise Refused(
            "unknown_format",
            _("No partner file of that format is known here. Known formats: %(known)s.")
            % {"known": ", ".join(formats())},
        ) from None


def declared() -> list[DeclaredFormat]:
    """What a sharing agreement may cover (`settings.DIGOR_FORMATS`)."""
    return [one.declared() for one in formats().values()]
