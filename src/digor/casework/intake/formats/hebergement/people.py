"""Who a line of a shelter's list is about, when most shelters give nobody a number.

The key of a person is, in this order: the shelter's own file number; else a digest of the name and the birth date,
keyed by the installation and by the source (equal names of two sources never meet here: duplicates are `identity`'s). A name
corrected in a list without numbers is therefore a new person; with a number, it is a correction.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from digor.casework.intake.formats.keys import digest
from digor.casework.people.nomenclature.lookup import Lookup, fold
from digor.casework.people.publication import RecordRef
from digor.foundation.exchange.layout import Value

Values = Mapping[str, Value]

# A line of the list that is an empty place, not a person: how shelters write their free capacity.
FREE = Lookup(
    [
        (words, True)
        for words in (
            "libre", "place libre", "lit libre", "chambre libre", "vacant", "vacante", "vide", "disponible", "dispo",
            "place disponible", "place vacante", "lit disponible", "inoccupé", "inoccupée", "réservé", "réservée",
            "place réservée", "en travaux", "travaux", "hors service", "indisponible", "fermé", "fermée", "bloqué", "bloquée",
        )
    ]
)  # fmt: skip


def is_free(values: Values) -> bool:
    """Whether the line tells of an empty place."""
    names = [str(values.get(name) or "") for name in ("last_name", "first_name")]
    said = next((name for name in names if name), "")
    return bool(said) and not values.get("birth_date") and bool(FREE.find(said))


def person(values: Values, source: str) -> RecordRef | None:
    """The person of a line; None when nothing says who it is. `source`: the code the digest is keyed by."""
    last, first = str(values.get("last_name") or ""), str(values.get("first_name") or "")
    born, number = values.get("birth_date"), values.get("person_key")
    birth = born if isinstance(born, date) else None
    if number:
        key = f"id:{number}"
    elif last or first:
        key = named(source, last, first, birth)
    else:
        return None
    return RecordRef(key, family_name=last, given_name=first, birth_date=birth)


def named(source: str, last: str, first: str, born: date | None) -> str:
    """The key of a name and a birth date, as `keys.digest` makes it."""
    return digest("who", source, last, first, born.isoformat() if born else "")


def structure(values: Values) -> str:
    """The structure as written, spaces aside: the perimeter of a file declared complete."""
    return " ".join(str(values.get("structure") or "").split())[:80]


def household(values: Values) -> str:
    """The household's key: the sheet's own number, in its structure; "" when the sheet says none.

    A shared room says nothing: two people of one room are not one household.
    """
    number = values.get("household_key")
    return f"{fold(structure(values))[:40]}/{number}" if number else ""
