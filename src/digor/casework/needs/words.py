"""What a form asks and what was answered, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from digor.casework.needs.enums import QuestionKind
from digor.casework.needs.rules import Question
from digor.foundation.frame.figures import number
from digor.foundation.frame.templatetags.frame import day
from digor.foundation.partners import reads as partners


def spoken(words: Mapping[str, str]) -> str:
    """The reader's language, else French; empty when nothing is written."""
    return words.get((get_language() or "fr")[:2]) or words.get("fr", "")


def communes(territory: int) -> dict[str, str]:
    """INSEE code → name, of the territory."""
    return {one.insee_code: one.name for one in partners.communes(territory)}


def answered(question: Question, value: Any, places: Mapping[str, str]) -> str:
    """A stored answer in words; "" for none."""
    if value is None or value == []:
        return ""
    match question.kind:
        case QuestionKind.YES_NO:
            return pgettext("answer", "yes") if value else pgettext("answer", "no")
        case QuestionKind.NUMBER:
            return number(value)
        case QuestionKind.DAY:
            return day(date.fromisoformat(value), "long")
        case QuestionKind.COMMUNES:
            return _list(places.get(code, code) for code in _sorted(value, places))
        case QuestionKind.CHOICE | QuestionKind.SEVERAL:
            labels = {option.code: spoken(option.words) for option in question.options}
            codes = [value] if isinstance(value, str) else [code for code in labels if code in value]
            return _list(labels.get(code, code) for code in codes)
        case _:
            return str(value)


def condition(question: Question, before: Mapping[str, Question]) -> str:
    """When a question is asked, in words; "" when always."""
    said = []
    for code, wanted in question.when.items():
        other = before.get(code)
        if other is not None:
            labels = {one.code: spoken(one.words) for one in other.options}
            labels |= {"yes": pgettext("answer", "yes"), "no": pgettext("answer", "no")}
            said.append(
                _("asked when “%(question)s” is: %(answers)s")
                % {
                    "question": spoken(other.words),
                    "answers": _list(labels.get(one, one) for one in wanted),
                }
            )
    return " ; ".join(said)


def _sorted(codes: Iterable[str], places: Mapping[str, str]) -> list[str]:
    return sorted(codes, key=lambda code: places.get(code, code))


def _list(words: Iterable[str]) -> str:
    return ", ".join(words)
