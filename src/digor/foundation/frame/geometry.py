"""Where things stand in a drawing: pure arithmetic, in percent along time and in pixels across.

Time runs in percent of the drawing's width, so that one drawing serves every screen; a phone's
upright lanes have a height of their own, in pixels. Numbers come out as strings, with a dot: a
template would write 12,5 in French, which SVG does not read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from digor.foundation.frame.drawings import Bar, Certainty, Lane, Part, Stretch, stretches

# Narrowest and usual width of the lanes' drawing, beside the names, in pixels.
NARROW, WIDE = 520, 1040
LETTER = 7.4  # mean width of a letter of 14 px
SMALL_LETTER = 6.9  # of 13 px
LINE = 15  # height of a line of 13 px
PHONE = 358  # width of a page's content on a phone
AXIS, COLUMN = 66, 90  # upright: width of the axis, least width of a member's column
BAR = 46  # upright: a bar with its air (narrower, it makes room for the thin bar of a statement set aside)
CUT = 6  # letters kept of a word that is too long for its column
STEPS = (1, 2, 3, 6, 12)  # months between two ticks


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle along time: `at` and `size` are attributes, ready to print."""

    at: str
    size: str
    family: str
    certainty: Certainty
    stretch: Stretch | None = None
    word: str = ""  # where there is room on a usual screen
    narrow_word: str = ""  # and on the narrowest
    lines: tuple[str, ...] = ()  # beside an upright bar
    text_at: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month. `minor`: its label has no room (across: on a narrow screen)."""

    at: str
    month: date
    new_year: bool
    minor: bool
    narrow_year: bool = False  # says its year on a narrow screen only, where the first tick is hidden


@dataclass(frozen=True, slots=True)
class Spot:
    """A contradiction, in the middle of its night."""

    at: str
    url: str
    words: str


@dataclass(frozen=True, slots=True)
class Track:
    """One lane, placed."""

    lane: Lane
    boxes: tuple[Box, ...]
    losing: tuple[Box, ...]
    spots: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Lanes on one scale. `today` is empty when it is outside the window; `height` is of the upright one."""

    tracks: tuple[Track, ...]
    ticks: tuple[Tick, ...]
    today: str
    height: int = 0
    late: bool = False  # today is near the right edge: its tag is written to the left of the line


