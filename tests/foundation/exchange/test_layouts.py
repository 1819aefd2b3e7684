"""The sheets we know, and their lists beside those of the casework nomenclature."""

from __future__ import annotations

from datetime import date

import pytest

from digor.casework.people.nomenclature import maraude as rounds
from digor.casework.people.nomenclature.siao import demand, exits
from digor.foundation.exchange import Nomenclature
from digor.foundation.exchange.layouts import LAYOUTS, siao_codes
from digor.foundation.exchange.layouts.siao_exits import EXITS
from tests.foundation.exchange.conftest import hear


def test_every_code_handed_up_has_a_meaning_in_casework() -> None:
    assert all(demand.situation(code) for code in siao_codes.SITUATIONS)
    assert all(exits.exit_value(code) for code in EXITS)


@pytest.mark.parametrize(
    ("ours", "spelling", "code"),
    [
        (siao_codes.SITUATIONS, "Rue", "20"),
        (siao_codes.SITUATIONS, "hotel hors 115", "34"),
        (siao_codes.SITUATIONS, "Camp / bidonville", "camp"),
        (siao_codes.ROW_KINDS, "ENTREE", "entree"),
        (siao_codes.PLACES, "Grand froid", "90"),
        (siao_codes.ORIENTATIONS, "refus de la structure", "refus_structure"),
        (siao_codes.COMPOSITIONS, "Femme seule + enfant(s)", "40"),
        (siao_codes.WANDERINGS, "> 10 ans", "90"),
        (EXITS, "Décès", "6"),
    ],
)
def test_other_spellings_are_read(ours: Nomenclature, spelling: str, code: str) -> None:
    assert ours.find(spelling) == code


def test_the_lists_have_their_official_lengths() -> None:
    numbered = [code for code in siao_codes.SITUATIONS.labels if code.isdigit()]
    assert len(numbered) == 38  # 20 to 57
    assert len(EXITS.labels) == 52
    assert len(siao_codes.MOTIVES.labels) == 25


def test_an_extract_of_four_kinds_of_line() -> None:
    heard = hear(
        "Type de ligne;N° demande;Id personne;Id groupe;Nom;Prénom;Né(e) le;Sexe;Date;Date d'entrée;Situation;Structure;"
        "Type de place;Statut orientation;Destination;Composition;Nb de personnes;Commune\n"
        "DEMANDE 115;D1;P1;G1;Le Goff;Anna;12/05/85;Mme;03/11/2026;;20 - À la rue - abri de fortune;;;;;Femme seule avec enfant(s);2;Quimper\n"
        "Orientation;D1;P1;G1;Le Goff;Anna;12/05/85;F;04/11/2026;;;CHU du Steir;;Refus structure;;;;\n"
        "Admission;D1;P1;G1;Le Goff;Anna;12/05/85;féminin;05/11/2026;;;CHU du Steir;Urgence;;;;;\n"
        "Sortie;D1;P1;G1;Le Goff;Anna;12/05/85;F;12/11/2026;05/11/2026;;CHU du Steir;10;;Accès à un logement parc public;;;\n"
    )
    assert not heard.problems
    assert [row.values["row_kind"] for row in heard.rows] == ["demande", "orientation", "entree", "sortie"]
    asked, oriented, entered, left = (row.values for row in heard.rows)
    assert asked["situation"] == "20" and asked["composition"] == "40" and asked["persons"] == 2
    assert asked["birth_date"] == date(1985, 5, 12) and asked["sex"] == "F"
    assert oriented["orientation"] == "refus_structure"
    assert entered["place_kind"] == "10" and entered["structure"] == "CHU du Steir"
    assert left["exit"] == "15" and left["entered_on"] == date(2026, 11, 5)


def test_a_round_s_sheet() -> None:
    heard = hear(
        "Maraude du mercredi 11 novembre\n\nDate;Quartier;Lieu;Surnom;Contact;Où dort-il;Besoins;Nb personnes;Chien;Observations\n"
        "nuit du 11 au 12/11/2026;Gare;passage sud;L'homme au chien;R;banc;duvet;1;1 chien;parle volontiers\n"
        "12/11/2026 01:15;Halles;porche;Une femme;aperçue;sous un porche;;1;;\n",
        "maraude",
    )
    assert not heard.problems
    assert {row.values["night"] for row in heard.rows} == {date(2026, 11, 11)}
    assert [row.values["met"] for row in heard.rows] == ["rencontre", "apercu"]
    assert heard.rows[0].values["animal"] == "1 chien"
    assert [rounds.situation(str(row.values["situation"])) for row in heard.rows] == ["RUE", "RUE"]


def test_every_layout_is_known_by_its_name() -> None:
    assert {"siao", "maraude", "hebergement", "tableur", "bailleur", "indigne"} <= LAYOUTS.keys()
    assert all(name == layout.name for name, layout in LAYOUTS.items())
