"""Pure rules of forms: what a form must hold, what answers a question, which question is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from digor.casework.needs.enums import QuestionKind
from digor.foundation.frame.refusals import Refused

LANGUAGES = ("fr", "br", "en")
CODE = re.compile(r"[a-z][a-z0-9_]{1,31}")
TEXT_LENGTH = 600
# What the order of proposals and the commission's card read: a territory may reword these, not drop them from
# a form that has them by nature, nor change how they are answered.
CORE: dict[str, QuestionKind] = {
    "communes": QuestionKind.COMMUNES,
    "solutions": QuestionKind.SEVERAL,
    "with_whom": QuestionKind.CHOICE,
    "animals": QuestionKind.YES_NO,
    "refused_solutions": QuestionKind.SEVERAL,
    "refused_communes": QuestionKind.COMMUNES,
    "refused_why": QuestionKind.SEVERAL,
    "persons": QuestionKind.NUMBER,
    "minors": QuestionKind.NUMBER,
    "young_couple": QuestionKind.YES_NO,
    "disabled": QuestionKind.YES_NO,
    "income": QuestionKind.NUMBER,
    "resources": QuestionKind.CHOICE,
    "support": QuestionKind.CHOICE,
    "accessibility": QuestionKind.CHOICE,
    "floor_max": QuestionKind.NUMBER,
}
# Never asked, whatever the words: health, offences, origin, the social-security number (design, ethics 4).
FORBIDDEN = re.compile(
    r"diagnos|maladie|pathologi|traitement|addict|toxico|alcool|psychiatr|incarc|condamn|casier|nationalit|"
    r"religion|origine|sécurité sociale|securite sociale|\bnir\b|titre de séjour|\bvih\b",
    re.IGNORECASE,
)
_LISTED = (QuestionKind.CHOICE, QuestionKind.SEVERAL)


@dataclass(frozen=True, slots=True)
class Option:
    """One answer of a list."""

    code: str
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a form. `when`: another question's code → the answers that show this one."""

    code: str
    kind: QuestionKind
    words: Mapping[str, str]
    help: Mapping[str, str]
    options: tuple[Option, ...]
    required: bool
    when: Mapping[str, Sequence[str]]

    @property
    def core(self) -> bool:
        return self.code in CORE


def read(rows: Iterable[Mapping[str, Any]]) -> tuple[Question, ...]:
    """A stored form's questions, in order. Raises `Refused` as `check` does."""
    questions = tuple(
        Question(
            str(row.get("code", "")),
            _kind(row),
            dict(row.get("words", {})),
            dict(row.get("help", {})),
            tuple(Option(str(o.get("code", "")), dict(o.get("words", {}))) for o in row.get("options", ())),
            bool(row.get("required", False)),
            dict(row.get("when", {})),
        )
        for row in rows
    )
    check(questions)
    return questions


def write(questions: Iterable[Question]) -> list[dict[str, Any]]:
    """The questions as they are stored: `read(write(q)) == q`."""
    return [
        {
            "code": one.code,
            "kind": one.kind.value,
            "words": dict(one.words),
            **({"help": dict(one.help)} if one.help else {}),
            **({"options": [{"code": o.code, "words": dict(o.words)} for o in one.options]} if one.options else {}),
            **({"required": True} if one.required else {}),
            **({"when": {k: list(v) for k, v in one.when.items()}} if one.when else {}),
        }
        for one in questions
    ]  # fmt: skip


