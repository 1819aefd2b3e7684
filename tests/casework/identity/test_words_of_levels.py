"""Every level the linkage engine may answer has words of its own: none is said to be "not said"."""

from __future__ import annotations

from django.utils import translation

from digor.casework.identity.views.drawing import bits
from digor.casework.identity.words import FIELDS, LEVELS
from digor.engines.linkage.levels import printed_rules


def test_every_field_and_level_has_its_words() -> None:
    fields = printed_rules().fields
    assert {field.name for field in fields} <= set(FIELDS)
    assert [
        (field.name, level.code)
        for field in fields
        for level in field.levels
        if (field.name, level.code) not in LEVELS
    ] == []


def test_a_weight_against_has_a_true_minus_sign() -> None:
    with translation.override("fr"):
        assert (bits(-3.21), bits(4.0)) == ("\u22123,2", "4,0")
