"""A form changed one gesture at a time. Pure: each gives the whole form, checked; nothing is published here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from digor.casework.needs.rules import Question, check
from digor.foundation.frame.refusals import Refused

Form = tuple[Question, ...]


def moved(questions: Sequence[Question], code: str, by: int) -> Form:
    """A question earlier (-1) or later (+1); at the end it stays. Raises `Refused` as `rules.check`."""
    rows = list(questions)
    at = _at(rows, code)
    to = min(max(at + by, 0), len(rows) - 1)
    rows.insert(to, rows.pop(at))
    return _checked(rows)


def removed(questions: Sequence[Question], code: str) -> Form:
    """Without a question. Raises `Refused`: `core_missing`, `unknown_condition` (another depends on it)."""
    rows = list(questions)
    one = rows.pop(_at(rows, code))
    if one.core:
        raise Refused(
            "core_missing", _("The proposals read this question: reword it, and leave it in the form.")
        )
    return _checked(rows)


def changed(questions: Sequence[Question], question: Question) -> Form:
    """With other words, answers or condition for the question of the same code."""
    rows = list(questions)
    rows[_at(rows, question.code)] = question
    return _checked(rows)


def added(questions: Sequence[Question], question: Question) -> Form:
    """With one more, at the end; its code is made free by a figure when it is taken."""
    taken = {one.code for one in questions}
    code, rank = question.code, 2
    while code in taken:
        code, rank = f"{question.code[:28]}_{rank}", rank + 1
    return _checked([*questions, replace(question, code=code)])


@dataclass(frozen=True, slots=True)
class Difference:
    """What a version changed of one question: `added`, `removed`, `changed` or `moved`."""

    what: str
    question: Question


def differences(former: Sequence[Question], later: Sequence[Question]) -> list[Difference]:
    """What changed from one version to the next, in the order of the later one, removals last."""
    before = {one.code: one for one in former}
    after = {one.code: one for one in later}
    kept_before = [one.code for one in former if one.code in after]
    kept_after = [one.code for one in later if one.code in before]
    stays = _longest_common(kept_before, kept_after)
    found = []
    for one in later:
        if one.code not in before:
            found.append(Difference("added", one))
        elif one != before[one.code]:
            found.append(Difference("changed", one))
        elif one.code not in stays:
            found.append(Difference("moved", one))
    return found + [Difference("removed", one) for one in former if one.code not in after]


def _longest_common(first: Sequence[str], second: Sequence[str]) -> set[str]:
    """The codes of a longest common subsequence: those nobody needed to move."""
    sizes = [[0] * (len(second) + 1) for _row in range(len(first) + 1)]
    for i in reversed(range(len(first))):
        for j in reversed(range(len(second))):
            sizes[i][j] = (
                sizes[i + 1][j + 1] + 1 if first[i] == second[j] else max(sizes[i + 1][j], sizes[i][j + 1])
            )
    i = j = 0
    found: set[str] = set()
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            found.add(first[i])
            i, j = i + 1, j + 1
        elif sizes[i + 1][j] >= sizes[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _at(rows: Sequence[Question], code: str) -> int:
    for at, one in enumerate(rows):
        if one.code == code:
            return at
    raise Refused("unknown_question", _("This form has no question “%(code)s”.") % {"code": code})


def _checked(rows: Sequence[Question]) -> Form:
    check(rows)
    return tuple(rows)
