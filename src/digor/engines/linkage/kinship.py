"""What members of one family share without being one person: weighed together, not field by field.

Family name, home, phone, commune and, for twins, birth date agree between two children of one mother as
well as between two files on one child. Fellegi and Sunter's sum supposes that fields err apart; here they
do not, and the field `kin` takes back what they count twice. `reference_levels.py` says the same plainly.
"""

from __future__ import annotations

from digor.engines.linkage.conditions import (
    ALIAS,
    BIRTH_NAME,
    CROSSED,
    DATE,
    FIELDS,
    GIVEN,
    YEARS_APART,
    Conditions,
    missing,
    misspelt,
    same,
    within,
)
from digor.engines.linkage.levels import NONE, SHARED

MACRO = "kin_level"
_COLUMNS = (
    "family", "family_sound", "birth_sound", "family_words", "given", "given_sound", "given_as_family", "given_words",
    "day", "swapped_day", "year", "vague", "sex", "phone", "email", "street", "number", "alias",
)  # fmt: skip
_ARGUMENTS = ", ".join(f"{column}_{side}" for column in _COLUMNS for side in "lr")


def _level(nothing: str, conditions: Conditions, last: str = "other") -> str:
    cases = " ".join(f"when {condition} then '{code}'" for code, condition in conditions)
    return f"(case when {nothing} then 'missing' {cases} else '{last}' end)"


_ONE_FAMILY = (
    f"({same('family_sound')} or {BIRTH_NAME} or coalesce({within('family_words')}, false)"
    f" or {misspelt('family', 'family_sound')} or {CROSSED})"
)
_HOME = f"({same('phone')} or {same('email')} or ({same('street')} and number_l = number_r))"
_GIVEN = _level(missing("given"), GIVEN)
_DATE = _level(missing("year"), DATE)
_ANOTHER_SEX = "coalesce(sex_l <> sex_r, false)"
_LONG = "length(given_l) > 1 and length(given_r) > 1"
_NAMED_ALIKE = "it.given in ('same', 'sound', 'swapped', 'part', 'near', 'initial')"
_ALMOST = f"(it.given in ('part', 'near', 'initial') or (it.given = 'sound' and {_ANOTHER_SEX}))"
_ONE_BIRTH = "it.birth in ('same', 'first_of_january', 'swapped')"
_OTHER_NAME = f"(it.given = 'other' and {_LONG})"
_OTHER_CHILD = f"({_OTHER_NAME} or ({_ANOTHER_SEX} and it.given not in ('same', 'missing')))"

_CASES: Conditions = [
    ("twins", f"{_ONE_BIRTH} and {_OTHER_CHILD}"),
    ("namesakes", f"it.home and {_NAMED_ALIKE} and it.birth in ('other', 'parts') and {YEARS_APART} >= 14"),
    ("alike", f"it.home and {_ALMOST} and it.birth <> 'missing'"),
    ("relatives", _OTHER_NAME),
    ("undated", f"it.home and {_NAMED_ALIKE} and it.birth = 'missing'"),
    ("unnamed", f"it.home and it.given = 'missing' and not {ALIAS} and not {_ONE_BIRTH}"),
]

# A DuckDB macro, since Splink reads every condition several times; a lambda, so that the levels of the given
# names and of the date are written, planned and computed once.
DEFINITION = (
    f"create or replace macro {MACRO}({_ARGUMENTS}) as case when not {_ONE_FAMILY} then '{NONE}' else"
    f" list_transform([struct_pack(given := {_GIVEN}, birth := {_DATE}, home := {_HOME})], lambda it: case "
    + " ".join(f"when coalesce({condition}, false) then '{code}'" for code, condition in _CASES)
    + f" else '{NONE}' end)[1] end"
)
_SAID = f"{MACRO}({_ARGUMENTS})"
KIN: Conditions = [(code, f"{_SAID} = '{code}'") for code, _ in _CASES]

# Where kin speaks against one person, what the home shares speaks of the family: it is no evidence.
RELATED = ("twins", "namesakes", "alike", "relatives")
_RELATED = f"{_SAID} in ({', '.join(repr(code) for code in RELATED)})"
_AT_HOME = {
    "phone": same("phone"),
    "email": same("email"),
    "address": f"{same('street')} and number_l = number_r",
    "place": f"({same('postcode')} or {same('commune')})",
}

# field: (nothing to compare, its levels in order); what fits none is "other" where there is one
CONDITIONS: dict[str, tuple[str, Conditions]] = {
    name: (
        nothing,
        [(SHARED, f"{_AT_HOME[name]} and {_RELATED}"), *conditions] if name in _AT_HOME else conditions,
    )
    for name, (nothing, conditions) in FIELDS.items()
} | {"kin": (f"{_SAID} = '{NONE}'", KIN)}
