"""Small random territories: few names, few dates, so that every level and every key meets."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from digor.engines.linkage.levels import SHARED, printed_rules
from digor.engines.linkage.problem import Field, Problem, Record, Rules

FAMILIES = ("", "Le Goff", "LE GOF", "Ar Gov", "Goff-Martin", "Martin", "Martine", "Kervella", "Quervela",
            "Yann", "Mohamed", "Le Floc’h", "Diallo", "Dialo", "x", "'", "Tanguay",
            "Tonguoy", "Briec", "Breic")  # fmt: skip
GIVEN = ("Yann", "Yan", "Jean-Yann", "Mohamed", "Muhammad", "Mo", "M", "Le Goff", "Jeanne", "Jean", "Martin",
         "Alexandre", "Alexnadra", "Hh", "", "Breic", "Tanguay", "Martni")  # fmt: skip
DATES = ("", "1990", "1991", "1990-01-01", "1991-01-01", "1990-05-12", "1990-12-05", "1990-05-21", "1960-05-12",
         "1990-05-13", "1960-07-30", "1990-02-30", "12/05/1990?", "1990-01-11")  # fmt: skip
ADDRESSES = ("", "12 rue de l’Odet", "12, r. Odet", "14 rue de l'Odet", "12 bis rue Odet prolongée", "CHRS Kerlec'h",
             "3 straed ar Roue", "3 rue ar Roua", "Odet")  # fmt: skip
COMMUNES = ("", "Quimper", "QUIMPER CEDEX 2", "Quimperlé", "St-Évarzec", "Saint Evarzec", "Ergué-Gabéric")


def records(number: int) -> st.SearchStrategy[Record]:
    """One record with this id."""
    return st.builds(
        Record,
        id=st.just(f"r{number}"),
        source=st.sampled_from("abc"),
        household=st.sampled_from(["", "", "h1", "h2"]),
        family_name=st.sampled_from(FAMILIES),
        birth_name=st.sampled_from(("", "", "", *FAMILIES)),
        given_names=st.lists(st.sampled_from(GIVEN), max_size=2).map(tuple),
        birth_date=st.sampled_from(DATES),
        sex=st.sampled_from(["", "f", "m", "F"]),
        phone=st.sampled_from(["", "0611223344", "+33 6 11 22 33 44", "0611223345", "12"]),
        email=st.sampled_from(["", "", "a@b.fr", "A@B.fr", "c@d.fr"]),
        address=st.sampled_from(ADDRESSES),
        postcode=st.sampled_from(["", "29000", "29200", "29 000", "56100"]),
        commune=st.sampled_from(COMMUNES),
        alias=st.sampled_from(["", "", "", "Momo", "Yann", "Muhammad"]),
    )


def territories(most: int) -> st.SearchStrategy[tuple[Record, ...]]:
    """Up to so many records, their ids not in order."""
    return st.integers(2, most).flatmap(
        lambda size: st.tuples(*(records((7 * number) % 101) for number in range(size)))
    )


RULES = st.builds(
    lambda **changed: replace(printed_rules(), **changed),
    across_sources=st.booleans(),
    one_to_one=st.booleans(),
    largest_block=st.sampled_from([2, 5, 300]),
    most_comparisons=st.sampled_from([5, 200, 60_000_000]),
    rarity_records=st.sampled_from([1, 1000]),
    possible=st.sampled_from([-15.0, 0.0]),
    population=st.sampled_from([1, 1000]),
)


def _unrelated(field: Field) -> Field:
    return replace(field, levels=tuple(level for level in field.levels if level.code != SHARED))


@st.composite
def problems(draw: st.DrawFn, most: int) -> Problem:
    """Records, rules, and a few pairs people have decided."""
    given = draw(territories(most))
    rules: Rules = draw(RULES)
    if draw(st.booleans()):  # a territory without families, as it were
        rules = replace(
            rules, fields=tuple(_unrelated(field) for field in rules.fields if field.name != "kin")
        )
    ids = st.sampled_from([record.id for record in given])
    pairs = st.frozensets(st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1]), max_size=3)
    return Problem(given, rules, draw(pairs), draw(pairs))
