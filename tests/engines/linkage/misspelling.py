"""What files do to a person's record, one named error at a time."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace

from digor.engines.linkage.problem import Record

# How one spelling becomes another, Breton, French, or from another alphabet.
SPELLINGS = [
    ("^Le ", "Ar "), ("^Le (?=[DHTN])", "An "), ("^Le ", "Le"), ("^Le ", ""), ("c'h", "ch"), ("^Ker", "Quer"), ("^Qu", "K"),
    ("Gu(?=[ée])", "Gw"), ("ck", "c"), ("k$", "c"), ("ic$", "ig"), ("x", "ks"), ("ks", "x"), ("ey$", "eï"), ("ei$", "ey"),
    ("ou", "u"), ("ai", "aï"), ("ü", "u"), ("ov$", "off"), ("ll", "l"), ("nn", "n"), ("ss", "s"), ("mm", "m"), ("ez$", "es"),
    ("aux?$", "eau"), ("ed$", "ad"), ("^Moha", "Muha"), ("dj", "j"), ("y", "i"), ("ph", "f"), ("sh", "ch"), ("^El ", "Al "),
    ("th", "t"), ("h", ""), ("ç", "c"), ("[éè]", "e"), ("ï", "i"), ("ë", "e"), ("ñ", "n"), ("ou(?=a)", "w"),
]  # fmt: skip


def misspell(record: Record, errors: list[str], chance: random.Random) -> Record:
    """The record after these errors, in the order of `ERRORS`."""
    for name, make in ERRORS.items():
        if name in errors:
            record = make(record, chance)
    return record


def plain(text: str) -> str:
    """Capitals without accents, as many files write."""
    letters = unicodedata.normalize("NFKD", text.replace("ı", "i"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).upper()


def capitals(record: Record, _: random.Random) -> Record:
    return replace(
        record,
        family_name=plain(record.family_name),
        given_names=tuple(plain(name) for name in record.given_names),
        commune=plain(record.commune),
    )


def respelt(name: str, chance: random.Random) -> str:
    usable = [(old, new) for old, new in SPELLINGS if re.search(old, name)]
    if not usable:
        return name
    old, new = chance.choice(usable)
    return re.sub(old, new, name, count=1)


def family_by_ear(record: Record, chance: random.Random) -> Record:
    return replace(record, family_name=respelt(record.family_name, chance))


def given_by_ear(record: Record, chance: random.Random) -> Record:
    return replace(record, given_names=(respelt(record.given_names[0], chance), *record.given_names[1:]))


def slip(text: str, chance: random.Random) -> str:
    """One letter wrong, lost, doubled or exchanged; not in names of three letters."""
    if len(text) < 4:
        return text
    at = chance.randrange(1, len(text) - 1)
    return chance.choice(
        (
            text[:at] + chance.choice("aeinorstl") + text[at + 1 :],
            text[:at] + text[at + 1 :],
            text[:at] + text[at] + text[at:],
            text[:at] + text[at + 1] + text[at] + text[at + 2 :],
        )
    )


def family_slip(record: Record, chance: random.Random) -> Record:
    return replace(record, family_name=slip(record.family_name, chance))


def given_slip(record: Record, chance: random.Random) -> Record:
    return replace(record, given_names=(slip(record.given_names[0], chance), *record.given_names[1:]))


def crossed(record: Record, _: random.Random) -> Record:
    return replace(record, family_name=record.given_names[0], given_names=(record.family_name,))


def compound(record: Record, chance: random.Random) -> Record:
    """One half of Jean-Pierre, the second given name, or a married name added."""
    first = record.given_names[0]
    if "-" in first:
        return replace(record, given_names=(chance.choice(first.split("-")),))
    if len(record.given_names) > 1:
        return replace(record, given_names=record.given_names[1:])
    return replace(record, family_name=f"{record.family_name}-{record.birth_name or 'Kerzu'}")


def birth_name(record: Record, _: random.Random) -> Record:
    return replace(record, family_name=record.birth_name, birth_name="") if record.birth_name else record


def day_month(record: Record, _: random.Random) -> Record:
    year, month, day = record.birth_date.split("-") if record.birth_date.count("-") == 2 else ("", "", "")
    return replace(record, birth_date=f"{year}-{day}-{month}") if day else record


def digit(record: Record, chance: random.Random) -> Record:
    if len(record.birth_date) < 10:
        return record
    at = chance.choice([3, 6, 8, 9])
    wrong = str((int(record.birth_date[at]) + chance.randrange(1, 9)) % 10)
    return replace(record, birth_date=record.birth_date[:at] + wrong + record.birth_date[at + 1 :])


def year_only(record: Record, chance: random.Random) -> Record:
    return replace(record, birth_date=record.birth_date[:4] + chance.choice(("", "-01-01")))


def undated(record: Record, _: random.Random) -> Record:
    return replace(record, birth_date="")


def moved(record: Record, chance: random.Random) -> Record:
    return replace(
        record,
        address=f"{chance.randrange(1, 90)} rue du Nouveau Port",
        postcode="29900",
        commune="Concarneau",
    )


def no_contact(record: Record, _: random.Random) -> Record:
    return replace(record, phone="", email="", address="")


def other_phone(record: Record, chance: random.Random) -> Record:
    return replace(record, phone=f"07{chance.randrange(10**8):08d}")


def known_as(record: Record, _: random.Random) -> Record:
    """A round's sheet: a given name as alias, hardly anything else."""
    return replace(record, alias=record.given_names[0], family_name="", birth_name="", email="", address="")


ERRORS: dict[str, Callable[[Record, random.Random], Record]] = {
    "birth name": birth_name,
    "compound": compound,
    "family name by ear": family_by_ear,
    "given name by ear": given_by_ear,
    "family name slip": family_slip,
    "given name slip": given_slip,
    "day and month": day_month,
    "digit": digit,
    "year only": year_only,
    "undated": undated,
    "moved": moved,
    "no contact": no_contact,
    "other phone": other_phone,
    "names crossed": crossed,
    "capitals": capitals,
    "known as": known_as,
}
