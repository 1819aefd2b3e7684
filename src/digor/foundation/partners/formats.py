"""The partner file formats an agreement may cover. They are declared above this room: config says where.

`settings.DIGOR_FORMATS` is the dotted name of a function that returns them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.module_loading import import_string

Word = str | Promise


@dataclass(frozen=True, slots=True)
class DeclaredFormat:
    """A format: its code, its name, its columns and the sensitive codes it may carry, each (code, label).

    `required`: the columns without which a file of this format is refused. `of_people`: whether its rows
    tell of people; a landlord's stock does not.
    """

    code: str
    label: Word
    columns: tuple[tuple[str, Word], ...]
    sensitive: tuple[tuple[str, Word], ...] = ()
    required: tuple[str, ...] = ()
    of_people: bool = True


def declared() -> list[DeclaredFormat]:
    """The formats this installation can read."""
    provider: Callable[[], list[DeclaredFormat]] = import_string(settings.DIGOR_FORMATS)
    return provider()


def declared_format(code: str) -> DeclaredFormat | None:
    """The format of that code."""
    return next((one for one in declared() if one.code == code), None)
