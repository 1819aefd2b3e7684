"""Cells of every other kind."""

from __future__ import annotations

from datetime import date, time

import pytest

from digor.foundation.exchange import Column, Kind
from digor.foundation.exchange.layout import Value
from digor.foundation.exchange.unreadable import Unreadable
from digor.foundation.exchange.values import Cell, is_empty, parser
from tests.foundation.exchange.conftest import TODAY
from tests.foundation.exchange.damaged.generic import COLOURS


def read(kind: Kind, cell: Cell) -> Value:
    nomenclature = COLOURS if kind is Kind.CODE else None
    return parser(Column("x", ("X",), kind, nomenclature=nomenclature), today=TODAY)(cell)


@pytest.mark.parametrize(
    ("kind", "cell", "value"),
    [
        (Kind.TEXT, "  Le  Goff\u00a0 ", "Le Goff"),
        (Kind.TEXT, "Le\tGoff", "Le Goff"),
        (Kind.TEXT, "deux\r\n\r\nlignes ", "deux\nlignes"),
        (Kind.TEXT, "HÃ©lÃ¨ne", "Hélène"),
        (Kind.TEXT, "Â«Â\u00a0dehorsÂ\u00a0Â»", "« dehors »"),
        (Kind.TEXT, "\ufeffAnna\u200b", "Anna"),
        (Kind.TEXT, "Ã", "Ã"),
        (Kind.TEXT, 12.0, "12"),
        (Kind.TEXT, date(2026, 11, 3), "03/11/2026"),
        (Kind.KEY, " 00123 ", "00123"),
        (Kind.KEY, 12345.0, "12345"),
        (Kind.KEY, '="00123"', "00123"),
        (Kind.KEY, "3E2", None),
        (Kind.KEY, "A-12/é", "A-12/é"),
        (Kind.WHOLE, "3", 3),
        (Kind.WHOLE, "3,0", 3),
        (Kind.WHOLE, 3.0, 3),
        (Kind.WHOLE, "1\u202f240", 1240),
        (Kind.WHOLE, "0", 0),
        (Kind.WHOLE, 0.0, 0),
        (Kind.YES_NO, "Oui", True),
        (Kind.YES_NO, "O", True),
        (Kind.YES_NO, "x", True),
        (Kind.YES_NO, 1.0, True),
        (Kind.YES_NO, True, True),
        (Kind.YES_NO, "NON", False),
        (Kind.YES_NO, "n", False),
        (Kind.YES_NO, "0", False),
        (Kind.YES_NO, 0.0, False),
        (Kind.YES_NO, False, False),
        (Kind.CODE, "2", "2"),
        (Kind.CODE, 2.0, "2"),
        (Kind.CODE, "VERT FONCE", "2"),
        (Kind.CODE, "vert  foncÃ©", "2"),
        (Kind.CODE, "Vert fonc?", "2"),
        (Kind.CODE, "Vert fonc\ufffd", "2"),
        (Kind.CODE, "2 - Vert foncé", "2"),
        (Kind.DATE, "03/11/2026", date(2026, 11, 3)),
    ],
)
def test_what_is_read(kind: Kind, cell: Cell, value: Value) -> None:
    if value is None:
        with pytest.raises(Unreadable):
            read(kind, cell)
    else:
        got = read(kind, cell)
        assert (got, type(got)) == (value, type(value))


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("cell", ["", "  ", "-", "—", "\u00a0", "..", " / "])
def test_nothing_is_nothing(kind: Kind, cell: str) -> None:
    assert is_empty(cell)
    assert read(kind, cell) is None


def test_zero_and_no_are_something() -> None:
    assert not is_empty(0) and not is_empty(0.0) and not is_empty(False) and not is_empty("0")


@pytest.mark.parametrize(
    ("kind", "cell", "code"),
    [
        (Kind.WHOLE, "-3", "not_a_whole_number"),
        (Kind.WHOLE, "3,5", "not_a_whole_number"),
        (Kind.WHOLE, 3.5, "not_a_whole_number"),
        (Kind.WHOLE, True, "not_a_whole_number"),
        (Kind.WHOLE, "1 24", "not_a_whole_number"),
        (Kind.WHOLE, "2 à 3", "not_a_whole_number"),
        (Kind.WHOLE, "1000001", "number_too_large"),
        (Kind.YES_NO, "oui et non", "not_yes_no"),
        (Kind.YES_NO, "2", "not_yes_no"),
        (Kind.CODE, "2 - Bleu", "unknown_code"),
        (Kind.CODE, "?", "unknown_code"),
        (Kind.CODE, "#N/A", "formula_error"),
        (Kind.KEY, "1,2E+10", "shortened_number"),
        (Kind.KEY, "x" * 101, "text_too_long"),
        (Kind.KEY, "Gwena\ufffdl", "lost_letters"),
        (Kind.DATE, time(14, 30), "not_a_date"),
        (Kind.DATE, "#VALEUR!", "formula_error"),
        (Kind.TEXT, "#NOM?", "formula_error"),
    ],
)
def test_what_is_refused(kind: Kind, cell: Cell, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(kind, cell)
    assert refused.value.code == code


def test_a_refusal_does_not_carry_the_cell_in_its_text() -> None:
    with pytest.raises(Unreadable) as refused:
        read(Kind.DATE, "31/02/1990")
    assert "1990" not in str(refused.value) + repr(refused.value)


def test_answers_are_remembered_without_mixing_cells() -> None:
    yes_no = parser(Column("x", ("X",), Kind.YES_NO), today=TODAY)
    assert [yes_no(cell) for cell in ("oui", "non", "oui", "1", "0")] == [True, False, True, True, False]
    for _again in range(2):
        with pytest.raises(Unreadable):
            yes_no("peut-être")
