"""What is wrong with a row, as stored, and its sentence when somebody reads it.

The codes of cells are `exchange`'s; those below are intake's own: a cell that reads well and cannot be true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from digor.foundation.exchange import Problem
from digor.foundation.exchange.sentences import QUOTED, placed

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

SENTENCES: dict[str, StrPromise] = {
    "day_to_come": _("this day comes after the day of the file. Correct it, or give the file its right day."),
    "nobody": _("nothing says who this is about: write the source’s identifier, a name or an alias."),
    "end_before_start": _("the end comes before the beginning. Correct one of the two days."),
    "exit_without_entry": _(
        "an exit needs its day of entry. Write it on this line, or leave the line of the entry in the file."
    ),
    "word_not_known": _(
        "“%(written)s” does not say plainly where the person slept. Write one of the round’s words: rue, tente, abri de "
        "nuit, chez un tiers…"
    ),
    "words_not_known": _(
        "“%(written)s” is not plain. Write the kind of place (CHU, CHRS, hôtel, abri de nuit…) or, of who has left, where "
        "they went (logement social, famille, rue…)."
    ),
    "words_not_explained": _(
        "nobody has said what “%(written)s” means. Say it on the page of columns, or write for instance: rue, CHU, hôtel, "
        "chez un tiers."
    ),
    "words_to_ask": _("“%(written)s” is to be asked about: the source must say where the person slept."),
    "twice_in_file": _(
        "this person is already told by line %(first)s, with the same stay. Take one of the two lines away or, if they "
        "are two people, write what tells them apart: a file number, a birth date."
    ),
    "commune_not_ours": _("this commune is not one of the territory’s. Write its name or its INSEE code."),
    "not_an_amount": _("this is not an amount in euros. Write it 412,50."),
    "vacancy_without_day": _("nothing says on which day. Write the day of the declaration or of the event."),
    "vacancy_not_named": _(
        "nothing says which vacancy it is about: write its number, or the day the vacancy was declared."
    ),
    "key_too_long": _("this identifier is longer than 80 characters. Send the source’s own identifier."),
}  # fmt: skip

# What a problem may still quote once the import has ended: words of the form, never the content of a cell.
_KEPT = frozenset({"list", "kind", "other", "expected", "header"})
_GONE = "…"


def refusing(code: str, line: int, column: str = "", file: str = "", **details: str | int) -> Problem:
    """A problem of intake's own that refuses the row."""
    assert code in SENTENCES, code
    return Problem(code, line, column, details=details, file=file)


def sentence(stored: dict[str, Any]) -> str:
    """The sentence of a stored problem, in the reader's language: where, what, what to write instead."""
    problem = Problem(**stored)
    if problem.code in SENTENCES:
        quoted = _on_one_line(str(problem.details.get("written", _GONE)))
        said = str(SENTENCES[problem.code]) % {**problem.details, "written": quoted}
        if "nearest" in problem.details:
            said += " " + gettext("Did you mean “%(nearest)s”?") % problem.details
        return placed(said, file=problem.file, line=problem.line, column=problem.column)
    return problem.sentence


def _on_one_line(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= QUOTED else f"{flat[: QUOTED - 1]}…"


def bare(stored: dict[str, Any]) -> dict[str, Any]:
    """The same problem without what it quotes: its place, its code, its numbers."""
    details = {
        name: value if name in _KEPT or isinstance(value, int) else _GONE
        for name, value in stored["details"].items()
        if name != "nearest"
    }
    return stored | {"value": "", "details": details}
