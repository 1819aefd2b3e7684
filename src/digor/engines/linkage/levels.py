"""The fields compared, their levels (stable codes, best first) and their printed chances.

A pair takes the first level that fits; `missing` (no evidence, 0 bits) stands before them all. `m` is the
share of a level among pairs that are one person, `u` among pairs of two persons; where they
come from is told in docs/engines/linkage.md. Rooms translate the codes; codes never change their meaning.
"""

from __future__ import annotations

from digor.engines.linkage.problem import Field, Level, Rules

MISSING = "missing"
NONE = "none"  # `kin` has nothing to say
SHARED = "shared"  # one family's own, where `kin` speaks: no evidence, 0 bits
VERSION = "2026-1"

MEANING: dict[str, dict[str, str]] = {
    "family_name": {
        "same": "same family name",
        "birth_name": "the family name of one is the birth name of the other, or birth names agree",
        "sound": "spelt otherwise, sounds alike",
        "part": "one compound name holds the other",
        "swapped": "the family name of one is the given name of the other",
        "near": "one or two letters wrong",
        "other": "another family name",
    },
    "given_names": {
        "same": "a same given name, the first of one at least",
        "sound": "spelt otherwise, sounds alike",
        "part": "one compound name holds the other, or a further given name is used",
        "swapped": "the given name of one is the family name of the other",
        "near": "one or two letters wrong",
        "initial": "one is the initial, or the beginning, of the other",
        "other": "another given name",
    },
    "birth_date": {
        "same": "same day",
        "first_of_january": "both born on 1 January of the same year: papers that say a year only",
        "year": "same year, and one of them says no more (a year only, or 1 January)",
        "around": "one says a year only (or 1 January), the other a year at most two apart",
        "swapped": "day and month swapped",
        "digit": "one digit wrong, or two neighbours exchanged",
        "parts": "two of day, month and year agree",
        "other": "another date",
    },
    "sex": {"same": "same sex", "other": "another sex"},
    "phone": {
        "shared": "same, and one family's: it says nothing of which member",
        "same": "same number",
        "digit": "one digit wrong",
        "other": "another number",
    },
    "email": {
        "shared": "same, and one family's: it says nothing of which member",
        "same": "same address",
        "other": "another address",
    },
    "address": {
        "shared": "same, and one family's: it says nothing of which member",
        "same": "same number and street",
        "near": "same number, the street almost the same, or the other way round",
        "street": "same street",
        "other": "another address",
    },
    "place": {
        "shared": "same, and one family's: it says nothing of which member",
        "same": "same postcode and same commune",
        "one": "same postcode or same commune",
        "near": "commune or postcode almost the same",
        "other": "elsewhere",
    },
    "alias": {"same": "known under a same name"},
    "kin": {
        "twins": "one family name and one birth date, another given name or another sex",
        "namesakes": "same names in one home or on one phone, births 14 years apart or more: father and son",
        "alike": "one family in one home, given names almost alike: Marie and Marie-Christine, or a slip of the pen",
        "relatives": "one family name, another given name: brothers, sisters, spouses",
        "undated": "same names in one home, one of them without a birth date: father and son, perhaps",
        "unnamed": "one family in one home, one of them without a given name: which member?",
    },
}


def printed_rules() -> Rules:
    """The rules of a small territory, printed and not learnt (version `VERSION`)."""
    return Rules(version=VERSION, fields=FIELDS, certain=12.0, probable=5.0, possible=0.0)


def _field(name: str, *levels: tuple[str, float, float] | tuple[str, float, float, bool]) -> Field:
    return Field(name, tuple(Level(*level) for level in levels))


FIELDS: tuple[Field, ...] = (
    _field(
        "family_name",
        ("same", 0.72, 0.002, True),
        ("birth_name", 0.05, 0.001, True),
        ("sound", 0.10, 0.001, True),
        ("part", 0.03, 0.001),
        ("swapped", 0.02, 0.0005),
        ("near", 0.04, 0.004),
        ("other", 0.04, 0.9905),
    ),
    _field(
        "given_names",
        ("same", 0.74, 0.008, True),
        ("sound", 0.08, 0.004, True),
        ("part", 0.05, 0.003),
        ("swapped", 0.02, 0.0005),
        ("near", 0.05, 0.006),
        ("initial", 0.02, 0.008),
        ("other", 0.04, 0.9705),
    ),
    _field(
        "birth_date",
        ("same", 0.84, 0.00004),
        ("first_of_january", 0.02, 0.0004),
        ("year", 0.03, 0.003),
        ("around", 0.01, 0.01),
        ("swapped", 0.02, 0.00004),
        ("digit", 0.05, 0.0015),
        ("parts", 0.02, 0.005),
        ("other", 0.01, 0.98002),
    ),
    _field("sex", ("same", 0.985, 0.53), ("other", 0.015, 0.47)),
    _field(
        "phone",
        (SHARED, 0.0005, 0.0005),
        ("same", 0.55, 0.0005, True),
        ("digit", 0.03, 0.0002),
        ("other", 0.4195, 0.9988),
    ),
    _field("email", (SHARED, 0.0003, 0.0003), ("same", 0.65, 0.0003, True), ("other", 0.3497, 0.9994)),
    _field(
        "address",
        (SHARED, 0.002, 0.002),
        ("same", 0.45, 0.002, True),
        ("near", 0.06, 0.001),
        ("street", 0.09, 0.01),
        ("other", 0.398, 0.985),
    ),
    _field(
        "place",
        (SHARED, 0.01, 0.01),
        ("same", 0.55, 0.12, True),
        ("one", 0.15, 0.10),
        ("near", 0.03, 0.02),
        ("other", 0.26, 0.75),
    ),
    _field("alias", ("same", 0.3, 0.003, True)),
    _field(
        "kin",
        ("twins", 0.0000005, 0.01),
        ("namesakes", 0.0005, 0.01),
        ("alike", 0.0003, 0.01),
        ("relatives", 0.0000005, 0.01),
        ("undated", 0.0006, 0.01),
        ("unnamed", 0.0000005, 0.01),
    ),
)
