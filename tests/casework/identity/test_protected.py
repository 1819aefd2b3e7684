"""A pair with a protected file exists for its circle only: one test for each channel.

One of the two files of one woman is protected by Awa's team. Loïc and Maïwenn are outside.
"""

from __future__ import annotations

import io
import json
from argparse import Namespace
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from digor.casework.identity import actions, panels, reads
from digor.casework.identity.commands import COMMANDS
from digor.casework.identity.enums import State
from digor.casework.identity.models import Pair
from digor.casework.identity.morning import duplicates
from digor.casework.people import actions as people
from digor.casework.people.models import Link, Record
from digor.desk import reads as desk
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal import reads as journal
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Source


@pytest.fixture
def hers(
    pair: Pair,
    two_of_her: tuple[Record, Record],
    loic: Actor,
    awa: Actor,
    maiwenn: Actor,
    operator: Actor,
    organisation: Callable[[str], Organisation],
) -> SimpleNamespace:
    people.protect(by=awa, record=two_of_her[0], organisations=[organisation("fmt")])
    return SimpleNamespace(
        pair=pair, files=two_of_her, awa=awa, loic=loic, maiwenn=maiwenn, operator=operator
    )


def test_the_list(hers: SimpleNamespace) -> None:
    assert reads.duplicates(hers.loic) == [] and reads.duplicates(hers.maiwenn) == []
    assert [one.pair for one in reads.duplicates(hers.awa)] == [hers.pair.pk]


def test_the_counts(hers: SimpleNamespace) -> None:
    assert reads.count(hers.loic).total == 0
    assert reads.count(hers.awa).total == 1


def test_the_next_pair(hers: SimpleNamespace) -> None:
    assert reads.following(hers.loic) is None
    assert reads.following(hers.awa) == hers.pair.pk


def test_its_page(hers: SimpleNamespace, client: Any, sign_in: Any) -> None:
    sign_in(client, hers.loic)
    for address in ("", "decision/", "reprendre/"):
        method = client.post if address else client.get
        assert method(f"/doublons/{hers.pair.pk}/{address}").status_code == 404
    sign_in(client, hers.awa)
    assert client.get(f"/doublons/{hers.pair.pk}/").status_code == 200


def test_the_pages_of_the_list_and_of_what_was_just_done(
    hers: SimpleNamespace, client: Any, sign_in: Any
) -> None:
    actions.decide(by=hers.awa, pair=hers.pair, state=State.SAME)
    sign_in(client, hers.loic)
    for address in (
        "/doublons/",
        f"/doublons/?fait={hers.pair.pk}",
        "/doublons/personnes/",
        "/doublons/personnes/?etat=defaits",
    ):
        page = client.get(address).content.decode()
        assert not any(one.case_number in page for one in hers.files), address


def test_the_link(hers: SimpleNamespace, client: Any, sign_in: Any) -> None:
    link = actions.decide(by=hers.awa, pair=hers.pair, state=State.SAME)
    assert link is not None
    assert reads.merged_persons(hers.loic) == [] and reads.one_link(hers.loic, link.pk) is None
    assert len(reads.merged_persons(hers.awa)) == 1
    sign_in(client, hers.loic)
    assert client.get(f"/doublons/personnes/{link.pk}/").status_code == 404
    for gesture in ("separer", "remettre"):
        assert client.post(f"/doublons/personnes/{link.pk}/{gesture}/").status_code == 404


def test_what_was_handed_over_from_a_file_protected_since(
    pair: Pair,
    two_of_her: tuple[Record, Record],
    named: Callable[..., Record],
    awa: Actor,
    loic: Actor,
    organisation: Callable[[str], Organisation],
) -> None:
    third = named("Quemener", "Annaïg")
    link = actions.decide(by=awa, pair=pair, state=State.SAME)
    assert link is not None
    joined = people.link(by=awa, a=two_of_her[0], b=third)
    people.contact(by=awa, record=third)
    actions.part(by=awa, link=link)
    (item,) = reads.one_link(awa, link.pk).items  # type: ignore[union-attr]
    assert item.on == third.case_number
    actions.hand_over(by=awa, link=link, kind=item.kind, row=item.row)
    people.unlink(by=awa, link=joined)
    people.protect(by=awa, record=third, organisations=[organisation("fmt")])
    for actor, given in ((loic, 0), (awa, 1)):
        found = reads.one_link(actor, link.pk)
        assert found is not None and len(found.given) == given


