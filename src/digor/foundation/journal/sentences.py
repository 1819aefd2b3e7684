"""From a verb to a sentence. Each room says its own in `journal.py`: `VERBS = {"imported": _("…%(rows)s…")}`.

A sentence carries codes and case numbers, never a name: who did it stands beside, on the page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils import formats
from django.utils.functional import Promise
from django.utils.module_loading import module_has_submodule

from digor.foundation.journal.authors import directory

Sentence = str | Promise

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


# Detail → what its codes are called: `role`, `ground` and whatever a room adds with `say`.
_WORDS: dict[str, Callable[[str], str]] = {
    "role": lambda code: directory().function(code),
    "ground": lambda code: directory().ground(code),
}


def say(detail: str, words: Callable[[str], str]) -> None:
    """A room tells how the codes of one detail are said (`situation`: RUE → "à la rue")."""
    _WORDS[detail] = words


class UnknownVerb(LookupError):
    """A verb without a sentence: nobody could read that row."""


@cache
def registered() -> dict[str, Sentence]:
    """Every verb of every room. Two rooms may not claim the same verb."""
    found: dict[str, Sentence] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("digor.") and module_has_submodule(config.module, "journal"):
            for verb, sentence in import_module(f"{config.name}.journal").VERBS.items():
                if verb in found:
                    raise ValueError(f"Two rooms claim the journal verb {verb!r}.")
                found[verb] = sentence
    return found


def sentence_of(verb: str) -> Sentence:
    """The sentence of a verb; raises `UnknownVerb`."""
    try:
        return registered()[verb]
    except KeyError:
        raise UnknownVerb(verb) from None


def needs(verb: str) -> set[str]:
    """The details a verb's sentence asks for (`case`, `ground` and `purpose` are always there)."""
    asked = _Asked()
    str(sentence_of(verb) % asked)
    return asked.keys_asked - {"case", "ground", "purpose"}


def tell(verb: str, details: Mapping[str, Any], words: Mapping[str, str] | None = None) -> str:
    """The sentence of a row, in the reader's language: days, roles and grounds put in words.

    `words`: what to say instead of a code (`post:12` → who holds it), for the page only.
    """
    return str(sentence_of(verb) % {key: _word(key, value, words or {}) for key, value in details.items()})


def _word(key: str, value: Any, words: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return ", ".join(str(_word(key, item, words)) for item in value)
    if not isinstance(value, str):
        return value
    if key in _WORDS:
        return _WORDS[key](value)
    if key in {"post", "organisation"}:
        return words.get(value, value)
    if _DAY.fullmatch(value):
        return formats.date_format(date.fromisoformat(value), "SHORT_DATE_FORMAT")
    return value


def in_general(verb: str) -> str:
    """The sentence with an ellipsis for each detail, to choose it in a list."""
    return str(sentence_of(verb) % _Asked(_Some(2)))


class _Some(int):
    """A number good enough to choose a plural, said as an ellipsis."""

    def __str__(self) -> str:
        return "…"


class _Asked(dict[str, Any]):
    """Answers any key, and remembers which were asked."""

    def __init__(self, answer: Any = 2) -> None:
        super().__init__()
        self.answer = answer
        self.keys_asked: set[str] = set()

    def __missing__(self, key: str) -> Any:
        self.keys_asked.add(key)
        return self.answer
