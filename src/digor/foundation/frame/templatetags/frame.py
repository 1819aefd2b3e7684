"""The frame's tags and filters: `{% load frame %}`. What each does is told in the frame's own docstring."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.template.loader import get_template
from django.utils.safestring import SafeString

from digor.foundation.frame import clock, geometry, markup, sentences
from digor.foundation.frame.days import ago, day, hour, instant, month, night
from digor.foundation.frame.drawings import Bar, Certainty, Lane, Part, stretches, window
from digor.foundation.frame.figures import number

__all__ = ["ago", "day", "hour", "instant", "month", "night", "number", "register"]

register = template.Library()
for words in (ago, day, hour, instant, month, night, number):
    register.filter(words.__name__, words)
register.filter("in_words", sentences.of_stretch_and_days)
register.simple_tag(markup.bar, name="bar")


# Drawings


@register.simple_tag
def ribbon(bars: Iterable[Bar], last_day: date, nights: int = 90, label: str = "") -> SafeString:
    """The `nights` nights up to the night `last_day`; `label` says whose they are."""
    bars = tuple(bars)
    first, end = window(last_day, nights)
    said = sentences.ribbon(stretches(bars, first, end, fill=True), last_day, nights, label)
    return markup.drawing("ribbon", geometry.ribbon(bars, first, end), 18, said)


@register.inclusion_tag("frame/lanes.html")
def lanes(
    lanes: Iterable[Lane],
    first_day: date,
    last_day: date,
    today: date | None = None,
    title: str = "",
    name: str = "lanes",
) -> dict[str, Any]:
    """One lane per member over the nights `first_day` to `last_day`; `name` makes the anchors unique."""
    _, end = window(last_day, 1)
    members = [sentences.spoken(lane) for lane in lanes]
    today = today or clock.today()
    across = geometry.chart(members, first_day, end, today)
    up = geometry.upright(members, first_day, end, today)
    said = [sentences.lane(lane, first_day, end) for lane in members]
    return {
        "title": title,
        "name": name,
        "across": {"chart": across, "tracks": list(zip(across.tracks, said, strict=True))},
        "up": {"chart": up, "tracks": list(zip(up.tracks, said, strict=True))},
        "table": [(lane, sentences.table(lane, first_day, end)) for lane in members],
        "contested": any(lane.marks for lane in members),
        "announced": any(box.certainty == "announced" for track in across.tracks for box in track.boxes),
    }


@register.inclusion_tag("frame/stackbar.html")
def stackbar(parts: Sequence[Part], label: str, legend: str = "list") -> dict[str, Any]:
    """The composition of a night; `legend` is "list", "line" or nothing."""
    boxes = [box for box, _ in geometry.stack(parts)]
    return {
        "drawing": markup.drawing("stackbar", boxes, 28, sentences.stack(parts, label)),
        "legend": legend,
        "parts": [(part, sentences.of_part(part)) for part in parts],
    }


@register.simple_tag
def swatch(family: str, presumed: bool = False, announced: bool = False) -> SafeString:
    """The motif of a family; the word goes beside it."""
    return markup.swatch(family, _certainty(family, presumed, announced))


@register.simple_tag
def situation(family: str, word: str, presumed: bool = False, announced: bool = False) -> SafeString:
    """Motif and word, always together; the word says when it is presumed or announced."""
    certainty = _certainty(family, presumed, announced)
    if certainty == "presumed":
        word = sentences.presumed(word)
    elif certainty == "announced":
        word = sentences.announced(word)
    return markup.situation(family, certainty, word)


@register.inclusion_tag("frame/figure.html")
def figure(value: Any, unit: str = "", url: str = "", size: str = "", label: str = "") -> dict[str, Any]:
    """A figure that answers: `url` opens what stands behind it. `size`: "", "middle", "big".

    `label` completes the link for those who hear it alone ("143 ménages sans domicile, définition").
    """
    shown = number(value) if isinstance(value, (int, float)) else value
    return {"value": shown, "unit": unit, "url": url, "size": size, "label": label}


@register.inclusion_tag("frame/progress.html")
def progress(done: int, total: int, words: str, stop_url: str = "", name: str = "progress") -> dict[str, Any]:
    """Real counts, said in `words`; `stop_url` is a way to stop (POST)."""
    share = 100 * min(done, total) / total if total else 0
    return {
        "done": done, "total": total, "words": words, "stop_url": stop_url,
        "share": geometry.short(share, "%"), "name": name,
    }  # fmt: skip


@register.inclusion_tag("frame/steps.html")
def steps(done: int, total: int, words: str) -> dict[str, Any]:
    """Few things, one box each."""
    return {"boxes": [step < done for step in range(total)], "words": words}


@register.inclusion_tag("frame/icon.html")
def icon(name: str, big: bool = False) -> dict[str, Any]:
    """Decorative: a word stands beside it."""
    return {"name": name, "big": big}


@register.inclusion_tag("frame/mark.html")
def mark(size: int = 28) -> dict[str, Any]:
    """The open door, without floor light below 24 px."""
    return {"height": size, "width": geometry.short(size * 76 / 86), "floor": size >= 24}


def _certainty(family: str, presumed: bool, announced: bool) -> Certainty:
    if family == "unknown":
        return "unknown"
    return "announced" if announced else "presumed" if presumed else "known"


# Forms


@register.inclusion_tag("frame/word.html")
def word(name: str, options: Iterable[tuple[Any, Any]], value: Any, label: str) -> dict[str, Any]:
    """One word of a filter sentence: a native select; `label` is heard, not seen."""
    chosen = "" if value is None else str(value)
    shown = [(str(code), text, str(code) == chosen) for code, text in options]
    return {"name": name, "options": shown, "label": label}


@register.inclusion_tag("frame/field.html")
def field(field: BoundField) -> dict[str, Any]:
    """Label, help, control and errors of one field, linked together."""
    kind = getattr(field.field.widget, "input_type", "")
    return {
        "field": field,
        "group": field.use_fieldset,
        "choice": kind == "checkbox" and not field.use_fieldset,
        "hidden": field.is_hidden,
    }


@register.inclusion_tag("frame/error_summary.html")
def error_summary(form: BaseForm, focus: bool = True) -> dict[str, Any]:
    """What is wrong, with a link to each field; nothing when nothing is. `focus`: the page opens on it."""
    wrong = [
        (f"{bound.auto_id}_0" if bound.use_fieldset else bound.id_for_label, error)
        for bound in form
        for error in bound.errors
        if not bound.is_hidden
    ]
    hidden = [error for bound in form.hidden_fields() for error in bound.errors]
    general = [*form.non_field_errors(), *hidden]
    return {"general": general, "wrong": wrong, "count": len(general) + len(wrong), "focus": focus}


@register.inclusion_tag("frame/pager.html")
def pager(previous_url: str = "", next_url: str = "", words: str = "") -> dict[str, Any]:
    """Where one is in a long list, and the way on."""
    return {"previous_url": previous_url, "next_url": next_url, "words": words}


# Boxes: block tags, with anything inside


@register.simple_block_tag
def confirmation(content: str, title: str) -> str:
    """It is noted: what was noted, and how to take it back."""
    return _box("confirmation", content, title=title)


@register.simple_block_tag
def explanation(content: str, title: str, differ: bool = False, anchor: str = "") -> str:
    """Kept first, then set aside, then the rule with number and date, then one thing one can do."""
    return _box("explanation", content, title=title, differ=differ, anchor=anchor)


@register.simple_block_tag
def kept(content: str) -> str:
    """A line of an explanation: what was kept."""
    return _box("reason", content, kind="kept", sign="tick")


@register.simple_block_tag
def aside(content: str) -> str:
    """A line of an explanation: what was set aside."""
    return _box("reason", content, kind="aside", sign="dash")


@register.simple_block_tag
def empty(content: str, title: str) -> str:
    """Nothing here: what would come, and what one can do."""
    return _box("empty", content, title=title)


@register.simple_block_tag
def past(content: str, url: str) -> str:
    """The banner « tel que connu le »; `url` is the way back to today."""
    return _box("past", content, url=url)


@register.simple_block_tag
def sentence(content: str, url: str = "", anchor: str = "") -> str:
    """A filter sentence: a GET form whose words are native selects."""
    return _box("sentence", content, url=url, anchor=anchor)


def _box(name: str, content: str, **context: Any) -> str:
    return get_template(f"frame/boxes/{name}.html").render({"content": content, **context})
