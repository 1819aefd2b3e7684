"""Pairs an outreach worker would know, and what the engine says of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digor.engines.linkage.answer import Band, Pair
from digor.engines.linkage.levels import FIELDS, MEANING, MISSING, NONE, printed_rules
from digor.engines.linkage.problem import Columns, Level, Problem, Record
from digor.engines.linkage.reference import reference
from digor.engines.linkage.solve import solve

YANN = Record(
    "1", "siao", family_name="Le Goff", given_names=("Yann",), birth_date="1978-05-12", sex="m", phone="06 11 22 33 44",
    address="12 rue de l'Odet", postcode="29000", commune="Quimper",
)  # fmt: skip
EVERYTHING = replace(printed_rules(), possible=-60.0)


def pair(other: Record, one: Record = YANN) -> Pair:
    """What is said of two records, by the slow twin (tests compare the two elsewhere)."""
    (found,) = reference(Problem((one, replace(other, id="2", source="round")), EVERYTHING), every=True)
    return found


def levels(found: Pair) -> dict[str, str]:
    """Field: level, without those that say nothing."""
    return {said.field: said.level for said in found.fields if said.level not in (MISSING, NONE)}


@pytest.mark.parametrize(
    ("changes", "field", "level"),
    [
        ({"family_name": "AR GOV"}, "family_name", "sound"),
        ({"family_name": "Le Goff-Kerien"}, "family_name", "part"),
        ({"family_name": "Kerien", "birth_name": "Goff"}, "family_name", "birth_name"),
        ({"family_name": "Le Gorf"}, "family_name", "near"),
        ({"family_name": "Yann", "given_names": ("Le Goff",)}, "family_name", "swapped"),
        ({"family_name": "Yann", "given_names": ("Le Gofff",)}, "given_names", "swapped"),
        ({"given_names": ("Y.",)}, "given_names", "initial"),
        ({"given_names": ("Jean", "Yann")}, "given_names", "part"),
        ({"given_names": ("Jean-Yann",)}, "given_names", "part"),
        ({"given_names": ("Yan",)}, "given_names", "sound"),
        ({"birth_date": "1978-12-05"}, "birth_date", "swapped"),
        ({"birth_date": "1978-05-21"}, "birth_date", "digit"),
        ({"birth_date": "1979-05-12"}, "birth_date", "digit"),
        ({"birth_date": "1978"}, "birth_date", "year"),
        ({"birth_date": "1978-01-01"}, "birth_date", "year"),
        ({"birth_date": "1979-01-01"}, "birth_date", "around"),
        ({"birth_date": "1978-05-30"}, "birth_date", "parts"),
        ({"phone": "+33 611223344"}, "phone", "same"),
        ({"phone": "0611223345"}, "phone", "digit"),
        ({"address": "12, r. Odet"}, "address", "same"),
        ({"address": "14 rue de l'Odet"}, "address", "street"),
        ({"address": "12 straed an Odet Vihan"}, "address", "near"),
        ({"commune": "QUIMPER CEDEX"}, "place", "same"),
        ({"alias": "Yann", "given_names": ()}, "alias", "same"),
    ],
)
def test_each_error_has_its_level(changes: dict[str, object], field: str, level: str) -> None:
    found = pair(replace(YANN, **changes))  # type: ignore[arg-type]
    assert levels(found)[field] == level
    assert found.weight > EVERYTHING.population**0, "one error leaves the pair worth looking at"


def test_born_on_1_january_is_weak_evidence() -> None:
    vague = replace(YANN, birth_date="1978-01-01")
    weights = {said.field: said.weight for said in pair(vague, vague).fields}
    assert (
        0 < weights["birth_date"] < {said.field: said.weight for said in pair(YANN).fields}["birth_date"] - 6
    )


@pytest.mark.parametrize(
    ("changes", "kin"),
    [
        ({"given_names": ("Loïc",)}, "twins"),
        ({"given_names": ("Jeanne",), "sex": "f"}, "twins"),
        ({"given_names": ("Yanne",), "sex": "f"}, "twins"),
        ({"birth_date": "2003-02-03"}, "namesakes"),
        ({"given_names": ("Malo",), "birth_date": "2006-07-08"}, "relatives"),
        ({"given_names": ("Malo",), "birth_date": ""}, "relatives"),
        ({"given_names": (), "birth_date": ""}, "unnamed"),
    ],
)
def test_one_family_in_one_home_is_not_one_person(changes: dict[str, object], kin: str) -> None:
    """Same family name, phone, address and commune; not even probable."""
    found = pair(replace(YANN, **changes))  # type: ignore[arg-type]
    assert levels(found)["kin"] == kin
    assert found.weight < printed_rules().probable


def test_a_slip_in_one_home_is_never_certain_between_brothers_of_like_names() -> None:
    lina = replace(YANN, given_names=("Lina",), sex="f")
    found = pair(replace(lina, given_names=("Lena",), phone="", commune="", postcode=""), lina)
    assert levels(found)["kin"] == "alike"
    assert found.band is Band.PROBABLE or found.weight < printed_rules().certain + 6


def crowd(**shared: str) -> tuple[Record, ...]:
    """Sixty people of other names who share something."""
    return tuple(
        Record(f"x{n:02d}", "siao", family_name=f"Ker{chr(97 + n % 26)}o{chr(97 + n // 26)}u", birth_date=f"19{n + 20}", **shared)
        for n in range(60)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("field", "shared"),
    [
        ("phone", {"phone": "0298000000"}),
        ("address", {"address": "5 rue de l'Abri"}),
        ("place", {"commune": "Quimper"}),
        ("email", {"email": "accueil@exemple.fr"}),
    ],
)
def test_what_a_whole_shelter_shares_weighs_less(field: str, shared: dict[str, str]) -> None:
    two = (replace(YANN, **shared), replace(YANN, **shared, id="2", source="round"))  # type: ignore[arg-type]
    rules = replace(printed_rules(), rarity_records=50)
    alone, among = (
        next(said for said in found.fields if said.field == field)
        for found in (reference(Problem(records, rules))[0] for records in (two, (*two, *crowd(**shared))))
    )
    assert among.bearers == 62 and alone.bearers == 2
    assert among.weight < alone.weight - 1
    assert among.rarity < 0


def test_what_people_decided_is_not_asked_again() -> None:
    records = tuple(replace(YANN, id=name, source=name) for name in "abcd")

    def asked(same: set[tuple[str, str]], different: set[tuple[str, str]]) -> set[str]:
        answer = solve(Problem(records, printed_rules(), frozenset(same), frozenset(different)))
        return {found.a + found.b for found in answer.pairs}

    assert asked({("b", "a"), ("b", "c")}, {("d", "c")}) == set()
    assert asked({("a", "b")}, {("b", "c")}) == {"ad", "bd", "cd"}


def test_columns_are_records() -> None:
    pyarrow = pytest.importorskip("pyarrow")
    columns = {
        "id": pyarrow.array(["1", "2"]),
        "source": pyarrow.array(["siao", "round"]),
        "family_name": pyarrow.array(["Le Goff", None]),
        "given_names": pyarrow.array([["Yann", "Per"], None], pyarrow.list_(pyarrow.string())),
    }
    assert list(Columns(columns)) == [
        Record("1", "siao", family_name="Le Goff", given_names=("Yann", "Per")),
        Record("2", "round"),
    ]
    texts = Problem.from_columns({"id": ["1"], "source": ["s"], "given_names": ["Yann"]}, printed_rules())
    assert list(texts.records) == [Record("1", "s", given_names=("Yann",))] and len(texts.records) == 1
    for wrong in ({"id": ["1"]}, {"id": ["1"], "source": ["s"], "nir": ["1"]}, {"id": ["1"], "source": []}):
        with pytest.raises(ValueError, match="columns"):
            Columns(wrong)


def test_two_records_of_one_id_are_refused() -> None:
    with pytest.raises(ValueError, match="two of them have the id '1'"):
        solve(Problem((YANN, YANN), printed_rules()))


def test_the_printed_rules_are_whole() -> None:
    """Every level has a meaning, and the chances of a field that always has a level add up to one."""
    for field in FIELDS:
        assert [level.code for level in field.levels if level.code != "other"] == [
            code for code in MEANING[field.name] if code != "other"
        ]
        if field.levels[-1].code == "other":
            assert sum(level.m for level in field.levels) == pytest.approx(1, abs=0.011)
            assert sum(level.u for level in field.levels) == pytest.approx(1, abs=0.001)
    with pytest.raises(ValueError, match="strictly between"):
        Level("same", 1.0, 0.1)
    with pytest.raises(ValueError, match="rising order"):
        replace(printed_rules(), certain=-5.0)