def test_the_desk_and_so_the_morning_e_mail(hers: SimpleNamespace) -> None:
    """The page « À réconcilier », Aujourd'hui and the letter of the morning ask the same function."""

    def waiting(actor: Actor) -> dict[str, int]:
        return {one.worklist.code: one.count for one in desk.waiting(actor, clock.today())}

    assert waiting(hers.loic)["doublons"] == 0 and waiting(hers.awa)["doublons"] == 1
    assert panels.lines(hers.loic, clock.today(), 9) == []
    assert len(panels.lines(hers.awa, clock.today(), 9)) == 1
    needs, _count = desk.today(hers.loic, clock.today())
    assert not [need for need in needs if "deux dossiers" in need.title]


def test_the_command_and_the_morning(hers: SimpleNamespace) -> None:
    assert duplicates(hers.operator) == 0
    for actor, pairs in ((hers.operator, 0), (hers.loic, 0), (hers.awa, 1)):
        out = io.StringIO()
        COMMANDS["duplicates"].run(Namespace(json=True), actor, out)
        document = json.loads(out.getvalue())
        assert (document["waiting"], len(document["pairs"])) == (pairs, pairs)


def test_the_journal(hers: SimpleNamespace) -> None:
    actions.seek(by=hers.loic)
    actions.decide(by=hers.awa, pair=hers.pair, state=State.DIFFERENT)
    outside = journal.tell(list(journal.readable(hers.maiwenn)))
    assert not any(hers.files[0].case_number in told.sentence for told in outside)
    assert not any("deux personnes" in told.sentence for told in outside)
    assert any("deux personnes" in one.sentence for one in journal.tell(list(journal.readable(hers.awa))))
    sought = [told.sentence for told in outside if "doublons" in told.sentence]
    assert sought and not any(letter.isdigit() for sentence in sought for letter in sentence)


def test_the_search_after_a_search(hers: SimpleNamespace) -> None:
    """Loïc looks for duplicates himself: what is found of her stays her circle's."""
    actions.seek(by=hers.loic)
    assert reads.duplicates(hers.loic) == []
    assert len(reads.duplicates(hers.awa)) == 1


def test_a_member_of_the_household_of_a_file_that_one_compares(
    hers: SimpleNamespace, named: Callable[..., Record]
) -> None:
    child, other = named("Le Bris", "Nolwenn"), named("Bris", "Nolwenn")
    people.form_household(by=hers.awa, records=[hers.files[0], child], from_day=clock.today())
    row = Pair.objects.create(
        territory_id=child.territory_id, record_a=child, record_b=other, weight=1, band="possible",
        since=clock.today(), digest="",
    )  # fmt: skip
    found = reads.side_by_side(hers.loic, row)
    assert hers.files[0].case_number not in str(found)


def test_the_system_links_nothing_of_hers(hers: SimpleNamespace, source: Callable[..., Source]) -> None:
    shelter = source("shelter")
    actions.trust(by=hers.maiwenn, source=shelter, kind="shelter-person")
    for one in hers.files:
        people.note_identifier(by=hers.awa, record=one, source=shelter, kind="shelter-person", value="12")
    assert actions.link_trusted(by=hers.operator) == 0 and not Link.objects.exists()
    with pytest.raises(Refused) as refused:
        people.link_by_identifier(by=hers.operator, a=hers.files[0], b=hers.files[1], kind="x")
    assert refused.value.code == "elsewhere"


def test_protected_meanwhile_and_then_parted_the_protection_is_to_hand_over(
    two_of_her: tuple[Record, Record], awa: Actor, organisation: Callable[[str], Organisation]
) -> None:
    link = people.link(by=awa, a=two_of_her[0], b=two_of_her[1])
    people.protect(by=awa, record=two_of_her[1], organisations=[organisation("fmt")])
    actions.part(by=awa, link=link)
    page = reads.one_link(awa, link.pk)
    assert page is not None
    (item,) = page.items
    assert (item.kind, item.to) == ("protection", two_of_her[0].case_number)
    actions.hand_over(by=awa, link=link, kind=item.kind, row=item.row)
    assert two_of_her[0].protections.count() == 1
