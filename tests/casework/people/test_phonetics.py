"""Names found whatever their spelling, in French and in Breton."""

from __future__ import annotations

import pytest

from digor.casework.people.phonetics import fold, sound


@pytest.mark.parametrize(
    "names",
    [
        "Guéguen Gueguen Guegen Guéguenn",
        "Quéméner Kemener Quemener",
        "Floc'h Floch Floc’h Flock",
        "Kermarrec Kermarec Kermarek",
        "Tanguy Tangi Tangui",
        "Cariou Kariou",
        "Riou Rioux",
        "Dupond Dupont Dupon",
        "Philippe Filip Filippe",
        "Yann Yan Iann",
        "Lefèvre Lefebvre Lefevre",
        "Maïwenn Maiwen",
        "Gwenaël Guénaël Gwenael",
        "Loïc Loick",
        "Cozic Cosic Kozik",
        "Laurent Laurant Lorant",
        "Renaud Renault Reno",
        "Mohamed Mohammed",
        "Fatoumata Fatumata",
        "Cécile Cecile Sesil",
        "Bihan Bian",
        "Kerc'hoaz Kerhoas",
        "Henry Henri",
    ],
)
def test_alike(names: str) -> None:
    assert len({sound(name) for name in names.split()}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Le Goff", "LE GOFF", "Legoff", "Goff", "ar Goff", "Le Gof"),
        ("Jean-Luc", "Jean Luc", "jean  luc"),
        ("L’Hénoret", "L'Henoret", "Hénoret"),
        ("de la Villemarqué", "La Villemarque", "Villemarqué"),
    ],
)
def test_compound_names_and_articles(names: tuple[str, ...]) -> None:
    assert len({sound(name) for name in names}) == 1


@pytest.mark.parametrize(
    "one, other",
    [("Le Goff", "Le Gall"), ("Riou", "Cariou"), ("Anne", "Anna"), ("Yann", "Yannick"), ("Marie", "Maria"),
     ("Tanguy", "Tangou"), ("Bernard", "Béraud"), ("Le Roy", "Le Roux")],
)  # fmt: skip
def test_different(one: str, other: str) -> None:
    assert sound(one) != sound(other)


def test_folded() -> None:
    assert fold("  Ségolène  L’HÉNORET ") == "segolene l'henoret"
    assert fold("Œuvrard, Łukasz") == "oeuvrard lukasz"


def test_nothing_sounds_like_nothing() -> None:
    assert sound("") == ""
    assert sound("Le") != ""
    assert len(sound("Ab" * 200)) == 40
