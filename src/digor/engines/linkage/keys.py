"""What proposes a pair: the keys two records must share, one at least, to be compared.

A rule per error foreseen: each still proposes the pair when the other fields are wrong. A key shared by
too many records proposes nothing (`Rules.largest_block`), which is what keeps a shelter's address,
or Martin alone, from comparing everybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from digor.engines.linkage.preparing import Prepared

RULES = {
    "names": "family and given name by sound, in either order",
    "date": "birth date, day and month in either order",
    "family_year": "family name by sound and year of birth",
    "family_day": "family name by sound, day and month of birth",
    "given_year": "given name by sound and year of birth",
    "given_day": "given name by sound, day and month of birth",
    "family": "a rare family name by sound",
    "given": "a rare given name by sound",
    "phone": "phone",
    "email": "e-mail",
    "address": "number and a word of the street",
    "street": "street and year of birth",
    "family_place": "family name by sound and postcode or commune",
    "given_place": "given name by sound and postcode or commune",
    "alias": "alias by sound",
}


def keys(record: Prepared) -> Iterator[tuple[str, str]]:
    """The (rule, value) keys of a record; some may come twice."""
    families = _some([record.family_sound, record.birth_sound, *(record.family_words or ())], 4)
    givens = _some([record.given_as_family, *(record.given_words or ())], 4)
    for family, given in product(families, givens):
        yield "names", "+".join(sorted((family, given)))
    day = record.day
    if day and not record.vague:
        yield "date", day[:4] + "".join(sorted((day[4:6], day[6:])))
    for names, rule in ((families, "family"), (givens, "given")):
        for name in names:
            yield rule, name
            if record.year:
                yield f"{rule}_year", f"{name}+{record.year}"
            if day and not record.vague:
                yield f"{rule}_day", f"{name}+{''.join(sorted((day[4:6], day[6:])))}"
            for where in (record.postcode, record.commune):
                if where:
                    yield f"{rule}_place", f"{name}+{where}"
    if record.phone:
        yield "phone", record.phone
    if record.email:
        yield "email", record.email
    for word in record.street_words or ():
        if record.number:
            yield "address", f"{record.number}+{word}"
    if record.street and record.year:
        yield "street", f"{record.street}+{record.year}"
    if record.alias:
        yield "alias", record.alias
        if record.alias != record.given_sound:
            yield "given", record.alias


def _some(names: list[str | None], most: int) -> list[str]:
    return list(dict.fromkeys(name for name in names if name and len(name) > 1))[:most]
