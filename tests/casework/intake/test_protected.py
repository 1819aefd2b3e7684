"""A row about a protected file reads "new" to everybody: its existence does not show."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client
from django.urls import reverse

from digor.casework.intake import reads
from digor.casework.intake.models import Import, StagedRow
from digor.casework.people import actions as people
from digor.casework.people.models import Record
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Source
from tests.casework.intake.files import demand, siao

ROUGH = "À la rue - abri de fortune"
Send = Callable[..., Import]


def test_the_verdict_is_new_whoever_reads_the_file(
    si_siao: Source,
    publish: Send,
    read: Send,
    loic: Actor,
    awa: Actor,
    organisation: Callable[[str], Organisation],
) -> None:
    publish(si_siao, "siao", siao(demand("P1", "20/01/2026", ROUGH), demand("P2", "20/01/2026", ROUGH)))
    hidden = Record.objects.get(keys__key="P1")
    people.protect(by=awa, record=hidden, organisations=[organisation("fmt"), organisation("siao29")])
    content = siao(demand("P1", "20/01/2026", "Hôtel 115"), demand("P2", "20/01/2026", ROUGH))
    imported = read(
        si_siao, "siao", content, by=loic
    )  # inside the circle: the verdict is shown to others too
    assert (imported.new, imported.same, imported.changes) == (1, 1, 0)
    assert set(StagedRow.objects.values_list("line", "verdict")) == {(2, "new"), (3, "same")}


def test_the_difference_shown_to_an_outsider_is_that_of_somebody_never_heard_of(
    si_siao: Source, publish: Send, read: Send, loic: Actor, maiwenn: Actor, awa: Actor,
    organisation: Callable[[str], Organisation],
) -> None:  # fmt: skip
    publish(si_siao, "siao", siao(demand("P1", "20/01/2026", "Location parc public")))
    hidden = Record.objects.get(keys__key="P1")
    people.protect(by=awa, record=hidden, organisations=[organisation("fmt"), organisation("siao29")])
    imported = read(
        si_siao,
        "siao",
        siao(demand("P1", "25/01/2026", ROUGH, **{"Numéro de demande": "D-x"})),
        file_day=date(2026, 2, 1),
    )
    inside, outside = (reads.difference(actor, imported) for actor in (loic, maiwenn))
    assert inside is not None and outside is not None
    assert (inside.new, inside.entering, inside.touched) == (0, 1, 1)
    # as the row's verdict says: nothing tells that the file was known here
    assert (outside.new, outside.entering, outside.touched) == (1, 1, 1)
    assert (outside.before.households, outside.after.households) == (0, 1)


def test_the_page_names_nobody(
    si_siao: Source, read: Send, maiwenn: Actor, client: Client, sign_in: Callable[..., Client]
) -> None:
    imported = read(
        si_siao,
        "siao",
        siao(demand("P-4711", "20/01/2026", ROUGH, Nom="Kerveillant"), demand("P-4712", "20/01/2026", ROUGH)),
    )
    shown = sign_in(client, maiwenn).get(reverse("intake:import", args=[imported.pk])).content.decode()
    assert "Kerveillant" not in shown and "P-4711" not in shown
