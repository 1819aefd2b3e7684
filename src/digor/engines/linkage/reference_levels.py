"""The levels of two records, field by field, as one would say them aloud. For `reference.py` only."""

from __future__ import annotations

from functools import lru_cache

from digor.engines.linkage.preparing import Prepared

COUNTED = {
    ("family_name", "same"): "family",
    ("family_name", "sound"): "family_sound",
    ("given_names", "same"): "given",
    ("given_names", "sound"): "given_sound",
    ("phone", "same"): "phone",
    ("email", "same"): "email",
    ("address", "same"): "street",
    ("place", "same"): "place",
    ("alias", "same"): "alias",
}


def level(field: str, a: Prepared, b: Prepared, *, shared: bool = True) -> str:
    """The code of the first level that fits; "missing", or "none" for `kin`.

    What two members of one family share at home is "shared" where `kin` speaks against one person, if the
    rules have that level.
    """
    code = _LEVELS[field](a, b)
    at_home = (field in ("phone", "email", "address") and code == "same") or (
        field == "place" and code in ("same", "one")
    )
    if shared and at_home and _kin(a, b) in ("twins", "namesakes", "alike", "relatives"):
        return "shared"
    return code


@lru_cache(maxsize=100_000)
def edits(one: str, other: str) -> int:
    """Damerau and Levenshtein's distance: wrong, missing, added letters, neighbours exchanged."""
    last: dict[str, int] = {}
    far = len(one) + len(other)
    table = [[far] * (len(other) + 2) for _ in range(len(one) + 2)]
    for i in range(len(one) + 1):
        table[i + 1][1] = i
    for j in range(len(other) + 1):
        table[1][j + 1] = j
    for i, letter in enumerate(one, 1):
        seen = 0
        for j, mark in enumerate(other, 1):
            row, column = last.get(mark, 0), seen
            cost = 1
            if letter == mark:
                cost, seen = 0, j
            table[i + 1][j + 1] = min(
                table[i][j] + cost,
                table[i + 1][j] + 1,
                table[i][j + 1] + 1,
                table[row][column] + (i - row - 1) + 1 + (j - column - 1),
            )
        last[letter] = i
    return table[len(one) + 1][len(other) + 1]


def _family(a: Prepared, b: Prepared) -> str:
    if a.family is None or b.family is None:
        return "missing"
    if a.family == b.family:
        return "same"
    if _birth_name(a, b):
        return "birth_name"
    if a.family_sound == b.family_sound:
        return "sound"
    if _crossed(a, b):
        return "swapped"
    if _holds(a.family_words, b.family_words):
        return "part"
    return "near" if _misspelt(a.family, b.family, a.family_sound, b.family_sound) else "other"


def _given(a: Prepared, b: Prepared) -> str:
    if a.given is None or b.given is None:
        return "missing"
    if a.given == b.given:
        return "same"
    if a.given_sound == b.given_sound:
        return "sound"
    if _crossed(a, b):
        return "swapped"
    if _holds(a.given_words, b.given_words):
        return "part"
    if _misspelt(a.given, b.given, a.given_sound, b.given_sound):
        return "near"
    return "initial" if a.given.startswith(b.given) or b.given.startswith(a.given) else "other"


def _date(a: Prepared, b: Prepared) -> str:
    if a.year is None or b.year is None:
        return "missing"
    vague = a.vague or b.vague
    if a.day is not None and a.day == b.day:
        return "first_of_january" if vague else "same"
    if vague:
        if a.year == b.year:
            return "year"
        return "around" if abs(int(a.year) - int(b.year)) <= 2 else "other"
    assert a.day is not None and b.day is not None
    if a.day == b.swapped_day:
        return "swapped"
    if edits(a.day, b.day) <= 1:
        return "digit"
    agreeing = [a.day[:4] == b.day[:4], a.day[4:6] == b.day[4:6], a.day[6:] == b.day[6:]]
    return "parts" if sum(agreeing) == 2 else "other"


def _sex(a: Prepared, b: Prepared) -> str:
    return _plain(a.sex, b.sex)


def _phone(a: Prepared, b: Prepared) -> str:
    if a.phone and b.phone and a.phone != b.phone and edits(a.phone, b.phone) <= 1:
        return "digit"
    return _plain(a.phone, b.phone)


def _email(a: Prepared, b: Prepared) -> str:
    return _plain(a.email, b.email)


