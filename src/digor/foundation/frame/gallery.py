"""Every component in every state, on one page: what a builder copies from, what the tests look at.

People, numbers and days are invented.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from digor.foundation.frame import sentences
from digor.foundation.frame.drawings import FAMILIES, Bar, Lane, Mark, Part
from digor.foundation.frame.readonly import read_only

TODAY = date(2026, 11, 12)
LAST_NIGHT = date(2026, 11, 11)


class NightForm(forms.Form):
    """A form with one of each kind of field."""

    night = forms.DateField(
        label=pgettext_lazy("gallery", "Which night?"),
        help_text=pgettext_lazy("gallery", "The evening’s date, for example 11/11/2026."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "invalid": pgettext_lazy(
                "gallery", "This day does not exist. Write a night up to 11 November, for example 11/11/2026."
            )
        },
    )
    how = forms.ChoiceField(
        label=pgettext_lazy("gallery", "How do you know?"),
        choices=[
            ("seen", pgettext_lazy("gallery", "I saw it")),
            ("told", pgettext_lazy("gallery", "I was told")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": pgettext_lazy("gallery", "Say how you know: seen, or told.")},
    )
    word = forms.CharField(
        label=pgettext_lazy("gallery", "A word more"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    warned = forms.BooleanField(
        label=pgettext_lazy("gallery", "The person was told what is written"), required=False
    )


@require_safe
@read_only
def gallery(request: HttpRequest) -> HttpResponseBase:
    """The page `frame:gallery`."""
    words = family_words()
    return render(
        request,
        "frame/gallery.html",
        {
            "today": TODAY,
            "last_night": LAST_NIGHT,
            "families": [(family, words[family]) for family in FAMILIES],
            "gestures": [(family, words[family]) for family in FAMILIES if family != "unknown"],
            "lives": lives(words),
            "parts": parts(words),
            "lanes": household(words),
            "first_day": date(2025, 6, 1),
            "last_day": date(2026, 12, 15),
            "form": NightForm(),
            "wrong": NightForm({"wrong-night": "31/11/2026"}, prefix="wrong"),
            "communes": [
                ("", pgettext("gallery", "all municipalities")),
                ("1", "Quimper"),
                ("2", "Ergué-Gabéric"),
            ],
            "orders": [
                ("", pgettext("gallery", "longest first")),
                ("news", pgettext("gallery", "latest news first")),
            ],
        },
    )


def family_words() -> dict[str, str]:
    return {
        "street": pgettext("gallery", "Street"),
        "third_party": pgettext("gallery", "With someone else"),
        "shelter": pgettext("gallery", "Shelter"),
        "institution": pgettext("gallery", "Institution"),
        "adapted_housing": pgettext("gallery", "Adapted housing"),
        "housing": pgettext("gallery", "Home"),
        "unknown": pgettext("gallery", "No news"),
    }


def lives(words: dict[str, str]) -> list[dict[str, Any]]:
    """Four rows of a list, with their 90 nights."""

    def bar(family: str, start: date, known_to: date, end: date) -> Bar:
        return Bar(start, known_to, end, family, words[family])

    rough = date(2026, 8, 30)
    rows: list[tuple[str, int, str, bool, bool, list[Bar]]] = [
        ("K7F-392", 412, "shelter", False, False, [
            bar("street", date(2026, 1, 4), date(2026, 8, 31), date(2026, 9, 6)),
            bar("shelter", date(2026, 9, 6), date.max, date.max),
        ]),
        ("M2V-058", 388, "street", True, True, [
            bar("street", date(2026, 6, 1), rough, date(2026, 9, 8)),
            bar("street", date(2026, 9, 8), date(2026, 9, 28), date(2026, 12, 27)),
        ]),
        ("Z9D-314", 76, "adapted_housing", False, False, [
            bar("institution", date(2026, 8, 10), date(2026, 8, 28), date(2026, 8, 28)),
            bar("third_party", date(2026, 8, 28), date(2026, 9, 20), date(2026, 10, 3)),
            bar("adapted_housing", date(2026, 10, 3), date.max, date.max),
        ]),
        ("V5L-276", 25, "housing", False, False, [
            bar("shelter", date(2026, 9, 1), date(2026, 9, 2), date(2026, 10, 18)),
            bar("housing", date(2026, 10, 25), date.max, date.max),
        ]),
    ]  # fmt: skip
    return [
        {
            "case": case,
            "nights": sentences.nights(count),
            "family": family,
            "word": words[family],
            "presumed": presumed,
            "light": light,
            "bars": bars,
        }
        for case, count, family, presumed, light, bars in rows
    ]


def parts(words: dict[str, str]) -> list[Part]:
    return [
        Part("street", 48, words["street"], url="#figures"),
        Part("street", 13, words["street"], presumed=True, url="#figures"),
        Part("shelter", 68, words["shelter"], url="#figures"),
        Part("shelter", 14, words["shelter"], presumed=True, url="#figures"),
    ]


def household(words: dict[str, str]) -> list[Lane]:
    """Three lanes with a contradiction and a home promised."""

    def bar(
        family: str, start: date, end: date, known_to: date | None = None, announced: bool = False
    ) -> Bar:
        return Bar(start, known_to or end, end, family, words[family], announced=announced)

    moved_in = date(2026, 7, 27)
    chu = bar("shelter", moved_in, TODAY)
    home = bar("housing", TODAY, date(2026, 12, 16), announced=True)
    return [
        Lane(
            pgettext("gallery", "Adult %(n)s") % {"n": 1},
            "K7F-392",
            (
                bar("third_party", date(2025, 3, 1), date(2025, 8, 14)),
                bar("street", date(2025, 8, 14), date(2025, 11, 23), known_to=date(2025, 9, 17)),
                bar("street", date(2025, 11, 23), date(2026, 4, 1)),
                bar("institution", date(2026, 4, 1), date(2026, 5, 14)),
                bar("street", date(2026, 5, 14), moved_in, known_to=date(2026, 7, 21)),
                chu,
                home,
            ),
            losing=(bar("shelter", date(2026, 3, 4), date(2026, 3, 29)),),
            marks=(
                Mark(
                    date(2026, 3, 16),
                    "#why",
                    pgettext("gallery", "Two sources contradict each other: see why"),
                ),
            ),
        ),
        Lane(
            pgettext("gallery", "Adult %(n)s") % {"n": 2},
            "N6D-284",
            (
                bar("third_party", date(2025, 3, 1), date(2026, 1, 22), known_to=date(2025, 9, 6)),
                bar("shelter", date(2026, 1, 22), date(2026, 4, 1)),
                bar("street", date(2026, 4, 1), moved_in),
                chu,
                home,
            ),
        ),
        Lane(
            pgettext("gallery", "Child"),
            "Y3K-569",
            (
                bar("third_party", date(2025, 3, 1), date(2026, 1, 22), known_to=date(2025, 9, 6)),
                bar("third_party", date(2026, 1, 22), moved_in),
                chu,
                home,
            ),
        ),
    ]