def short(value: float, unit: str = "") -> str:
    """A number for SVG: at most two decimals, no useless zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return f"{'0' if text == '-0' else text}{unit}"


def ribbon(bars: Iterable[Bar], first: date, end: date) -> list[Box]:
    """The nights [first, end) of one life, nothing left blank."""
    days = (end - first).days
    return [_along(stretch, first, days) for stretch in stretches(bars, first, end, fill=True)]


def stack(parts: Iterable[Part]) -> list[tuple[Box, Part]]:
    """Parts side by side on the whole width; a part of nothing has no box."""
    shown = [part for part in parts if part.value > 0]
    total = sum(part.value for part in shown)
    placed, done = [], 0
    for part in shown:
        certainty: Certainty = (
            "unknown" if part.family == "unknown" else "presumed" if part.presumed else "known"
        )
        at, size = 100 * done / total, 100 * part.value / total
        placed.append((Box(short(at, "%"), short(size, "%"), part.family, certainty), part))
        done += part.value
    return placed


def chart(lanes: Sequence[Lane], first: date, end: date, today: date | None) -> Chart:
    """Lanes with time to the right."""
    days = (end - first).days
    tracks = tuple(
        Track(
            lane=lane,
            boxes=tuple(
                _labelled(box, days)
                for box in (_along(s, first, days) for s in stretches(lane.bars, first, end))
            ),
            losing=tuple(_along(s, first, days) for s in stretches(lane.losing, first, end)),
            spots=tuple(
                Spot(short(100 * (_days(first, mark.day) + 0.5) / days, "%"), mark.url, mark.words)
                for mark in lane.marks
                if first <= mark.day < end
            ),
        )
        for lane in lanes
    )
    return Chart(tracks, tuple(_ticks(first, end)), *_now(first, end, today))


def upright(lanes: Sequence[Lane], first: date, end: date, today: date | None) -> Chart:
    """The same lanes for a phone: time goes up, 0.78 px a night, between 240 and 720 px."""
    days = (end - first).days
    height = round(min(720, max(240, days * 0.78)))
    scale = height / days

    def up(day: date) -> float:
        return height - scale * _days(first, day)

    column = max(COLUMN, (PHONE - AXIS) / max(1, len(lanes)))

    def stand(stretch: Stretch, room: float = 0) -> Box:
        top, size = up(stretch.end), scale * stretch.nights
        lines = _lines(stretch, size, room)
        return Box(
            short(top), short(size), stretch.family, stretch.certainty, stretch, lines=lines,
            text_at=short(top + min(14.0, size / 2 + 5)),
        )  # fmt: skip

    tracks = tuple(
        Track(
            lane=lane,
            boxes=tuple(stand(s, column - BAR) for s in stretches(lane.bars, first, end)),
            losing=tuple(stand(s) for s in stretches(lane.losing, first, end)),
            spots=tuple(
                Spot(short(up(mark.day) - scale / 2), mark.url, mark.words)
                for mark in lane.marks
                if first <= mark.day < end
            ),
        )
        for lane in lanes
    )
    step = _step(days, height / 26)
    now = up(today) if today is not None and first <= today <= end else None
    ticks = tuple(
        # no label under the tag of today
        Tick(short(up(month)), month, month.month == 1, now is not None and abs(up(month) - now) < 18)
        for month in _months(first, end)
        if (month.month - 1) % step == 0
    )
    return Chart(tracks, ticks, "" if now is None else short(now), height)


def _along(stretch: Stretch, first: date, days: int) -> Box:
    return Box(
        at=short(100 * _days(first, stretch.start) / days, "%"),
        size=short(100 * stretch.nights / days, "%"),
        family=stretch.family,
        certainty=stretch.certainty,
        stretch=stretch,
    )


def _labelled(box: Box, days: int) -> Box:
    """The same box with the words that fit above it."""
    if box.stretch is None:
        return box
    share = box.stretch.nights / days
    word, narrow = _fits(box.stretch, share * WIDE), _fits(box.stretch, share * NARROW)
    return Box(box.at, box.size, box.family, box.certainty, box.stretch, word, narrow)


def said(stretch: Stretch) -> tuple[str, str]:
    """What is written of a stretch, and shorter."""
    bar = stretch.bar
    if bar is None:
        return "", ""
    if stretch.certainty == "presumed":
        return bar.presumed_word or bar.word, bar.presumed_short or bar.presumed_word or bar.word
    return bar.word, bar.short or bar.word


def _fits(stretch: Stretch, width: float) -> str:
    return next((word for word in said(stretch) if len(word) * LETTER <= width + 2), "")


def _lines(stretch: Stretch, height: float, room: float) -> tuple[str, ...]:
    """The words beside an upright bar, within its height and `room` pixels: « Chez un / tiers », « Héberg. »."""
    letters = int(room / SMALL_LETTER)
    fitting = max(1, int(height / LINE)) if height >= LINE * 0.7 else 0
    for word in said(stretch):
        lines: list[str] = []
        for part in word.split():
            if len(part) > max(letters, CUT + 1):
                part = f"{part[:CUT]}."
            if lines and len(lines[-1]) + 1 + len(part) <= letters:
                lines[-1] += f" {part}"
            else:
                lines.append(part)
        if lines and len(lines) <= fitting:
            return tuple(lines)
    return ()


def _ticks(first: date, end: date) -> Iterable[Tick]:
    days = (end - first).days
    step, narrow_step = _step(days, WIDE / 48), _step(days, NARROW / 48)
    shown = shown_narrow = False
    for month in _months(first, end):
        if (month.month - 1) % step == 0:
            at = short(100 * _days(first, month) / days, "%")
            minor = (month.month - 1) % narrow_step != 0
            new_year = not shown or month.month == 1
            yield Tick(at, month, new_year, minor, not minor and not shown_narrow and not new_year)
            shown, shown_narrow = True, shown_narrow or not minor


def _step(days: int, room: float) -> int:
    """Months between ticks, so that no more than `room` of them are drawn."""
    months = days / 30.4
    return next((step for step in STEPS if months / step <= room), STEPS[-1])


def _months(first: date, end: date) -> Iterable[date]:
    month = first.replace(day=1)
    while month < end:
        if month >= first:
            yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _now(first: date, end: date, today: date | None) -> tuple[str, int, bool]:
    if today is None or not first <= today <= end:
        return "", 0, False
    share = _days(first, today) / (end - first).days
    return short(100 * share, "%"), 0, share > 0.9


def _days(first: date, day: date) -> int:
    return (day - first).days
