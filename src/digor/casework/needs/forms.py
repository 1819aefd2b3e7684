"""An evaluation as one fills it, and a question as one edits it. No rule of the trade lives here."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from digor.casework.needs.enums import QuestionKind
from digor.casework.needs.rules import CODE, LANGUAGES, TEXT_LENGTH, Option, Question
from digor.casework.needs.words import spoken

KEEP = "keep"


class Fill(forms.Form):
    """The questions of a form that are asked now. Nothing is required before one finishes."""

    use_required_attribute = False

    def __init__(
        self,
        *args: Any,
        questions: Iterable[Question],
        answers: Mapping[str, Any],
        communes: Mapping[str, str],
        finishing: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._questions = list(questions)
        posted = self.is_bound
        for one in self._questions:
            field = _field(one, communes)
            field.label, field.help_text = spoken(one.words), spoken(one.help)
            field.required = one.required and (finishing or not posted)
            said = answers.get(one.code)
            field.initial = ("yes" if said else "no") if isinstance(said, bool) else said
            self.fields[one.code] = field

    def answers(self) -> dict[str, Any]:
        """Question → answer, as `actions.answer` takes them."""
        return {one.code: self.cleaned_data.get(one.code) for one in self._questions}


def _field(one: Question, communes: Mapping[str, str]) -> forms.Field:
    options = [(option.code, spoken(option.words)) for option in one.options]
    silent = ("", pgettext("answer", "not said"))
    match one.kind:
        case QuestionKind.CHOICE:
            return forms.ChoiceField(choices=[*options, silent], widget=forms.RadioSelect)
        case QuestionKind.YES_NO:
            words = [("yes", pgettext("answer", "yes")), ("no", pgettext("answer", "no")), silent]
            return forms.ChoiceField(choices=words, widget=forms.RadioSelect)
        case QuestionKind.SEVERAL:
            return forms.MultipleChoiceField(choices=options, widget=forms.CheckboxSelectMultiple)
        case QuestionKind.COMMUNES:
            places = sorted(communes.items(), key=lambda place: place[1])
            return forms.MultipleChoiceField(choices=places, widget=forms.CheckboxSelectMultiple)
        case QuestionKind.NUMBER:
            return forms.IntegerField(
                min_value=0, max_value=9_999_999, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
            )
        case QuestionKind.DAY:
            return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        case _:
            return forms.CharField(max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3}))


class QuestionForm(forms.Form):
    """A question: its words in three languages, its answers, when it is asked."""

    fr = forms.CharField(label=_("In French"), max_length=200)
    br = forms.CharField(label=_("In Breton"), max_length=200, required=False)
    en = forms.CharField(label=_("In English"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("How it is answered"), choices=QuestionKind.choices)
    help_fr = forms.CharField(label=_("A word of help, in French"), max_length=200, required=False)
    help_br = forms.CharField(label=_("A word of help, in Breton"), max_length=200, required=False)
    help_en = forms.CharField(label=_("A word of help, in English"), max_length=200, required=False)
    required = forms.BooleanField(label=_("An answer is needed to finish"), required=False)
    when = forms.ChoiceField(label=_("When it is asked"), required=False)
    options = forms.CharField(
        label=_("Answers to choose from"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("One answer a line: French | Breton | English."),
    )

    def __init__(
        self, *args: Any, question: Question | None = None, before: Sequence[Question] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._question = question
        fields: Any = self.fields
        fields["when"].choices = [("", gettext("always")), *_conditions(before)]
        if question is None:
            return
        del fields["kind"]
        if not question.options:
            del fields["options"]
        present = [f"{code}:{answer}" for code, wanted in question.when.items() for answer in wanted]
        if len(present) > 1:
            fields["when"].choices = [(KEEP, gettext("as it is now")), *fields["when"].choices]
        self.initial = {
            **self.initial,
            **{language: question.words.get(language, "") for language in LANGUAGES},
            **{f"help_{language}": question.help.get(language, "") for language in LANGUAGES},
            "required": question.required,
            "when": KEEP if len(present) > 1 else next(iter(present), ""),
            "options": "\n".join(
                " | ".join(option.words.get(language, "") for language in LANGUAGES).rstrip(" |")
                for option in question.options
            ),
        }

    def question(self) -> Question:
        """The question as written; an answer reworded at its place in the list keeps its code."""
        given, former = self.cleaned_data, self._question
        words = _words(given[language] for language in LANGUAGES)
        helped = _words(given[f"help_{language}"] for language in LANGUAGES)
        if former is None:
            made = Question(code_of(words["fr"]), QuestionKind(given["kind"]), words, helped, (), False, {})
        else:
            made = replace(former, words=words, help=helped)
        listed = made.kind in (QuestionKind.CHOICE, QuestionKind.SEVERAL)
        options = self._options(former) if listed else ()
        when = made.when if given["when"] == KEEP else _when(given["when"])
        return replace(made, options=options, required=given["required"], when=when)

    def _options(self, former: Question | None) -> tuple[Option, ...]:
        """Each line's words; the code of the answer that had this French, or that stood at this place."""
        lines = [line for line in self.cleaned_data.get("options", "").splitlines() if line.strip()]
        known = list(former.options) if former else []
        by_french = {one.words.get("fr", ""): one.code for one in known}
        same_size = len(known) == len(lines)
        taken: set[str] = set()
        found = []
        for at, line in enumerate(lines):
            words = _words(part.strip() for part in [*line.split("|"), "", ""][:3])
            code = by_french.get(words.get("fr", "")) or (known[at].code if same_size else "")
            if not code or code in taken:
                code = _free(code_of(words.get("fr", "")), taken | {one.code for one in known})
            taken.add(code)
            found.append(Option(code, words))
        return tuple(found)


def code_of(words: str) -> str:
    """A code from words: small letters, figures and underscores, a letter first."""
    plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
    code = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:28]
    return code if CODE.fullmatch(code) else f"q_{code}".rstrip("_") if code else "question"


def _free(code: str, taken: set[str]) -> str:
    found, rank = code, 2
    while found in taken:
        found, rank = f"{code}_{rank}", rank + 1
    return found


def _words(given: Iterable[str]) -> dict[str, str]:
    return {language: words for language, words in zip(LANGUAGES, given, strict=True) if words}


def _when(chosen: str) -> dict[str, Sequence[str]]:
    code, _sep, answer = chosen.partition(":")
    return {code: [answer]} if answer else {}


def _conditions(before: Sequence[Question]) -> list[tuple[str, str]]:
    """« question: answer », for every earlier question that has a list of answers."""
    rows = []
    for one in before:
        answers = [(option.code, spoken(option.words)) for option in one.options]
        if one.kind is QuestionKind.YES_NO:
            answers = [("yes", pgettext("answer", "yes")), ("no", pgettext("answer", "no"))]
        rows += [(f"{one.code}:{code}", f"{spoken(one.words)} {words}") for code, words in answers]
    return rows
