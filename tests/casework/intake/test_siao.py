"""An SI-SIAO extract: from its lines to the list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from digor.casework.intake import reads
from digor.casework.intake.models import Import
from digor.casework.people.models import OPEN, Identity, Segment, Statement
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import SharingAgreement, Source
from tests.casework.intake.files import demand, derived, entry, leave, siao, the_list

ROUGH, SHELTER = "À la rue - abri de fortune", "Hébergement d'urgence"
Publish = Callable[..., Import]
Json = dict[str, Any]


def segments(key: str) -> list[tuple[str, date, date]]:
    """A person's life as known now: situation, first night, first night no longer known."""
    rows = Segment.objects.filter(person__keys__key=key, to_revision=OPEN).order_by("from_day")
    return list(rows.values_list("situation", "from_day", "known_to"))


def test_from_a_demand_in_the_street_to_a_home(si_siao: Source, publish: Publish, operator: Actor) -> None:
    publish(
        si_siao,
        "siao",
        siao(
            demand("P1", "03/11/2025", ROUGH, Nom="Le Goff", Prénom="Tangi"),
            {
                "Type de ligne": "Orientation",
                "Identifiant personne": "P1",
                "Date": "10/11/2025",
                "Statut de l'orientation": "Acceptée",
            },
            entry("P1", "12/11/2025", **{"Numéro de prise en charge": "S1"}),
            leave("P1", "20/01/2026", **{"Numéro de prise en charge": "S1", "Motif de sortie": "Accès à un logement parc public"}),
        ),
    )  # fmt: skip
    assert segments("P1") == [
        ("RUE", date(2025, 11, 3), date(2025, 11, 4)),
        ("CHU", date(2025, 11, 12), date(2026, 1, 20)),
        ("LLS", date(2026, 1, 20), date(2026, 1, 21)),
    ]
    assert the_list(operator, date(2026, 1, 19))["totals"]["listed"] == {"households": 1, "persons": 1}
    assert the_list(operator, date(2026, 1, 20))["totals"]["listed"] == {"households": 0, "persons": 0}


def test_the_same_file_twice_changes_nothing(si_siao: Source, publish: Publish) -> None:
    content = siao(
        demand("P1", "03/11/2025", ROUGH, **{"Identifiant groupe": "G1"}),
        demand("P2", "03/11/2025", ROUGH, **{"Identifiant groupe": "G1"}),
        entry("P1", "12/11/2025"),
        leave("P1", "20/12/2025", **{"Motif de sortie": "Hospitalisation"}),
        entry("P2", "12/11/2025"),
    )
    publish(si_siao, "siao", content)
    before = derived()
    again = publish(si_siao, "siao", content, file_day=date(2026, 2, 1))
    assert (again.new, again.same, again.changes, again.refused) == (0, 5, 0, 0)
    assert derived() == before


def test_next_month_s_file_closes_the_stay(si_siao: Source, publish: Publish, read: Publish) -> None:
    publish(si_siao, "siao", siao(entry("P1", "12/11/2025")), file_day=date(2025, 12, 1))
    known = siao(
        entry("P1", "12/11/2025"),
        leave("P1", "20/12/2025", **{"Motif de sortie": "Rue"}),
        entry("P2", "24/12/2025"),
    )
    imported = read(si_siao, "siao", known, file_day=date(2026, 1, 1))
    assert (imported.new, imported.changes, imported.same) == (1, 2, 0)
    assert [name for name, _ in reads.changed_fields(imported)] == ["la fin"]


def test_two_stays_in_one_structure_are_told_apart(si_siao: Source, publish: Publish) -> None:
    publish(
        si_siao,
        "siao",
        siao(
            leave("P1", "20/11/2025"),
            entry("P1", "01/12/2025"),
            entry("P1", "12/11/2025"),
            leave("P1", "10/12/2025"),
            entry("P1", "01/01/2026"),
        ),
    )
    stays = [(start, known) for situation, start, known in segments("P1") if situation == "CHU"]
    assert stays == [
        (date(2025, 11, 12), date(2025, 11, 20)),
        (date(2025, 12, 1), date(2025, 12, 10)),
        (date(2026, 1, 1), date.max),
    ]


