"""The contrasts printed in the look's reference, recomputed from the token sheet."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import digor.foundation.frame

SHEET = Path(digor.foundation.frame.__file__).parent / "static" / "frame" / "tokens.css"
TEXT, GRAPHIC = 4.5, 3.0

# (what is drawn, on what, least contrast): printed values for light and dark in the last two columns
PRINTED = [
    ("champ", "surface", GRAPHIC, 4.5, 4.7),
    ("champ", "papier", GRAPHIC, 4.1, 5.4),
    ("encre", "surface", TEXT, 14.9, 13.3),
    ("encre", "papier", TEXT, 13.6, 15.2),
    ("encre2", "papier", TEXT, 6.9, 9.4),
    ("encre2", "creux", TEXT, 6.2, 7.0),
    ("odet", "surface", TEXT, 9.2, 8.2),
    ("odet", "papier", TEXT, 8.5, 9.3),
    ("odet", "odet-pale", TEXT, 7.9, 6.7),
    ("sur-odet", "odet", TEXT, 9.2, 9.4),
    ("odet", "bande", GRAPHIC, 5.8, 4.6),
    ("sur-ajonc", "ajonc", TEXT, 9.1, 9.1),
    ("ajonc-bord", "surface", GRAPHIC, 4.5, 5.9),
    ("ajonc-bord", "ajonc-pale", GRAPHIC, 4.1, 5.0),
    ("ajonc-encre", "ajonc-pale", TEXT, 8.2, 10.1),
    ("hier-encre", "hier", TEXT, 8.3, 9.7),
    ("hier-bord", "papier", GRAPHIC, 4.0, 5.8),
    ("lande", "surface", TEXT, 6.9, 8.6),
    ("lande", "lande-pale", TEXT, 6.0, 7.6),
    ("bruyere", "surface", TEXT, 8.6, 8.1),
    ("bruyere", "bruyere-pale", TEXT, 7.6, 7.6),
    ("street", "surface", GRAPHIC, 15.0, 3.7),
    ("street", "papier", GRAPHIC, 13.8, 4.2),
    ("third-party", "surface", GRAPHIC, 8.1, 3.6),
    ("third-party", "papier", GRAPHIC, 7.4, 4.1),
    ("shelter", "surface", GRAPHIC, 4.6, 3.2),
    ("shelter", "papier", GRAPHIC, 4.2, 3.6),
    ("institution", "surface", GRAPHIC, 3.4, 9.5),
    ("institution", "papier", GRAPHIC, 3.1, 10.8),
    ("adapted-housing", "surface", GRAPHIC, 3.7, 12.6),
    ("adapted-housing", "papier", GRAPHIC, 3.4, 14.3),
    ("housing", "surface", GRAPHIC, 8.9, 8.0),
    ("housing", "papier", GRAPHIC, 8.1, 9.2),
    ("sur-secours", "secours", TEXT, 9.2, 9.2),
]
# Pairs the pages use besides those printed: no value to compare, the floor holds.
USED = [
    ("encre", "creux", TEXT),
    ("encre", "odet-pale", TEXT),
    ("encre", "lande-pale", TEXT),
    ("encre2", "surface", TEXT),
    ("encre2", "odet-pale", TEXT),
    ("encre2", "lande-pale", TEXT),
    ("odet", "creux", TEXT),
    ("odet", "lande-pale", TEXT),
    ("champ", "creux", GRAPHIC),
    ("champ", "odet-pale", GRAPHIC),
]


def tokens() -> dict[str, dict[str, str]]:
    """Mode → token → colour. What the dark sheet does not name keeps its light value."""
    text = re.sub(r"/\*.*?\*/", "", SHEET.read_text(), flags=re.DOTALL)
    light, dark = text.split("@media screen and (prefers-color-scheme: dark)")
    pattern = re.compile(r"--([\w-]+):\s*(#[0-9A-Fa-f]{6});")
    modes = {"light": dict(pattern.findall(light))}
    modes["dark"] = modes["light"] | dict(pattern.findall(dark.split("@media")[0]))
    return modes


def luminance(colour: str) -> float:
    """WCAG 2.x relative luminance."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


TOKENS = tokens()


def test_the_measure_is_the_known_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("drawn", "ground", "floor", "light", "dark"), PRINTED)
def test_printed_contrasts(
    mode: str, drawn: str, ground: str, floor: float, light: float, dark: float
) -> None:
    found = contrast(TOKENS[mode][drawn], TOKENS[mode][ground])
    assert found >= floor
    assert found == pytest.approx(light if mode == "light" else dark, abs=0.06)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize(("drawn", "ground", "floor"), USED)
def test_other_pairs_of_the_pages(mode: str, drawn: str, ground: str, floor: float) -> None:
    assert contrast(TOKENS[mode][drawn], TOKENS[mode][ground]) >= floor


def test_the_number_to_call_has_one_look() -> None:
    for name, colour in {"secours": "#0F4C6E", "sur-secours": "#FFFFFF", "ajonc": "#F4C430"}.items():
        assert TOKENS["light"][name] == TOKENS["dark"][name] == colour


def test_no_other_sheet_names_a_colour() -> None:
    """Tokens only; the mark's light is one yellow, paper is black on white."""
    allowed = {"#FFFFFF", "#F4C430", "#000000", "#8A8A8A"}
    for sheet in SHEET.parent.glob("*.css"):
        if sheet != SHEET:
            found = set(re.findall(r"#[0-9A-Fa-f]{3,8}\b", re.sub(r"#[\w-]+\s*\{", "", sheet.read_text())))
            assert found <= allowed, f"{sheet.name}: {found - allowed}"
