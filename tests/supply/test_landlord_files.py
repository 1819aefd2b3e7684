"""A landlord's file: a verdict for each row, published at once, withdrawn as if never published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from digor.casework.intake import actions as intake
from digor.casework.intake import reads as files
from digor.casework.intake.enums import Reason, State
from digor.casework.intake.formats import format_of
from digor.casework.intake.models import Import
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from digor.supply import actions, reads
from digor.supply.models import Dwelling, Landlord, Report, Vacancy
from tests.supply.conftest import TODAY, agreed

Drop = Callable[..., Import]
HEAD = "Type de ligne;Référence du logement;Date de déclaration;Date de l'événement;Typologie;Loyer;Commune;Financement;Réservataire;Motif\n"
STOCK = HEAD + "Parc;A;;;T2;318,40;Quimper;PLAI;;\nParc;B;;;T3;402;Briec;PLUS;;\n"
VACANT = HEAD + "Vacance;A;02/11/2026;;;;;;État;\n"
LET = HEAD + "Vacance;A;02/11/2026;;;;;;État;\nAttribution;A;02/11/2026;20/11/2026;;;;;;\n"
REFUSED = HEAD + "Refus;A;02/11/2026;12/11/2026;;;;;;Refus du ménage\n"


def standing() -> list[Any]:
    """Everything that stands, to compare two histories by."""
    homes = Dwelling.objects.filter(known=True).order_by("reference").values()
    empty = Vacancy.objects.filter(known=True).order_by("key").values()
    return [{k: v for k, v in row.items() if k not in ("id", "dwelling_id")} for row in (*homes, *empty)]


def verdicts(imported: Import) -> tuple[int, int, int, int]:
    return imported.new, imported.same, imported.changes, imported.refused


def test_the_example_of_each_format_is_read_without_a_refusal(
    yann: Actor, source: Source, nolwenn: Actor, maiwenn: Actor, organisation: Any, drop: Drop
) -> None:
    state = agreed(maiwenn, organisation("etat"), "indigne")
    for by, where in ((yann, source), (maiwenn, state)):
        imported = drop(by, where, format_of(where.code.removesuffix("-system")).sample.read_text())
        assert (imported.state, imported.refused) == (State.PUBLISHED, 0)
    assert reads.vacancies(yann).count() == 2
    assert Report.objects.filter(known=True).count() == 2


def test_a_row_is_new_then_already_known_then_changes(yann: Actor, source: Source, drop: Drop) -> None:
    assert verdicts(drop(yann, source, STOCK)) == (2, 0, 0, 0)
    assert verdicts(drop(yann, source, STOCK)) == (0, 2, 0, 0)
    changed = drop(yann, source, STOCK.replace("402", "410"), publish=False)
    assert verdicts(changed) == (0, 1, 1, 0)
    assert files.changed_fields(changed) == [("le loyer", 1)]
    assert Dwelling.objects.get(reference="B").rent == 40200, "nothing changes before somebody publishes"


def test_nothing_waits_in_sight_before_publication(yann: Actor, source: Source, drop: Drop) -> None:
    waiting = drop(yann, source, STOCK + VACANT.removeprefix(HEAD), publish=False)
    assert standing() == []
    difference: Any = files.difference(yann, waiting)
    assert (difference.before["dwellings"], difference.after["dwellings"], difference.after["vacancies"]) == (
        0,
        2,
        1,
    )
    intake.discard(by=yann, imported=waiting)
    assert standing() == []


@pytest.mark.parametrize("withdrawn", [0, 1, 2, 3])
def test_withdrawing_a_file_is_as_if_it_had_never_been_published(
    yann: Actor, source: Source, drop: Drop, withdrawn: int
) -> None:
    texts = [STOCK, VACANT, REFUSED, LET]
    kept = [drop(yann, source, text) for place, text in enumerate(texts) if place != withdrawn]
    expected = standing()
    for one in kept:
        withdraw(yann, one)
    assert standing() == []
    imported = [drop(yann, source, text) for text in texts]
    withdraw(yann, imported[withdrawn])
    assert standing() == expected


def test_files_give_the_same_whatever_the_order_they_come_in(yann: Actor, source: Source, drop: Drop) -> None:
    expected: list[Any] | None = None
    for order in ((0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)):
        imported = [drop(yann, source, (STOCK, VACANT, REFUSED, LET)[place]) for place in order]
        expected = expected or standing()
        assert standing() == expected
        for one in imported:
            withdraw(yann, one)
    assert expected is not None and [row["state"] for row in expected if "state" in row] == ["let"]


def test_unknown_codes_are_told_in_a_sentence_and_the_good_rows_stay(
    yann: Actor, source: Source, drop: Drop
) -> None:
    wrong = (
        STOCK
        + "Parc;C;;;T2;318;Quimper;PLAO;;\nParc;D;;;T2;beaucoup;Quimper;PLUS;;\nParc;E;;;T2;300;Brest;PLUS;;\nVacance;F;;;;;;;État;\n"
    )
    imported = drop(yann, source, wrong)
    assert verdicts(imported) == (2, 0, 0, 4)
    told = [sentence for one in files.refusals(imported) for sentence in one.sentences]
    for words in ("Ligne 4", "Financement", "412,50", "n’est pas du territoire", "quel jour"):
        assert any(words in sentence for sentence in told), (words, told)
    assert {home.reference for home in reads.dwellings(yann)} == {"A", "B"}


def test_a_vacancy_of_a_dwelling_nobody_described_is_not_lost(
    yann: Actor, source: Source, drop: Drop
) -> None:
    drop(yann, source, VACANT)
    [vacancy] = reads.vacancies(yann)
    assert (vacancy.dwelling.reference, vacancy.dwelling.known) == ("A", False)
    drop(yann, source, STOCK)
    vacancy.dwelling.refresh_from_db()
    assert (vacancy.dwelling.known, vacancy.dwelling.typology) == (True, "T2")


def test_a_step_that_cannot_follow_is_set_aside_until_it_can(yann: Actor, source: Source, drop: Drop) -> None:
    refused = HEAD + "Vacance;A;02/11/2026;;;;;;;\nRefus;A;02/11/2026;12/11/2026;;;;;;Taille\n"
    drop(yann, source, refused)
    vacancy = Vacancy.objects.get()
    assert (vacancy.state, vacancy.aside) == ("declared", 2)
    drop(yann, source, VACANT)
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.aside, vacancy.refusals) == ("open", 0, 1)


def test_the_file_and_the_hand_speak_of_one_vacancy(
    yann: Actor, source: Source, opac: Landlord, drop: Drop
) -> None:
    drop(yann, source, STOCK)
    actions.declare_vacancy(by=yann, dwelling=Dwelling.objects.get(reference="A"))
    drop(yann, source, HEAD + f"Vacance;A;{TODAY:%d/%m/%Y};;;;;;État;\n")
    [vacancy] = reads.vacancies(yann)
    assert vacancy.state == "open"


def test_a_file_of_dwellings_needs_a_landlord(maiwenn: Actor, organisation: Any, drop: Drop) -> None:
    nobody = agreed(maiwenn, organisation("hh"), "bailleur")
    imported = drop(maiwenn, nobody, STOCK.replace("Quimper", "").replace("Briec", ""), publish=False)
    assert (imported.state, imported.stopped) == (State.FAILED, "no_landlord")


def test_a_report_s_rehousing_that_is_late_is_told(
    maiwenn: Actor, nolwenn: Actor, organisation: Any, drop: Drop
) -> None:
    source = agreed(maiwenn, organisation("etat"), "indigne")
    head = "Numéro de signalement;Date du signalement;Constat;Mesure;Relogement dû le;Relogé le;Suite\n"
    due = TODAY - timedelta(days=1)
    drop(maiwenn, source, head + f"SL-1;01/10/2026;Dangereux;Arrêté d'urgence;{due:%d/%m/%Y};;En cours\n")
    assert [one.number for one in reads.rehousing_due(nolwenn, TODAY)] == ["SL-1"]
    drop(
        maiwenn,
        source,
        head
        + f"SL-1;01/10/2026;Dangereux;Arrêté d'urgence;{due:%d/%m/%Y};{due:%d/%m/%Y};Relogé par le propriétaire\n",
    )
    assert list(reads.rehousing_due(nolwenn, TODAY)) == []


def withdraw(by: Actor, imported: Import) -> None:
    intake.withdraw(imported=intake.ask_withdrawal(by=by, imported=imported, reason=Reason.TRIAL))


def test_a_file_s_own_day_is_the_last_it_tells_of() -> None:
    assert format_of("bailleur").day(format_of("bailleur").sample) == date(2025, 11, 10)
