"""Spellings of one name meet under one key; names that only look alike do not."""

from __future__ import annotations

import pytest

from digor.engines.linkage.spelling import fold, letters, sound, sounds

ONE_FAMILY = [
    "Le Goff|Goff|Ar Gov|Legoff|LE GOFF|Le Gov",
    "Floc'h|Floch|Le Floc’h|Ar Floc'h",
    "Guéguen|Gueguen|Gwegen|Guegen",
    "Kervella|Quervella|K/vella|Ker Vella",
    "Le Bihan|Bihan|Ar Bihan|Le Bian",
    "Quéméner|Kemener|Quemener",
    "Le Roux|Leroux|Le Rou",
    "Lefebvre|Lefèvre|Le Fevre",
    "Le Braz|Le Bras|Ar Bras",
    "Muñoz|Munoz|Mugnoz",
    "Gonzalez|Gonzales|González",
    "Ivanov|Ivanoff|Ivanow",
    "Shevchenko|Chevtchenko",
    "Ouattara|Wattara",
    "El Amrani|Al Amrani|Amrani",
    "Kerhoas|Kerhouas|Kerhoaz",
    "L'Hénoret|Lhenoret|Henoret",
    "Guivarc'h|Guivarch|Guivarch'",
    "Le Dantec|An Dantec",
    "Tanguy|Tangui",
]
ONE_GIVEN = [
    "Mohamed|Mohammed|Muhammad|Mouhamed|Mohamad",
    "Oksana|Oxana",
    "Sergey|Serguei|Sergueï|Sergei",
    "Yusuf|Youssouf|Yousouf",
    "Aïcha|Aisha|Ayesha",
    "Karim|Kareem",
    "Khaled|Kaled|Khalid",
    "Abdelkarim|Abdel Karim|Abdul Karim|Abd el-Karim|Abdoulkarim",
    "Gwenaël|Guénaël|Gwenhael",
    "Yannick|Yannig|Yanic",
    "Soizic|Soazig",
    "Mickaël|Michaël|Mikael",
    "Fañch|Fanch",
    "Loïc|Loig|LOIK",
    "Alexandre|Aleksandr",
    "Yulia|Ioulia|Youlia",
    "Osman|Ousmane|Usman",
    "Souleymane|Sulaiman|Suleyman",
    "Évgueni|Evgeny|Yevgeny",
    "Nadejda|Nadezhda",
    "Édouard|Edward",
    "Jean-Pierre|Jean Pierre|JEANPIERRE",
]
APART = ["Jean|Jeanne", "Simon|Simone", "Adrien|Adrienne", "Martin|Martine", "Léna|Lina", "Le Gall|Le Goff", "Yann|Yannick",
         "Marie|Maria", "Erwan|Ewen", "Mohamed|Mamadou"]  # fmt: skip


@pytest.mark.parametrize("names", ONE_FAMILY)
def test_family_names_that_sound_alike(names: str) -> None:
    assert len({sound(name, family=True) for name in names.split("|")}) == 1


@pytest.mark.parametrize("names", ONE_GIVEN)
def test_given_names_that_sound_alike(names: str) -> None:
    assert len({sound(name) for name in names.split("|")}) == 1


@pytest.mark.parametrize("names", APART)
def test_names_that_only_look_alike(names: str) -> None:
    one, other = names.split("|")
    assert sound(one) != sound(other)
    assert sound(one, family=True) != sound(other, family=True)


def test_one_spelling() -> None:
    assert fold("  Le  FLOC’H-Kérien ") == "le floc'h kerien"
    assert letters("Le Floc'h") == letters("LEFLOCH") == "lefloch"
    assert sounds("Garcia Lopez") == [sound("Garcia"), sound("Lopez")]
    assert sound("") == sound(" - ") == ""
    assert sound("Hh") == "hh", "a name is never without a key"
    assert fold("Łukasz Ćosić Müller İbrahim") == "lukasz cosic muller ibrahim"
