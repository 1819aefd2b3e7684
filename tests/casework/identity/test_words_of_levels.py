"""Every level the linkage engine may answer has words of its own: none is said to be "not said"."""

from __future__ import annotations

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
