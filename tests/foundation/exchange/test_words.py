"""Headers and labels as they come, after encodings and hands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.foundation.exchange import Column, Layout, Nomenclature
from digor.foundation.exchange.headers import Headers, shown
from digor.foundation.exchange.layouts import LAYOUTS
from digor.foundation.exchange.words import fold, repair, tidy

SIAO = Headers(LAYOUTS["siao"])


@pytest.mark.parametrize(
    ("written", "field"),
    [
        ("Prénom", "first_name"), ("PRENOM", "first_name"), (" pre\u0301nom\u00a0: ", "first_name"),
        ("PrÃ©nom", "first_name"), ("Pr?nom", "first_name"), ("Pr\ufffdnom", "first_name"), ("Pr??nom", "first_name"),
        ("\ufeffPrénom", "first_name"), ("Prénom*", "first_name"), ("first_name", "first_name"),
        ("Date de naissance (jj/mm/aaaa)", "birth_date"), ("date\nde\nnaissance", "birth_date"),
        ("N° de demande", "demand_key"), ("NÂ° de demande", "demand_key"), ("n de demande", "demand_key"),
        ("Situation Ã\u00a0 la demande", "situation"), ("Type d’établissement", "establishment"),
        ("Type_de_ligne", "row_kind"), ("Nombre de personnes [du ménage]", "persons"),
    ],
)  # fmt: skip
def test_a_header_is_known_in_spite_of_all(written: str, field: str) -> None:
    column = SIAO.find(written)
    assert column is not None and column.field == field


@pytest.mark.parametrize("written", ["", "?", "??", "Prénoms et nom", "Date de fin", "P1", "12/05/1985", "1"])
def test_a_header_is_never_guessed(written: str) -> None:
    assert SIAO.find(written) is None


def test_two_columns_cannot_share_a_spelling() -> None:
    with pytest.raises(ValueError, match="two columns"):
        Headers(Layout("x", (Column("a", ("Date",)), Column("b", ("DATE",)))))


def test_a_line_of_data_names_no_column() -> None:
    assert SIAO.score(["Demande", "P1", "Le Goff", "12/05/1985", 3.0]) == 0
    assert SIAO.score(["Nom", "nom", "Prénom", ""]) == 2


def test_a_header_is_shown_on_one_line() -> None:
    assert shown("Date\n de  naissance") == "Date de naissance"
    assert len(shown("x" * 300)) == 60


@given(st.text(alphabet="éèêàùçîôïíÁœŒñÉÀ«»’… abcD-1"))
def test_a_text_read_in_the_wrong_encoding_is_repaired(text: str) -> None:
    wrong = "".join(
        bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode("utf-8")
    )
    assert repair(wrong) == text
    assert repair(text) == text


@pytest.mark.parametrize("text", ["SÃO PAULO", "Ångström", "Åsa", "Âge", "PÂTISSERIE", "Â"])
def test_a_true_capital_is_left_alone(text: str) -> None:
    assert repair(text) == text


@given(st.text())
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy(text)
    assert "  " not in once and once == once.strip()
    if repair(once) == once:
        assert tidy(once) == once


@given(st.text(alphabet="éèàùçœ ABC'’-0129"))
def test_folding_is_stable_and_bare(text: str) -> None:
    once = fold(text)
    assert fold(once) == once and once.isascii() and "  " not in once


def test_a_list_has_one_meaning_per_spelling() -> None:
    with pytest.raises(ValueError, match="meaning"):
        Nomenclature("x", {"1": "Bleu", "2": "bleu"})
    with pytest.raises(ValueError, match="meaning"):
        Nomenclature("x", {"1": "Bleu"}, {"...": "1"})


def test_a_list_suggests_but_does_not_guess() -> None:
    colours = Nomenclature("x", {"1": "Bleu", "2": "Vert"}, {"azur": "1"})
    assert colours.find("Bleue") is None and colours.nearest("Bleue") == "Bleu"
    assert colours.nearest("azure") == "Bleu"
    assert colours.nearest("zzz") is None
    assert list(colours) == ["1", "2"] and "1" in colours and "Bleu" not in colours