def check(questions: Sequence[Question]) -> None:
    """A form that can be asked. Raises `Refused`: `empty_form`, `bad_code`, `same_code`, `no_french`,
    `forbidden_question`, `core_changed`, `no_options`, `unknown_condition`."""
    if not questions:
        raise Refused("empty_form", _("A form has at least one question."))
    seen: set[str] = set()
    for one in questions:
        named = {"code": one.code}
        if not CODE.fullmatch(one.code):
            raise Refused(
                "bad_code",
                _("“%(code)s”: a code is 2 to 32 small letters, figures and underscores, a letter first.")
                % named,
            )
        if one.code in seen:
            raise Refused("same_code", _("Two questions have the code “%(code)s”. Change one.") % named)
        if not one.words.get("fr", "").strip():
            raise Refused("no_french", _("Question “%(code)s” has no French words.") % named)
        if any(FORBIDDEN.search(words) for words in _all_words(one)):
            raise Refused(
                "forbidden_question",
                _(
                    "Question “%(code)s” asks for health, offences, origin or a number that this tool never holds. "
                    "Ask for the need: “wishes to see a doctor”, not the illness."
                )
                % named,
            )
        if one.core and one.kind != CORE[one.code]:
            raise Refused(
                "core_changed",
                _("“%(code)s” is read by the proposals: its words may change, not the way it is answered.")
                % named,
            )
        if one.kind in _LISTED and (
            not one.options
            or len({o.code for o in one.options}) < len(one.options)
            or not all(o.words.get("fr", "").strip() for o in one.options)
        ):
            raise Refused(
                "no_options", _("Question “%(code)s” needs a list of answers, each once, in French.") % named
            )
        if any(other not in seen for other in one.when):
            raise Refused(
                "unknown_condition",
                _("Question “%(code)s” depends on a question that does not come before it.") % named,
            )
        seen.add(one.code)


def _all_words(one: Question) -> list[str]:
    """What is asked and answered; a word of help may say what not to write."""
    options = [words for option in one.options for words in option.words.values()]
    return [*one.words.values(), *options]


def check_core(former: Iterable[Question], asked: Iterable[Question]) -> None:
    """What the proposals read stays in a form that has it. Raises `Refused("core_missing")`."""
    gone = {one.code for one in former if one.core} - {one.code for one in asked}
    if gone:
        raise Refused(
            "core_missing",
            _("The proposals read “%(codes)s”: reword it if need be, and leave it in the form.")
            % {"codes": ", ".join(sorted(gone))},
        )


def shown(question: Question, answers: Mapping[str, Any]) -> bool:
    """Whether the question is asked, given the answers before it."""
    return all(_among(answers.get(code), wanted) for code, wanted in question.when.items())


def clean(question: Question, value: Any, communes: Iterable[str] = ()) -> Any:
    """An answer in its stored form; None for no answer. Raises `Refused("bad_answer")` with a sentence."""
    if value in (None, "", [], ()):
        return None
    kind = question.kind
    if kind in (QuestionKind.SEVERAL, QuestionKind.COMMUNES):
        known = set(communes) if kind is QuestionKind.COMMUNES else {o.code for o in question.options}
        given = list(dict.fromkeys(map(str, value)))
        if set(given) - known:
            _refuse(question)
        return sorted(given)
    if kind is QuestionKind.CHOICE:
        if value not in {o.code for o in question.options}:
            _refuse(question)
        return value
    if kind is QuestionKind.YES_NO:
        if value not in (True, False, "yes", "no"):
            _refuse(question)
        return value in (True, "yes")
    if kind is QuestionKind.NUMBER:
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < 10_000_000:
            _refuse(question)
        return value
    if kind is QuestionKind.DAY:
        if not isinstance(value, date):
            _refuse(question)
        return value.isoformat()
    text = " ".join(str(value).split())
    if len(text) > TEXT_LENGTH:
        raise Refused(
            "bad_answer",
            _("“%(question)s”: at most %(count)d characters. The person will read them.")
            % {"question": question.words["fr"], "count": TEXT_LENGTH},
        )
    return text


def lacking(questions: Iterable[Question], answers: Mapping[str, Any]) -> list[Question]:
    """Required questions that are asked and have no answer."""
    return [
        one for one in questions if one.required and shown(one, answers) and answers.get(one.code) is None
    ]


def _among(value: Any, wanted: Sequence[str]) -> bool:
    given = value if isinstance(value, list) else [value]
    return any(("yes" if one is True else "no" if one is False else one) in wanted for one in given)


def _kind(row: Mapping[str, Any]) -> QuestionKind:
    try:
        return QuestionKind(row.get("kind", ""))
    except ValueError:
        raise Refused("bad_kind", _("A question of a form has no known way of being answered.")) from None


def _refuse(question: Question) -> None:
    raise Refused(
        "bad_answer",
        _("“%(question)s”: this answer is not one of those expected.") % {"question": question.words["fr"]},
    )
