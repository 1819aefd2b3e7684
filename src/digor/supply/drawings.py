"""What the pages of production draw, as plain numbers of an SVG: bars by year and stage, the curve of mediation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from digor.supply.enums import Stage
from digor.supply.reads.production import Month, Year

_STEP = 96  # a year's width
_HIGH = 56  # the tallest bar
_ROW = 92


@dataclass(frozen=True, slots=True)
class Bar:
    """Reached (full) and still planned (dashed outline) above it; the words say the rest."""

    x: float
    y: float
    width: float
    height: float
    planned: bool
    value: int


@dataclass(frozen=True, slots=True)
class Lane:
    """A stage: its bars, one year after the other."""

    label: str
    y: float
    base: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    width: float
    height: float
    lanes: tuple[Lane, ...]
    years: tuple[tuple[float, int], ...]


def by_year(years: Sequence[Year], left: float = 150) -> Chart:
    """One lane a stage, one column a year; the same scale everywhere."""
    most = (
        max((y.reached[s] + y.planned[s] for y in years for s in (stage.value for stage in Stage)), default=0)
        or 1
    )
    lanes = []
    for rank, stage in enumerate(Stage):
        top = rank * _ROW + 22
        base = top + _HIGH
        bars = []
        for place, year in enumerate(years):
            x, floor = left + place * _STEP + 20, float(base)
            for planned, value in ((False, year.reached[stage.value]), (True, year.planned[stage.value])):
                if value:
                    height = max(2.0, round(value / most * _HIGH, 1))
                    bars.append(Bar(x, floor - height, _STEP - 44, height, planned, value))
                    floor -= height
        lanes.append(Lane(str(stage.label), top, base, tuple(bars)))
    width = left + max(1, len(years)) * _STEP
    marks = tuple(
        (left + place * _STEP + 20 + (_STEP - 44) / 2, year.year) for place, year in enumerate(years)
    )
    return Chart(width, len(Stage) * _ROW + 26, tuple(lanes), marks)


@dataclass(frozen=True, slots=True)
class Curve:
    """Dwellings standing at each month's end, from 0."""

    width: float
    height: float
    path: str
    last_x: float
    last_y: float
    last: int
    ticks: tuple[tuple[float, int], ...]
    months: tuple[tuple[float, date], ...]


def curve(months: Sequence[Month], width: float = 900, height: float = 200) -> Curve | None:
    """The curve; None when there is nothing to draw. The axis starts at 0."""
    if not months or not any(month.standing or month.captured for month in months):
        return None
    most = max(month.standing for month in months) or 1
    top = -(-most // 5) * 5
    left, low = 40.0, height - 24

    def put(rank: int, value: int) -> tuple[float, float]:
        across = left + rank / max(1, len(months) - 1) * (width - left - 60)
        return round(across, 1), round(low - value / top * (low - 14), 1)

    points = [put(rank, month.standing) for rank, month in enumerate(months)]
    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in points)
    marks = [(rank, month) for rank, month in enumerate(months) if month.first.month in (1, 7)]
    return Curve(
        width, height, path, points[-1][0], points[-1][1], months[-1].standing,
        tuple((put(0, value)[1], value) for value in sorted({0, top // 2, top})),
        tuple((put(rank, 0)[0], month.first) for rank, month in marks),
    )  # fmt: skip
