"""What the tags draw: words beside every motif, no inline style, links where a figure answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from digor.foundation.frame.drawings import Bar, Lane, Mark, Part

LAST = date(2026, 11, 11)


@pytest.fixture(autouse=True)
def french(clock: Callable[[date], object]) -> Iterator[None]:
    clock(date(2026, 11, 12))
    with override("fr"):
        yield


def draw(text: str, **context: Any) -> str:
    drawn = Template("{% load frame %}" + text).render(Context(context))
    assert "style=" not in drawn
    return re.sub(r"\s+", " ", drawn).replace("\u00a0", " ")


def street(days: int, presumed: int = 0) -> Bar:
    start = LAST - timedelta(days=days + presumed - 1)
    known_to = start + timedelta(days=days)
    return Bar(start, known_to, LAST + timedelta(days=1), "street", "Rue")


def test_a_ribbon_says_its_nights_in_words() -> None:
    drawn = draw('{% ribbon bars last label="M2V-058" %}', bars=[street(18, presumed=60)], last=LAST)
    label = re.search(r'aria-label="([^"]+)"', drawn)
    assert label is not None
    assert label.group(1) == (
        "M2V-058, 90 nuits jusqu’au 11 novembre. "
        "Rien de connu : 12 nuits; Rue : 18 nuits; Rue, présumé : 60 nuits."
    )
    assert drawn.count('role="img"') == 1
    assert 'fill="url(#known-street)"' in drawn and 'fill="url(#presumed-street)"' in drawn
    assert "bar--unknown" in drawn


def test_every_motif_that_is_drawn_is_defined() -> None:
    defined = set(re.findall(r'id="([\w-]+)"', draw('{% include "frame/defs.html" %}')))
    from digor.foundation.frame.drawings import FAMILIES

    for family in FAMILIES:
        for option in ("", "presumed=True", "announced=True"):
            drawn = draw(f"{{% swatch '{family}' {option} %}}")
            used = re.findall(r"url\(#([\w-]+)\)", drawn)
            assert set(used) <= defined
            assert used or "bar--unknown" in drawn or "bar--announced" in drawn
    icons = "".join(
        f"{{% icon '{name}' %}}" for name in ["tick", "dash", "clock", "eye", "search", "differ", "light"]
    )
    pages = draw(icons)
    assert set(re.findall(r'href="#([\w-]+)"', pages)) <= defined


def test_a_situation_never_goes_without_its_word() -> None:
    assert "Rue, présumé" in draw("{% situation 'street' 'Rue' presumed=True %}")
    assert "Logement, annoncé" in draw("{% situation 'housing' 'Logement' announced=True %}")
    assert "Sans nouvelles</span>" in draw("{% situation 'unknown' 'Sans nouvelles' presumed=True %}")


def test_lanes_say_who_when_and_where_they_contradict() -> None:
    one = Lane(
        "Adulte 1",
        "K7F-392",
        (street(100, presumed=20),),
        losing=(Bar(date(2026, 9, 1), date(2026, 9, 9), date(2026, 9, 9), "shelter", "Hébergement"),),
        marks=(Mark(date(2026, 9, 4), "#pourquoi", "Deux sources se contredisent"),),
    )
    drawn = draw(
        "{% lanes lanes first last title='Six mois' %}", lanes=[one], first=date(2026, 5, 1), last=LAST
    )
    assert drawn.count('href="#pourquoi"') == 2  # across and upright, one of them shown
    assert "Adulte 1. Rue, du 15 juillet 2026 au 22 octobre 2026; Rue, présumé, du 23 octobre 2026" in drawn
    rows = re.findall(r"<tr>(.*?)</tr>", drawn.split("<tbody>")[1])
    cells = [re.findall(r">([^<>]+)</t[dh]>", row) for row in rows]
    assert cells == [
        ["Adulte 1", "15 juillet 2026", "22 octobre 2026", "100", "Rue", "observé"],
        ["Adulte 1", "1er septembre 2026", "8 septembre 2026", "8", "Hébergement", "écarté"],
        ["Adulte 1", "23 octobre 2026", "11 novembre 2026", "20", "Rue", "présumé"],
    ]


def test_a_stack_is_read_by_those_who_do_not_see_it() -> None:
    parts = [Part("street", 48, "Rue", url="/rue"), Part("street", 1300, "Rue", presumed=True)]
    drawn = draw('{% stackbar parts "Ménages cette nuit-là" %}', parts=parts).replace("\u202f", " ")
    assert 'aria-label="Ménages cette nuit-là. Rue : 48; Rue, présumé : 1 300."' in drawn
    assert '<a class="figure-number" href="/rue">48<span class="visually-hidden"> Rue</span></a>' in drawn
    assert "legend" not in draw('{% stackbar parts "x" legend="" %}', parts=parts)
    assert 'role="img"' in draw('{% stackbar parts "x" %}', parts=[])


def test_a_figure_without_a_page_behind_it_is_not_underlined() -> None:
    assert "<a " not in draw("{% figure 143 'ménages' %}")
    assert '<a class="figure-number" href="/d">143</a>' in draw("{% figure 143 'ménages' '/d' size='big' %}")
    assert "1 212" in draw("{% figure n %}", n=1212).replace("\u202f", " ")


def test_progress_counts_what_is_real() -> None:
    drawn = draw("{% progress 1240 3100 'Lecture : 1 240 lignes sur 3 100' stop_url='/arret' %}")
    assert 'aria-valuenow="1240"' in drawn and 'aria-valuemax="3100"' in drawn
    assert 'class="progress-done" width="40%"' in drawn
    assert 'action="/arret"' in drawn
    assert 'width="0%"' in draw("{% progress 0 0 'x' %}")
    assert 'width="100%"' in draw("{% progress 7 5 'x' %}")


def test_words_of_a_sentence_are_native_selects() -> None:
    drawn = draw(
        "{% sentence %}{% word 'c' options 2 'Commune' %}{% endsentence %}", options=[(1, "A"), (2, "<B>")]
    )
    assert '<select name="c" aria-label="Commune">' in drawn
    assert '<option value="2" selected>&lt;B&gt;</option>' in drawn
    assert "<button" in drawn


def test_what_is_put_in_a_box_is_escaped_once() -> None:
    drawn = draw(
        "{% confirmation title %}<p>{{ said }}</p>{% endconfirmation %}", title="<C>", said="<x> & y"
    )
    assert "&lt;C&gt;" in drawn and "<p>&lt;x&gt; &amp; y</p>" in drawn


class NightForm(forms.Form):
    night = forms.DateField(label="Nuit", help_text="Le soir")
    how = forms.ChoiceField(label="Comment", choices=[("a", "A")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Sûr", required=False)
    token = forms.CharField(widget=forms.HiddenInput)


def test_errors_are_linked_to_their_field() -> None:
    form = NightForm({"night": "x"})
    summary = draw("{% error_summary form %}", form=form)
    assert re.findall(r'href="(#[\w-]+)"', summary) == ["#id_night", "#id_how_0"]
    assert "3 choses à corriger" in summary and 'role="alert"' in summary
    night = draw("{% field form.night %}", form=form)
    described = re.search(r'aria-describedby="([^"]+)"', night)
    assert described is not None
    assert set(described.group(1).split()) == set(re.findall(r'<p class="field-\w+" id="([^"]+)"', night))
    assert 'aria-invalid="true"' in night and "field--wrong" in night
    how = draw("{% field form.how %}", form=form)
    assert '<fieldset aria-describedby="id_how_error">' in how and "<legend>Comment</legend>" in how
    assert draw("{% field form.token %}", form=form).strip().startswith('<input type="hidden"')


def test_nothing_wrong_says_nothing_and_the_optional_is_told() -> None:
    form = NightForm()
    assert draw("{% error_summary form %}", form=form).strip() == ""
    assert "(facultatif)" not in draw("{% field form.night %}", form=form)
    assert draw("{% field form.sure %}", form=form).index("<input") < draw(
        "{% field form.sure %}", form=form
    ).index("<label")


def test_the_mark_has_no_floor_when_small() -> None:
    assert "mark-floor" in draw("{% mark 24 %}")
    assert "mark-floor" not in draw("{% mark 16 %}")
