"""Drawings: nothing lost, nothing twice, everything inside the window."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.foundation.frame import geometry
from digor.foundation.frame.drawings import FAMILIES, Bar, Lane, Mark, Part, Stretch, stretches, window

FIRST = date(2026, 1, 1)


def on(number: int) -> date:
    return FIRST + timedelta(days=number)


def bar(start: int, known_to: int, end: int, family: str = "street", **more: object) -> Bar:
    return Bar(on(start), on(known_to), on(end), family, family.capitalize(), **more)  # type: ignore[arg-type]


def plain(found: list[Stretch]) -> list[tuple[int, int, str, str]]:
    return [((s.start - FIRST).days, (s.end - FIRST).days, s.family, s.certainty) for s in found]


@st.composite
def lives(draw: st.DrawFn) -> list[Bar]:
    """Bars of one life: they follow each other, with or without a gap, and never overlap."""
    made, day = [], draw(st.integers(-40, 60))
    for _ in range(draw(st.integers(0, 8))):
        day += draw(st.integers(0, 10))
        known, presumed = draw(st.integers(0, 30)), draw(st.integers(0, 30))
        family = draw(st.sampled_from(FAMILIES))
        made.append(bar(day, day + known, day + known + presumed, family, announced=draw(st.booleans())))
        day += known + presumed
    return made


@given(lives(), st.integers(-50, 50), st.integers(1, 120))
def test_filled_stretches_cover_the_window_once(life: list[Bar], start: int, days: int) -> None:
    found = stretches(life, on(start), on(start + days), fill=True)
    assert found[0].start == on(start) and found[-1].end == on(start + days)
    for one, following in pairwise(found):
        assert one.end == following.start
    assert all(stretch.nights > 0 for stretch in found)


@given(lives(), st.integers(-50, 50), st.integers(1, 120))
def test_each_night_has_the_family_and_certainty_of_its_bar(life: list[Bar], start: int, days: int) -> None:
    """Night by night, the slow way."""
    found = stretches(life, on(start), on(start + days), fill=True)
    for number in range(start, start + days):
        night = on(number)
        here = next((b for b in life if b.start <= night < b.end), None)
        if here is None or here.family == "unknown":
            expected = ("unknown", "unknown")
        elif here.announced:
            expected = (here.family, "announced")
        else:
            expected = (here.family, "known" if night < here.known_to else "presumed")
        drawn = next(s for s in found if s.start <= night < s.end)
        assert (drawn.family, drawn.certainty) == expected


@given(lives(), st.integers(1, 120))
def test_a_ribbon_is_a_hundred_percent_wide(life: list[Bar], days: int) -> None:
    boxes = geometry.ribbon(life, on(0), on(days))
    assert sum(float(box.size.rstrip("%")) for box in boxes) == pytest.approx(100, abs=0.01 * len(boxes))


def test_neighbours_of_one_word_are_joined_and_others_not() -> None:
    found = stretches(
        [bar(0, 5, 5), bar(5, 9, 12), bar(12, 12, 20), bar(20, 22, 22, "shelter")], on(0), on(30)
    )
    assert plain(found) == [
        (0, 9, "street", "known"),
        (9, 20, "street", "presumed"),
        (20, 22, "shelter", "known"),
    ]
    other = Bar(on(5), on(9), on(9), "street", "A tent")
    assert len(stretches([bar(0, 5, 5), other], on(0), on(30))) == 2


def test_an_open_end_and_a_known_end_outside_its_bar_are_tamed() -> None:
    opened = Bar(on(3), date.max, date.max, "shelter", "Shelter")
    assert plain(stretches([opened], on(0), on(10))) == [(3, 10, "shelter", "known")]
    assert plain(stretches([bar(3, 1, 6)], on(0), on(10))) == [(3, 6, "street", "presumed")]


def test_the_window_ends_with_its_last_night() -> None:
    assert window(on(89), 90) == (on(0), on(90))


def test_a_stack_shares_the_width_and_leaves_out_nothing_but_nothing() -> None:
    parts = [
        Part("street", 1, "Street"),
        Part("shelter", 0, "Shelter"),
        Part("street", 3, "Street", presumed=True),
    ]
    assert [(box.at, box.size, box.certainty) for box, _ in geometry.stack(parts)] == [
        ("0%", "25%", "known"),
        ("25%", "75%", "presumed"),
    ]
    assert geometry.stack([]) == []
    assert geometry.stack([Part("street", 0, "Street")]) == []


def test_numbers_are_written_for_svg_whatever_the_language() -> None:
    assert [geometry.short(value) for value in (12.5, 0, -0.001, 100, 33.333)] == [
        "12.5",
        "0",
        "0",
        "100",
        "33.33",
    ]


def lane(*bars: Bar, **more: object) -> Lane:
    return Lane("Adult 1", "", bars, **more)  # type: ignore[arg-type]


def test_words_stand_only_where_they_fit() -> None:
    chart = geometry.chart(
        [lane(bar(0, 100, 100, "institution"), Bar(on(100), on(118), on(118), "shelter", "Shelter (CHU)", "CHU"))],
        on(0), on(500), None,
    )  # fmt: skip
    wide = [box.word for box in chart.tracks[0].boxes]
    narrow = [box.narrow_word for box in chart.tracks[0].boxes]
    assert wide == ["Institution", "CHU"]
    assert narrow == ["Institution", ""]


def test_presumed_nights_say_so_shorter_where_room_lacks() -> None:
    said = bar(0, 100, 140, presumed_word="Street, presumed", presumed_short="presumed")
    chart = geometry.chart([lane(said)], on(0), on(500), None)
    assert [box.word for box in chart.tracks[0].boxes] == ["Street", "presumed"]


def test_today_is_a_line_only_inside_the_window() -> None:
    assert geometry.chart([], on(0), on(200), on(100)).today == "50%"
    assert geometry.chart([], on(0), on(200), on(201)).today == ""
    assert geometry.chart([], on(0), on(200), None).today == ""
    assert not geometry.chart([], on(0), on(200), on(100)).late
    assert geometry.chart([], on(0), on(200), on(190)).late
    assert geometry.upright([], on(0), on(400), on(100)).today == "234"


def test_upright_time_goes_up() -> None:
    chart = geometry.upright([lane(bar(0, 100, 100), bar(100, 400, 400, "shelter"))], on(0), on(400), on(400))
    old, recent = chart.tracks[0].boxes
    assert chart.height == 312
    assert float(recent.at) == 0 and float(old.at) + float(old.size) == pytest.approx(chart.height)
    assert float(recent.at) + float(recent.size) == pytest.approx(float(old.at), abs=0.02)


def test_upright_words_are_cut_to_their_column() -> None:
    def said(word: str, nights: int) -> Lane:
        return lane(Bar(on(0), on(nights), on(nights), "shelter", word))

    def lines(*lanes: Lane) -> list[tuple[str, ...]]:
        return [track.boxes[0].lines for track in geometry.upright(lanes, on(0), on(400), None).tracks]

    three = lines(said("With someone else", 200), said("Hébergement", 200), said("Street", 9))
    assert three == [("With", "someone", "else"), ("Héberg.",), ()]  # nine nights are lower than a line
    assert lines(said("With someone else", 200)) == [("With someone else",)]


def test_a_contradiction_stands_in_the_middle_of_its_night_and_only_inside() -> None:
    marked = lane(marks=(Mark(on(1), "#x", "why"), Mark(on(99), "#y", "why")))
    assert [spot.at for spot in geometry.chart([marked], on(0), on(3), None).tracks[0].spots] == ["50%"]


@pytest.mark.parametrize(("days", "most"), [(45, 22), (365, 22), (550, 22), (1500, 22), (3650, 22)])
def test_months_never_crowd_and_years_are_said(days: int, most: int) -> None:
    ticks = geometry.chart([], on(0), on(days), None).ticks
    assert 1 <= len(ticks) <= most
    assert ticks[0].new_year
    shown = [tick for tick in ticks if not tick.minor]
    assert len(shown) <= 11
    assert shown[0].new_year or shown[0].narrow_year
