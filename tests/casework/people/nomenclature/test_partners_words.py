"""The partners' words are read whatever their accents, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digor.casework.people.nomenclature import hmis, maraude, sne
from digor.casework.people.nomenclature.classes import ExitGroup
from digor.casework.people.nomenclature.lookup import Lookup, fold
from digor.casework.people.nomenclature.siao import demand, exits, motives, places, profile
from digor.casework.people.nomenclature.siao.read import Read
from digor.casework.people.nomenclature.situations import SITUATIONS
from digor.casework.people.nomenclature.versions import VERSIONS

VERSION = VERSIONS[-1]


@pytest.mark.parametrize(
    "written", ["À la rue - abri de fortune", "a la rue – abri de fortune", "A LA RUE", " 20 "]
)
def test_accents_capitals_and_dashes_do_not_matter(written: str) -> None:
    assert demand.situation(written) == "RUE"


def test_a_lost_letter_is_read_when_only_one_label_fits() -> None:
    assert demand.situation("H?bergement d'urgence") == "CHU"


def test_what_is_not_known_is_not_guessed_but_suggested() -> None:
    assert demand.situation("Hébergement en urgences") is None
    assert demand.DEMAND.nearest("Hébergement en urgences") == "Hébergement d'urgence"
    assert demand.DEMAND.nearest("zzzzzz") is None
    assert demand.situation("") is None
    assert demand.situation("58") is None


def test_a_label_cannot_mean_two_things() -> None:
    with pytest.raises(ValueError, match="Été"):
        Lookup([("ete", 1), ("Été", 2)])
    with pytest.raises(ValueError, match="without a meaning"):
        Lookup([("?", 1)])


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    "read",
    [
        demand.DEMAND,
        exits.EXITS,
        motives.MOTIVE,
        places.ESTABLISHMENT,
        places.PLACE,
        profile.COMPOSITION,
        profile.WANDERING,
    ],
    ids=["demand", "exit", "motive", "establishment", "place", "composition", "wandering"],
)
def test_every_label_finds_its_own_meaning(read: Read[object]) -> None:
    for value, label, meaning in read.rows():
        assert read.find(value) == read.find(label) == read.find(label.upper()) == meaning


# The dossier's own grouping of exits (§2.4), by a word of each label.
GROUPS = {
    ExitGroup.G1: "parc public|parc privé|accès à un logement|colocation",
    ExitGroup.G2: "intermédiation locative|mandat de gestion|sous-location|bail glissant|résidence sociale|"
    "maison relais|résidence accueil|logement-foyer",
    ExitGroup.G3: "urgence|stabilisation|insertion|CHRS|hôtel|ALT|dispositif hivernal|CADA|dispositif d'asile|"
    "centre maternel",
    ExitGroup.G4: "hospitalisation|lits halte|LAM|ACT (|maison de retraite|incarcération|assignation|institutions",
    ExitGroup.G5: "rue / abri|des tiers|dans la famille|parental|domicile conjugal|fermeture",
    ExitGroup.G6: "non renseignée|rappelé|présentée|départ volontaire|exclusion|fin de séjour|autre département|"
    "pays d'origine|décédée|autre motif|autre solution|absence|mobilité",
}


def test_exits_are_grouped_as_the_dossier_groups_them() -> None:
    for number, label, value in exits.EXITS.rows():
        groups = {
            group
            for group, words in GROUPS.items()
            if any(f" {fold(word)} " in f" {fold(label)} " for word in words.split("|"))
        }
        assert value.group in groups, f"{number} {label}: {value.group} is not in {groups}"


def test_an_exit_s_group_is_its_situation_s_unless_nobody_knows_where() -> None:
    for _number, label, value in exits.EXITS.rows():
        if value.situation != "UNK":
            assert value.group is VERSION.exit_group(value.situation), label
        else:
            assert value.group in {ExitGroup.G5, ExitGroup.G6}


@pytest.mark.parametrize(
    ("establishment", "place", "stay"),
    [
        ("CHRS", "Place en urgence", "CHRS"),
        ("Hors CHRS", "Place en urgence", "CHU"),
        ("Hors CHRS", "Place de stabilisation", "CHS"),
        ("Hors CHRS", "Place d'insertion", "HINS"),
        ("Hors CHRS", "Abris de nuit", "ABN"),
        ("CHRS", "Hébergement urgence place hiver", "HIV"),
        ("CHRS", "Femmes VV", "VVIO"),
        ("Hôtels", "Hôtel", "HOT"),
        ("Intermédiation locative", "Logement", "IML"),
        ("Structure en ALT (hébergement)", "Logement", "ALT"),
        ("Hébergement spécialisé", "Lit halte santé", "LHSS"),
        ("Dispositif national d'accueil", "Demandeur asile", "DNA"),
        ("Non renseigné", "Place en urgence", "CHU"),
        ("Non renseigné", "Information non renseignée", "UNK"),
        ("Hors CHRS", None, "CHU"),
        (None, "Abris de nuit", "ABN"),
        (None, None, None),
    ],
)
def test_a_stay_is_read_from_establishment_and_place(
    establishment: str | None, place: str | None, stay: str | None
) -> None:
    kind = places.ESTABLISHMENT.find(establishment) if establishment else None
    bed = places.PLACE.find(place) if place else None
    assert places.stay(kind, bed) == stay


def test_every_pair_of_establishment_and_place_is_a_situation() -> None:
    for _code, _label, establishment in places.ESTABLISHMENT.rows():
        for _number, _word, place in places.PLACE.rows():
            assert places.stay(establishment, place) in SITUATIONS


@pytest.mark.parametrize(
    ("code", "subsidy", "situation"),
    [
        ("116", "", "RUE"),
        ("16", "", "RUE"),
        (" 101 ", "", "CHU"),
        ("207", "", "PRIS"),
        ("435", "", "LOC-AID"),
        ("435", "431", "RRH"),
        ("435", "434", "LLS"),
        ("435", "999", "LOC-AID"),
        ("422", "", "TIERS-P"),
        ("24", "", "DEC"),
        ("99", "", "UNK"),
        ("999", "", None),
        ("", "", None),
    ],
)
def test_hmis_codes(code: str, subsidy: str, situation: str | None) -> None:
    assert hmis.situation(code, subsidy) == situation


def test_old_hmis_codes_say_the_same_as_the_new() -> None:
    """HUD renumbered the list: 2 digits + a hundred that tells homeless, institution, temporary, permanent."""
    for code, situation in hmis.LIVING_SITUATIONS.items():
        if len(code) == 3 and code != "435":
            assert hmis.FY2022[str(int(code[1:]))] == situation, code


def test_hud_s_hundreds_agree_with_our_classes() -> None:
    for code, situation in hmis.LIVING_SITUATIONS.items():
        if code.startswith("1") and len(code) == 3:
            assert VERSION.insee_sans_domicile(situation), code
        if code.startswith("2") and len(code) == 3:
            assert VERSION.ethos_light(situation) == 4, code
        if code.startswith("4") and code not in {
            "422",
            "423",
        }:  # hosted for good: HUD's "permanent", not ours
            assert VERSION.housed(situation), code


def test_no_situation_tells_of_hopwa() -> None:
    """HOPWA is housing for people with AIDS."""
    for code in ("26", "27", "327", "426"):
        situation = hmis.situation(code)
        assert situation in {"LDED", "TRAN"}
        assert not VERSION.sensitive(situation)


def test_hmis_stays() -> None:
    assert hmis.stay("0") == "CHU"
    assert hmis.stay("1") == "ABN"
    assert hmis.stay("4") is None
    assert hmis.stay("13") == "RRH"
    assert hmis.stay("13", "2") == "RRH"
    assert hmis.stay("13", "1") is None
    assert hmis.stay("3", "1") == "PSH"
    with pytest.raises(KeyError):
        hmis.stay("5")
    housed = {
        code for code, situation in hmis.PROJECT_TYPES.items() if situation and VERSION.housed(situation)
    }
    assert housed == hmis.MOVE_IN_TYPES


@pytest.mark.parametrize(
    ("written", "situation"),
    [
        ("Dehors", "RUE"),
        ("chez sa soeur", "TIERS-F"),
        ("camping car", "HMOB"),
        ("SQUAT", "SQUAT"),
        ("?", "UNK"),
        ("hôpital", "HOP"),
        ("sort de prison, dort dehors", None),
        ("", None),
    ],
)
def test_words_of_a_round_sheet(written: str, situation: str | None) -> None:
    assert maraude.situation(written) == situation


@pytest.mark.parametrize(
    ("written", "situation"),
    [
        ("Hébergé dans une structure d'hébergement", "HEB"),
        ("hebergé a l’hotel", "HOTX"),
        ("Hébergé en RHVS", "RHVS"),
        ("Sans abri ou habitat de fortune", "RUE"),
        ("SD", "RUE"),
        ("Occupant sans titre", "OST"),
        ("un château", None),
    ],
)
def test_sne_current_housing(written: str, situation: str | None) -> None:
    assert sne.situation(written) == situation


def test_sne_sans_domicile_households_of_programme_177_are_on_the_list() -> None:
    """Its formula counts structures, hotels, RHVS and those without shelter."""
    for label in (
        "Hébergé dans une structure d'hébergement",
        "Hébergé à l'hôtel",
        "Hébergé en RHVS",
        "Sans domicile ou en habitat de fortune",
    ):
        situation = sne.situation(label)
        assert situation is not None
        assert VERSION.insee_sans_domicile(situation), label
