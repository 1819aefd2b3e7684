"""The map: tiles near where communes stand, contours that close, no library."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from digor.demo import homes
from digor.supply import ground

POINTS = json.loads((Path(homes.__file__).parents[1] / "communes_points.json").read_text())["points"]


def test_each_commune_of_the_demo_has_a_square_of_its_own_and_neighbours_stay_near() -> None:
    places = ground.lay({code: (x, y) for code, (x, y) in POINTS.items()})
    assert len(set(places.values())) == len(POINTS) == 14
    assert places["29170"][1] > places["29232"][1] > places["29020"][1], (
        "Plomelin south of Quimper south of Briec"
    )
    assert places["29173"][0] < places["29232"][0] < places["29110"][0], "Plonéis west, Langolen east"


@settings(max_examples=60)
@given(
    st.dictionaries(
        st.text("abc", min_size=1, max_size=3), st.tuples(st.floats(-5, 5), st.floats(40, 50)), max_size=9
    )
)
def test_nobody_shares_a_square_and_the_same_points_give_the_same_map(
    points: dict[str, tuple[float, float]],
) -> None:
    places = ground.lay(points)
    assert places.keys() == points.keys()
    assert len(set(places.values())) == len(points)
    assert ground.lay(dict(reversed(points.items()))) == places


def test_contours_are_drawn_north_up_and_their_words_stand_inside() -> None:
    square = [[0.0, 48.0], [0.0, 48.1], [0.1, 48.1], [0.1, 48.0]]
    further = [[0.2, 48.0], [0.2, 48.2], [0.3, 48.2], [0.3, 48.0]]
    drawing = ground.contours({"a": [square], "b": [further]})
    west, east = drawing.shapes
    assert not drawing.schematic
    assert west.x < east.x and west.y > east.y, "b goes further north, so its middle stands higher"
    assert west.path.startswith("M0.0 ") and west.path.endswith("Z")


def test_levels_keep_nothing_apart_from_something() -> None:
    assert ground.levels({"a": 0, "b": 1, "c": 90}) == {"a": 0, "b": 1, "c": 3}
    assert ground.levels({}) == {}