def test_an_exit_alone_needs_its_day_of_entry(si_siao: Source, read: Publish) -> None:
    imported = read(
        si_siao,
        "siao",
        siao(leave("P1", "20/12/2025"), leave("P2", "20/12/2025", **{"Date d'entrée": "01/12/2025"})),
    )
    assert (imported.refused, imported.new) == (1, 1)
    [refusal] = reads.refusals(imported)
    assert refusal.line == 2
    assert "jour d’entrée" in refusal.sentences[0]


def test_a_group_is_a_household_and_a_person_alone_is_not(
    si_siao: Source, publish: Publish, operator: Actor
) -> None:
    publish(
        si_siao,
        "siao",
        siao(
            demand("P1", "20/01/2026", ROUGH, **{"Identifiant groupe": "G1"}),
            demand("P2", "20/01/2026", ROUGH, **{"Identifiant groupe": "G1"}),
            demand("P3", "20/01/2026", ROUGH, **{"Identifiant groupe": "G2"}),
        ),
    )
    found = the_list(operator, date(2026, 1, 25))
    assert found["totals"]["listed"] == {"households": 2, "persons": 3}
    assert sorted((unit["household"], unit["members"]) for unit in found["units"]) == [(False, 1), (True, 2)]


def test_a_demand_that_does_not_say_where_is_news_only(si_siao: Source, publish: Publish) -> None:
    publish(
        si_siao,
        "siao",
        siao(demand("P1", "20/01/2026", "Non renseigné"), demand("P2", "20/01/2026", "Autre")),
    )
    assert set(Statement.objects.values_list("kind", "situation")) == {("contact", "")}


def test_sensitive_situations_become_their_neutral_parent(si_siao: Source, publish: Publish) -> None:
    publish(
        si_siao,
        "siao",
        siao(
            demand("P1", "20/01/2026", "Détention"),
            demand("P2", "20/01/2026", "CADA"),
            entry("P3", "20/01/2026", **{"Type de place": "Femmes VV"}),
            entry("P4", "20/12/2025"),
            leave("P4", "20/01/2026", **{"Motif de sortie": "Incarcération"}),
        ),
    )
    assert set(Statement.objects.values_list("situation", flat=True)) == {"INST", "HEB", "CHU"}


def test_an_agreement_may_name_a_sensitive_situation(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Publish
) -> None:
    health = source("lhss", "fmt")
    agree(health, "siao", sensitive=["PRIS"])
    publish(health, "siao", siao(demand("P1", "20/01/2026", "Détention"), demand("P2", "20/01/2026", "CADA")))
    assert set(Statement.objects.values_list("situation", flat=True)) == {"PRIS", "HEB"}


def test_days_that_cannot_be_are_refused_by_line(si_siao: Source, read: Publish) -> None:
    imported = read(
        si_siao,
        "siao",
        siao(
            demand("P1", "31/11/2025", ROUGH),
            demand("P2", "03/02/2026", ROUGH),
            entry("P3", "12/11/2025", **{"Numéro de prise en charge": "S3"}),
            leave("P3", "01/11/2025", **{"Numéro de prise en charge": "S3"}),
            demand("P4", "01/02/2026", ROUGH),
        ),
    )
    assert [one.line for one in reads.refusals(imported)] == [2, 3, 5]
    assert imported.new == 2
    assert Statement.objects.get(record__keys__key="P3").to_day == date.max


def test_one_night_in_and_out_is_news_not_a_stay(si_siao: Source, publish: Publish) -> None:
    publish(
        si_siao,
        "siao",
        siao(
            entry("P1", "12/11/2025", **{"Numéro de prise en charge": "S1"}),
            leave("P1", "12/11/2025", **{"Numéro de prise en charge": "S1"}),
        ),
    )
    assert set(Statement.objects.values_list("kind", flat=True)) == {"contact"}


def test_names_come_in_only_with_their_columns(
    source: Callable[..., Source], agree: Callable[..., SharingAgreement], publish: Publish
) -> None:
    nameless = source("sans-noms", "ccas")
    agree(nameless, "siao", columns=["row_kind", "person_key", "day", "situation"])
    publish(nameless, "siao", siao(demand("P1", "20/01/2026", ROUGH, Nom="Le Goff", Prénom="Tangi")))
    assert not Identity.objects.exists()
