"""The levels of each field as DuckDB conditions on the prepared columns, in the order they are tried.

`_l` and `_r` are the two records. `reference.py` says the same in plain Python, and tests compare.
"""

from __future__ import annotations

Conditions = list[tuple[str, str]]


def missing(*columns: str) -> str:
    """One of the two records does not say."""
    return " or ".join(f"{column}_{side} is null" for column in columns for side in "lr")


def same(column: str, other: str = "") -> str:
    """Equal and said, never null."""
    return f"coalesce({column}_l = {other or column}_r, false)"


def either(one: str, other: str) -> str:
    """This column of one record equals that column of the other."""
    return f"({same(one, other)} or {same(other, one)})"


def within(column: str) -> str:
    """The list of one holds that of the other."""
    return f"(list_has_all({column}_l, {column}_r) or list_has_all({column}_r, {column}_l))"


def close(column: str, edits: str) -> str:
    """At most so many letters wrong, missing, added, or neighbours exchanged.

    The two cheap bounds first (an exchange is two plain edits): the exact distance costs 30 times more.
    """
    one, other = f"{column}_l", f"{column}_r"
    return (
        f"(case when abs(length({one}) - length({other})) > {edits} then false"
        f" when levenshtein({one}, {other}) > 2 * {edits} then false"
        f" else coalesce(damerau_levenshtein({one}, {other}) <= {edits}, false) end)"
    )


def shortest(column: str) -> str:
    """The length of the shorter of the two."""
    return f"least(length({column}_l), length({column}_r))"


def misspelt(column: str, key: str) -> str:
    """One letter wrong from 4 letters on, two from 8; or one sound wrong from 4 sounds on."""
    edits = f"(case when {shortest(column)} >= 8 then 2 when {shortest(column)} >= 4 then 1 else 0 end)"
    return f"({close(column, edits)} or ({shortest(key)} >= 4 and {close(key, '1')}))"


def crossing(given: str, family: str) -> tuple[str, str]:
    """The given name of one sounds like, or is within a letter of, the family name of the other."""
    one, other = f"given_{given}", f"family_{family}"
    slip = (
        f"(case when least(length({one}), length({other})) < 4 then false"
        f" when levenshtein({one}, {other}) > 2 then false"
        f" else coalesce(damerau_levenshtein({one}, {other}) <= 1, false) end)"
    )
    return f"coalesce(given_as_family_{given} = family_sound_{family}, false)", slip


_THERE, _THERE_SLIP = crossing("l", "r")
_BACK, _BACK_SLIP = crossing("r", "l")
CROSSED = f"(case when {_THERE} then {_BACK} or {_BACK_SLIP} when {_BACK} then {_THERE_SLIP} else false end)"
BIRTH_NAME = f"({either('family_sound', 'birth_sound')} or {same('birth_sound')})"

FAMILY: Conditions = [
    ("same", same("family")),
    ("birth_name", BIRTH_NAME),
    ("sound", same("family_sound")),
    ("swapped", CROSSED),
    ("part", within("family_words")),
    ("near", misspelt("family", "family_sound")),
]
GIVEN: Conditions = [
    ("same", same("given")),
    ("sound", same("given_sound")),
    ("swapped", CROSSED),
    ("part", within("given_words")),
    ("near", misspelt("given", "given_sound")),
    ("initial", "(starts_with(given_l, given_r) or starts_with(given_r, given_l))"),
]

_SURE = "not vague_l and not vague_r"
YEARS_APART = "abs(cast(year_l as integer) - cast(year_r as integer))"
_TWO_PARTS = (
    "(left(day_l, 6) = left(day_r, 6) or right(day_l, 4) = right(day_r, 4)"
    " or (left(day_l, 4) = left(day_r, 4) and right(day_l, 2) = right(day_r, 2)))"
)
DATE: Conditions = [
    ("same", f"{same('day')} and {_SURE}"),
    ("first_of_january", same("day")),
    ("year", f"{same('year')} and not ({_SURE})"),
    ("around", f"not ({_SURE}) and {YEARS_APART} <= 2"),
    ("swapped", f"{_SURE} and {same('day', 'swapped_day')}"),
    ("digit", f"{_SURE} and {close('day', '1')}"),
    (
        "parts",
        f"{_SURE} and {_TWO_PARTS}",
    ),
]

_SHARED_WORDS = "len(list_intersect(street_words_l, street_words_r))"
_HALF = f"2 * {_SHARED_WORDS} >= least(len(street_words_l), len(street_words_r))"
_MOST = f"3 * {_SHARED_WORDS} >= 2 * greatest(len(street_words_l), len(street_words_r))"
_STREET = f"({same('street')} or ({shortest('street')} >= 6 and {close('street', '2')}))"
_NUMBER = "number_l = number_r and number_l <> ''"
ADDRESS: Conditions = [
    ("same", f"{same('street')} and number_l = number_r"),
    ("near", f"{_NUMBER} and ({_STREET} or {_HALF})"),
    ("street", f"({_STREET} or {_MOST})"),
]

PLACE: Conditions = [
    ("same", f"{same('postcode')} and {same('commune')}"),
    ("one", f"({same('postcode')} or {same('commune')})"),
    ("near", f"({close('postcode', '1')} or ({shortest('commune')} >= 4 and {close('commune', '2')}))"),
]
PHONE: Conditions = [("same", same("phone")), ("digit", close("phone", "1"))]
ALIAS = (
    f"({same('alias')} or ({same('alias', 'given_sound')} and given_sound_l is distinct from alias_l)"
    f" or ({same('given_sound', 'alias')} and given_sound_r is distinct from alias_r))"
)

# field: (nothing to compare, its levels in order); what fits none is "other" where there is one
FIELDS: dict[str, tuple[str, Conditions]] = {
    "family_name": (missing("family"), FAMILY),
    "given_names": (missing("given"), GIVEN),
    "birth_date": (missing("year"), DATE),
    "sex": (missing("sex"), [("same", same("sex"))]),
    "phone": (missing("phone"), PHONE),
    "email": (missing("email"), [("same", same("email"))]),
    "address": (missing("street"), ADDRESS),
    "place": (f"({missing('postcode')}) and ({missing('commune')})", PLACE),
    "alias": (f"not coalesce({ALIAS}, false)", [("same", ALIAS)]),
}

# field: level -> the column whose frequency makes it weigh more or less
COUNTED_ON = {
    "family_name": {"same": "family", "sound": "family_sound"},
    "given_names": {"same": "given", "sound": "given_sound"},
    "phone": {"same": "phone"},
    "email": {"same": "email"},
    "address": {"same": "street"},
    "place": {"same": "place"},
    "alias": {"same": "alias"},
}
