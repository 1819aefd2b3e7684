"""Rights said, seen and read: of a household, of a person with two files, from outside the circle."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from digor.casework.people import actions as people
from digor.casework.people.models import Household, Record
from digor.casework.rights import actions, reads
from digor.casework.rights.enums import Seen
from digor.casework.rights.models import Holding, Number
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.models import Entry
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation

MARCH = date(2026, 3, 1)


def request(by: Actor, record: Record, since: date, number: str = "") -> Holding:
    return actions.state_right(
        by=by, record=record, right="request", answer="active", since=since, number=number
    )


def test_a_request_runs_out_after_its_year_and_says_so_before(awa: Actor, members: list[Record]) -> None:
    request(awa, members[0], date(2025, 4, 1), number="0290426001234")
    page = reads.rights(awa, members[0].case_number, MARCH)
    assert page is not None
    held = page.held[0]
    assert (held.counts, held.until, held.renew_by) == (True, date(2026, 4, 1), date(2026, 4, 1))
    later = reads.rights(awa, members[0].case_number, date(2026, 4, 2))
    assert later is not None and not later.held[0].counts
    assert [one.case_number for one in reads.to_renew(awa, MARCH)] == [members[0].case_number]
    assert reads.to_renew(awa, date(2025, 12, 1)) == []


def test_the_number_is_apart_and_not_in_the_journal(awa: Actor, members: list[Record]) -> None:
    request(awa, members[0], date(2026, 1, 5), number="0290426001234")
    assert Number.objects.get().value == "0290426001234"
    entry = Entry.objects.get(verb="right_stated")
    assert "0290426001234" not in str(entry.details)
    assert entry.case == members[0].case_number


def test_the_latest_saying_stands_and_the_former_stays(awa: Actor, members: list[Record]) -> None:
    request(awa, members[0], date(2026, 1, 5))
    actions.state_right(
        by=awa, record=members[0], right="request", answer="struck_off", since=date(2026, 2, 1)
    )
    page = reads.rights(awa, members[0].case_number, MARCH)
    assert page is not None
    assert [(held.answer, held.counts) for held in page.held] == [("struck_off", False)]
    assert Holding.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_to_change_what_was_said(awa: Actor, members: list[Record]) -> None:
    holding = request(awa, members[0], date(2026, 1, 5))
    with pytest.raises(DatabaseError), transaction.atomic():
        Holding.objects.filter(pk=holding.pk).update(answer="struck_off")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"right": "dalo", "answer": "rehoused"}, "cannot_follow"),
        ({"right": "stay", "answer": "recognised"}, "unknown_right"),
        ({"right": "priority", "answer": "yes"}, "unknown_category"),
        ({"right": "priority", "answer": "yes", "code": "z"}, "unknown_category"),
        ({"right": "stay", "answer": "yes", "code": "a"}, "unknown_category"),
        ({"right": "stay", "answer": "yes", "since": date(2026, 3, 2)}, "not_now"),
        ({"right": "stay", "answer": "yes", "until": date(2025, 1, 1)}, "ends_before"),
        ({"right": "stay", "answer": "yes", "number": "12"}, "no_number_here"),
    ],
)
def test_what_cannot_be_said_is_refused(
    awa: Actor, members: list[Record], given: dict[str, object], code: str
) -> None:
    wanted: dict[str, object] = {"since": date(2026, 2, 1), **given}
    with pytest.raises(Refused) as refused:
        actions.state_right(by=awa, record=members[0], **wanted)  # type: ignore[arg-type]
    assert refused.value.code == code
    assert not Holding.objects.exists()


def test_the_rights_of_two_linked_files_are_one_person_s(
    awa: Actor, loic: Actor, members: list[Record]
) -> None:
    request(awa, members[0], date(2026, 1, 5))
    link = people.link(by=loic, a=members[0], b=members[1])
    other = reads.rights(awa, members[1].case_number, MARCH)
    assert other is not None and [held.right for held in other.held] == ["request"]
    people.unlink(by=loic, link=link)
    apart = reads.rights(awa, members[1].case_number, MARCH)
    assert apart is not None and apart.held == ()


def test_missing_pieces_of_a_household(awa: Actor, members: list[Record], home: Household) -> None:
    tangi, nevenoe, youna = members
    actions.see_proof(by=awa, record=tangi, piece="identity", valid_until=date(2030, 1, 1))
    actions.see_proof(by=awa, record=nevenoe, piece="resources", seen_on=date(2025, 11, 30))
    page = reads.rights(awa, home.case_number, MARCH, minors=[youna.case_number])
    assert page is not None
    stands = {(one.piece, one.of): one.seen for one in page.pieces}
    assert stands["identity", tangi.case_number] == Seen.VALID
    assert stands["identity", nevenoe.case_number] == Seen.MISSING
    assert ("identity", youna.case_number) not in stands
    assert stands["resources", home.case_number] == Seen.EXPIRED, "three months from 30 November"
    assert stands["family", home.case_number] == Seen.MISSING
    assert all(one.seen != Seen.VALID for one in page.missing)


def test_a_sight_said_by_mistake_is_taken_back(awa: Actor, members: list[Record]) -> None:
    proof = actions.see_proof(by=awa, record=members[0], piece="identity")
    actions.take_back_proof(by=awa, proof=proof)
    page = reads.rights(awa, members[0].case_number, MARCH)
    assert page is not None
    assert "identity" in {one.piece for one in page.missing}


def test_facts_for_the_rules_of_access(awa: Actor, members: list[Record]) -> None:
    tangi, nevenoe, _youna = members
    request(awa, tangi, date(2026, 1, 5))
    for answer, day in (("filed", date(2026, 1, 10)), ("recognised", date(2026, 2, 10))):
        actions.state_right(by=awa, record=tangi, right="dalo", answer=answer, since=day)
    actions.state_right(
        by=awa, record=tangi, right="priority", answer="yes", code="k", since=date(2026, 1, 5)
    )
    actions.state_right(
        by=awa, record=nevenoe, right="stay", answer="yes", since=date(2025, 1, 1), until=date(2026, 2, 1)
    )
    with CaptureQueriesContext(
        connection,
    ) as queries:
        first, second = reads.facts(awa, [[tangi.pk], [nevenoe.pk]], MARCH)
    assert len(queries) == 1
    assert first.request_active and first.dalo == "recognised"
    assert first.dalo_until == date(2026, 5, 10)
    assert first.priorities == {"k", "dalo"}
    assert second.stay == "", "a right of stay that ran out is not known any more"
    assert second.priorities == frozenset()


def test_who_may(
    awa: Actor, maiwenn: Actor, yann: Actor, erwan: Actor, paul: Actor, members: list[Record]
) -> None:
    case = members[0].case_number
    assert reads.rights(maiwenn, case, MARCH) is not None
    with pytest.raises(Refused) as refused:
        request(maiwenn, members[0], date(2026, 1, 5))
    assert refused.value.code == "may_not_state_rights"
    for outside in (yann, erwan):
        with pytest.raises(Refused) as refused:
            reads.rights(outside, case, MARCH)
        assert refused.value.code == "may_not_see_rights"
    assert reads.rights(paul, case, MARCH) is None


def test_a_protected_person_has_no_rights_outside_its_circle(
    awa: Actor, loic: Actor, members: list[Record], organisation: Callable[[str], Organisation]
) -> None:
    request(awa, members[0], date(2025, 4, 1))
    assert awa.organisation_id is not None
    people.protect(by=awa, record=members[0], organisations=[organisation("fmt")])
    assert reads.rights(loic, members[0].case_number, MARCH) is None
    assert reads.to_renew(loic, MARCH) == []
    assert [one.case_number for one in reads.to_renew(awa, MARCH)] == [members[0].case_number]
    with pytest.raises(Refused) as refused:
        request(loic, members[0], date(2026, 1, 5))
    assert refused.value.code == "elsewhere"
    with clock.at(date(2026, 3, 5)):
        assert reads.rights(awa, members[0].case_number, MARCH) is not None