def _address(a: Prepared, b: Prepared) -> str:
    if a.street is None or b.street is None:
        return "missing"
    mine, theirs = set(a.street_words or ()), set(b.street_words or ())
    shared = len(mine & theirs)
    same_number = a.number == b.number
    almost = a.street == b.street or (
        min(len(a.street), len(b.street)) >= 6 and edits(a.street, b.street) <= 2
    )
    if a.street == b.street and same_number:
        return "same"
    if same_number and a.number and (almost or 2 * shared >= min(len(mine), len(theirs))):
        return "near"
    return "street" if almost or 3 * shared >= 2 * max(len(mine), len(theirs)) else "other"


def _place(a: Prepared, b: Prepared) -> str:
    codes = a.postcode is not None and b.postcode is not None
    names = a.commune is not None and b.commune is not None
    if not codes and not names:
        return "missing"
    same = [codes and a.postcode == b.postcode, names and a.commune == b.commune]
    if any(same):
        return "same" if all(same) else "one"
    if codes and edits(a.postcode or "", b.postcode or "") <= 1:
        return "near"
    one, other = a.commune or "", b.commune or ""
    return "near" if names and min(len(one), len(other)) >= 4 and edits(one, other) <= 2 else "other"


def _alias(a: Prepared, b: Prepared) -> str:
    for one, other in ((a, b), (b, a)):
        if one.alias and (one.alias == other.alias or one.alias == other.given_sound != one.given_sound):
            return "same"
    return "missing"


def _kin(a: Prepared, b: Prepared) -> str:
    if a.family is None or b.family is None or _family(a, b) == "other":
        return "none"
    given, date = _given(a, b), _date(a, b)
    home = (
        _phone(a, b) == "same"
        or _email(a, b) == "same"
        or (a.street is not None and a.street == b.street and a.number == b.number)
    )
    alike = given in ("same", "sound", "swapped", "part", "near", "initial")
    another_sex = _sex(a, b) == "other"
    one_birth = date in ("same", "first_of_january", "swapped")
    other_name = given == "other" and len(a.given or "") > 1 and len(b.given or "") > 1
    if one_birth and (other_name or (another_sex and given not in ("same", "missing"))):
        return "twins"
    if home and alike and date in ("other", "parts") and abs(int(a.year or 0) - int(b.year or 0)) >= 14:
        return "namesakes"
    almost = given in ("part", "near", "initial") or (given == "sound" and another_sex)
    if home and almost and date != "missing":
        return "alike"
    if other_name:
        return "relatives"
    if home and alike and date == "missing":
        return "undated"
    if home and given == "missing" and _alias(a, b) == "missing" and not one_birth:
        return "unnamed"
    return "none"


def _plain(one: str | None, other: str | None) -> str:
    if one is None or other is None:
        return "missing"
    return "same" if one == other else "other"


def _birth_name(a: Prepared, b: Prepared) -> bool:
    return (
        (a.birth_sound is not None and a.birth_sound in (b.birth_sound, b.family_sound))
        or (b.birth_sound is not None and b.birth_sound == a.family_sound)
    )  # fmt: skip


def _crossed(a: Prepared, b: Prepared) -> bool:
    ways = []
    for one, other in ((a, b), (b, a)):
        if one.given is None or other.family is None:
            return False
        if one.given_as_family == other.family_sound:
            ways.append("by ear")
        elif min(len(one.given), len(other.family)) >= 4 and edits(one.given, other.family) <= 1:
            ways.append("slip")
    return len(ways) == 2 and "by ear" in ways


def _holds(one: list[str] | None, other: list[str] | None) -> bool:
    mine, theirs = set(one or ()), set(other or ())
    return mine <= theirs or theirs <= mine


def _misspelt(one: str, other: str, sound: str | None, heard: str | None) -> bool:
    shorter = min(len(one), len(other))
    allowed = 2 if shorter >= 8 else 1 if shorter >= 4 else 0
    if edits(one, other) <= allowed:
        return True
    return min(len(sound or ""), len(heard or "")) >= 4 and edits(sound or "", heard or "") <= 1


_LEVELS = {
    "family_name": _family,
    "given_names": _given,
    "birth_date": _date,
    "sex": _sex,
    "phone": _phone,
    "email": _email,
    "address": _address,
    "place": _place,
    "alias": _alias,
    "kin": _kin,
}
