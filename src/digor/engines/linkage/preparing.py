"""A record made comparable: its names as letters, sounds and words, its date as digits, its address as words.

Both the solver and its slow twin start from here; what is compared with what is theirs. Nothing
here is shown to anybody.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from digor.engines.linkage.problem import Record
from digor.engines.linkage.spelling import fold, letters, sound, sounds, words

# Kinds of ways, French and Breton: they are left out, changed or abbreviated at will.
WAYS = frozenset(
    "rue r avenue av ave boulevard bd bld place pl allee allees all impasse imp chemin che ch route rte rt quai "  # noqa: SIM905
    "square sq cours passage residence res lotissement lot hameau straed hent bali plasenn stread venelle".split()
)
SMALL = frozenset("de du des d la le les l a au aux et ar an al da na".split())  # noqa: SIM905


class Prepared(NamedTuple):
    """The columns compared; None says that the source does not say."""

    id: str
    source: str
    household: str | None
    family: str | None  # letters of the family name (of the birth name when it stands alone)
    family_sound: str | None
    birth_sound: str | None  # only when it differs from the family name
    family_words: list[str] | None  # sounds of the words of both
    given: str | None  # letters of the first given name
    given_sound: str | None
    given_as_family: str | None  # the same read as a family name, for names written the wrong way round
    given_words: list[str] | None  # sounds of the words of all given names
    day: str | None  # YYYYMMDD
    swapped_day: str | None  # YYYYDDMM
    year: str | None
    vague: bool  # a year only, or 1 January
    sex: str | None
    phone: str | None
    email: str | None
    street: str | None
    street_words: list[str] | None
    number: str  # "" without
    postcode: str | None
    commune: str | None
    place: str | None  # the commune, or the postcode without one: what frequency is counted on
    alias: str | None


def prepare(record: Record) -> Prepared:
    """Read one record."""
    family = record.family_name if letters(record.family_name) else record.birth_name
    family_sound = sound(family, family=True)
    birth_sound = sound(record.birth_name, family=True)
    given = [name for name in record.given_names if letters(name)]
    first = given[0] if given else ""
    day, year = _date(record.birth_date)
    street_words, number = _address(record.address)
    postcode = re.sub(r"\s", "", fold(record.postcode))
    commune = _commune(record.commune)
    return Prepared(
        id=record.id,
        source=record.source,
        household=record.household or None,
        family=letters(family) or None,
        family_sound=family_sound or None,
        birth_sound=birth_sound if birth_sound and birth_sound != family_sound else None,
        family_words=_unique([*sounds(family, family=True), *sounds(record.birth_name, family=True)]),
        given=letters(first) or None,
        given_sound=sound(first) or None,
        given_as_family=sound(first, family=True) or None,
        given_words=_unique([key for name in given for key in sounds(name)]),
        day=day,
        swapped_day=day and day[:4] + day[6:] + day[4:6],
        year=year,
        vague=year is not None and (day is None or day[4:] == "0101"),
        sex=fold(record.sex) or None,
        phone=_phone(record.phone),
        email=re.sub(r"\s", "", record.email.casefold()) or None,
        street=" ".join(sorted(street_words)) or None,
        street_words=street_words or None,
        number=number,
        postcode=postcode or None,
        commune=commune or None,
        place=commune or postcode or None,
        alias=sound(record.alias) or None,
    )


def _unique(keys: list[str]) -> list[str] | None:
    return list(dict.fromkeys(keys)) or None


def _date(text: str) -> tuple[str | None, str | None]:
    """(YYYYMMDD, YYYY): eight digits are a day, even one that no calendar has; four are a year."""
    digits = re.sub(r"\D", "", text)
    if len(digits) == 8:
        return digits, digits[:4]
    return None, digits if len(digits) == 4 else None


def _phone(text: str) -> str | None:
    """The nine last digits: 06 11 22 33 44 and +33 6 11 22 33 44 are one; fewer than six are none."""
    digits = re.sub(r"\D", "", text)[-9:]
    return digits if len(digits) >= 6 else None


def _address(text: str) -> tuple[list[str], str]:
    number = ""
    kept = []
    for word in re.sub(r"(\d)\s+(bis|ter|[a-d])\b", r"\1\2", fold(text)).replace("'", " ").split():
        if word[0].isdigit():
            if not number:
                number = word
                continue
        elif word in WAYS or word in SMALL:
            continue
        kept.append("saint" if word == "st" else "sainte" if word == "ste" else word)
    return list(dict.fromkeys(kept)), number


def _commune(text: str) -> str:
    spelled = ["saint" if word == "st" else "sainte" if word == "ste" else word for word in words(text)]
    return "".join(word for word in spelled if word not in SMALL and word != "cedex" and not word.isdigit())
