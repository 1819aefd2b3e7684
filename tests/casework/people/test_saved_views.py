"""Views of the list: kept under a name, shared as said, read with the reader's own rights."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from digor.casework.people import actions, reads
from digor.casework.people.enums import Sharing
from digor.casework.people.filters import Filters
from digor.casework.people.models import SavedView
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation

OUTSIDE = Filters(family="street")


def seen(actor: Actor) -> dict[str, int]:
    on = clock.today() - timedelta(days=1)
    found = reads.saved_views(actor, on, reads.head(actor.territory_id))
    return {one.view.name: one.households for one in found}


@pytest.fixture
def outside(awa: Actor) -> Any:
    record = actions.create_record(by=awa, alias="le marin")
    actions.state(by=awa, record=record, situation="RUE", start=clock.today() - timedelta(days=1))
    return record


def test_mine_my_organisations_the_territorys(awa: Actor, loic: Actor, maiwenn: Actor, outside: Any) -> None:
    actions.save_view(by=awa, name="À moi", filters=OUTSIDE)
    actions.save_view(by=loic, name="Au SIAO", filters=OUTSIDE, sharing=Sharing.ORGANISATION)
    actions.save_view(by=maiwenn, name="À tous", filters=OUTSIDE, sharing=Sharing.TERRITORY)
    assert seen(awa) == {"À moi": 1, "À tous": 1}
    assert seen(loic) == {"Au SIAO": 1, "À tous": 1}
    assert seen(maiwenn) == {"À tous": 1}


def test_only_the_coordinator_shares_with_all(awa: Actor) -> None:
    with pytest.raises(Refused) as refused:
        actions.save_view(by=awa, name="À tous", filters=OUTSIDE, sharing=Sharing.TERRITORY)
    assert refused.value.code == "may_not_share"


def test_it_holds_what_its_reader_may_see(
    awa: Actor, maiwenn: Actor, loic: Actor, outside: Any, organisation: Callable[[str], Organisation]
) -> None:
    actions.save_view(by=maiwenn, name="Dehors", filters=OUTSIDE, sharing=Sharing.TERRITORY)
    actions.protect(by=awa, record=outside, organisations=[organisation("fmt")])
    assert (seen(awa), seen(loic)) == ({"Dehors": 1}, {"Dehors": 0})


def test_renamed_and_deleted_by_its_owner_only(
    client: Client, sign_in: Callable[..., Any], awa: Actor, loic: Actor, outside: Any
) -> None:
    view = actions.save_view(by=awa, name="Dehors", filters=OUTSIDE, sharing=Sharing.ORGANISATION)
    assert sign_in(client, loic).post(f"/personnes/vues/{view.pk}/", {"delete": "1"}).status_code == 404
    sign_in(client, awa).post(
        f"/personnes/vues/{view.pk}/", {"name": "Dehors, sans référent", "sharing": "mine"}
    )
    view.refresh_from_db()
    assert (view.name, view.sharing) == ("Dehors, sans référent", "mine")
    client.post(f"/personnes/vues/{view.pk}/", {"delete": "1"})
    assert not SavedView.objects.exists()
    assert {"view_saved", "view_deleted"} <= set(Entry.objects.values_list("verb", flat=True))


def test_saved_from_the_list_opened_from_its_head(
    client: Client, sign_in: Callable[..., Any], awa: Actor, outside: Any
) -> None:
    sign_in(client, awa)
    kept = client.post("/personnes/vues/enregistrer/?situation=street&n=1", {"name": " Dehors  ici "})
    assert kept.headers["Location"] == "/personnes/?situation=street"
    page = client.get("/personnes/?situation=street").content.decode()
    assert "Dehors ici <strong>1</strong>" in page and 'aria-current="true"' in page
    client.post("/personnes/vues/enregistrer/?situation=street", {"name": "   "})
    assert SavedView.objects.count() == 1
    assert "Dehors ici" in client.get("/").content.decode()


def test_counting_views_asks_nothing_more(awa: Actor, outside: Any, django_assert_num_queries: Any) -> None:
    on, revision = clock.today() - timedelta(days=1), reads.head(awa.territory_id)
    from digor.foundation.frame.once import asking

    for number in range(6):
        actions.save_view(by=awa, name=f"vue {number}", filters=OUTSIDE)
    with asking():
        reads.totals(awa, on, revision)
        with django_assert_num_queries(1):
            assert len(reads.saved_views(awa, on, revision)) == 6
