"""Pure geometry of the map: official contours projected, or communes laid as tiles by where they stand.

Degrees in, numbers of a drawing out. No tile server, no library: an SVG of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import cos, radians, sqrt

Point = tuple[float, float]  # longitude, latitude, degrees
Ring = Sequence[Sequence[float]]
WIDTH = 640.0
TILE = 92.0
GAP = 6.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A commune as drawn: an SVG path, and where its words go."""

    code: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """Every shape, and the size of the drawing in its own units. `schematic`: tiles, not the true contours."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    schematic: bool


def contours(rings: Mapping[str, Sequence[Ring]]) -> Drawing:
    """Communes from their rings, north up, distances true along the middle parallel (equirectangular)."""
    points = [point for parts in rings.values() for ring in parts for point in ring]
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    squeeze = cos(radians((south + north) / 2))
    scale = WIDTH / max((east - west) * squeeze, 1e-9)

    def put(point: Sequence[float]) -> Point:
        return (point[0] - west) * squeeze * scale, (north - point[1]) * scale

    shapes = []
    for code, parts in sorted(rings.items()):
        drawn = [[put(point) for point in ring] for ring in parts]
        path = "".join(_closed(ring) for ring in drawn)
        x, y = centre(max(drawn, key=lambda ring: abs(area(ring))))
        shapes.append(Shape(code, path, round(x, 1), round(y, 1)))
    return Drawing(WIDTH, round((north - south) * scale, 1), tuple(shapes), schematic=False)


def tiles(places: Mapping[str, tuple[int, int]]) -> Drawing:
    """Communes as equal squares at (column, row)."""
    columns = 1 + max((column for column, _row in places.values()), default=0)
    rows = 1 + max((row for _column, row in places.values()), default=0)
    step = TILE + GAP
    shapes = []
    for code, (column, row) in sorted(places.items()):
        x, y = column * step + GAP / 2, row * step + GAP / 2
        path = f"M{x:g} {y:g}h{TILE:g}v{TILE:g}h-{TILE:g}z"
        shapes.append(Shape(code, path, x + TILE / 2, y + TILE / 2))
    return Drawing(columns * step, rows * step, tuple(shapes), schematic=True)


def lay(points: Mapping[str, Point]) -> dict[str, tuple[int, int]]:
    """Each commune on a square of its own, near where it stands: (column, row), rows going south.

    The grid is as small as lets everyone in. Communes choose one after the other, those whose wish is nearest to a
    free square first; ties go by code, so the same points always give the same map.
    """
    if not points:
        return {}
    side = max(2, round(sqrt(len(points)) + 0.999))
    west, east = min(p[0] for p in points.values()), max(p[0] for p in points.values())
    south, north = min(p[1] for p in points.values()), max(p[1] for p in points.values())
    wishes = {
        code: (
            (x - west) / ((east - west) or 1) * (side - 1),
            (north - y) / ((north - south) or 1) * (side - 1),
        )
        for code, (x, y) in points.items()
    }
    free = {(column, row) for column in range(side) for row in range(side)}
    placed: dict[str, tuple[int, int]] = {}
    while len(placed) < len(points):
        _distance, code, square = min(
            (_apart(wish, square), code, square)
            for code, wish in wishes.items()
            if code not in placed
            for square in free
        )
        placed[code] = square
        free.remove(square)
    return _trimmed(placed)


def in_rows(codes: Iterable[str], across: int = 4) -> dict[str, tuple[int, int]]:
    """Where nothing is known of where they stand: in the order given."""
    return {code: (place % across, place // across) for place, code in enumerate(codes)}


def area(ring: Sequence[Point]) -> float:
    """Signed area of a ring."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def centre(ring: Sequence[Point]) -> Point:
    """The centroid of a ring; the mean of its points when it encloses nothing."""
    whole = area(ring)
    if abs(whole) < 1e-9:
        return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    x = sum((a[0] + b[0]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs)
    y = sum((a[1] + b[1]) * (a[0] * b[1] - b[0] * a[1]) for a, b in pairs)
    return x / (6 * whole), y / (6 * whole)


def levels(values: Mapping[str, int], classes: int = 3) -> dict[str, int]:
    """0 for nothing, then 1 to `classes` by equal shares of the greatest value."""
    most = max(values.values(), default=0)
    return {code: 0 if not value else -(-value * classes // most) for code, value in values.items()}


def _apart(wish: Point, square: tuple[int, int]) -> float:
    return round((wish[0] - square[0]) ** 2 + (wish[1] - square[1]) ** 2, 9)


def _trimmed(placed: Mapping[str, tuple[int, int]]) -> dict[str, tuple[int, int]]:
    """Empty rows and columns go."""
    columns = sorted({column for column, _row in placed.values()})
    rows = sorted({row for _column, row in placed.values()})
    return {code: (columns.index(column), rows.index(row)) for code, (column, row) in placed.items()}


def _closed(ring: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring) + "Z"
