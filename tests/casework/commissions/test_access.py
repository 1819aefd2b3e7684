"""Who sees which case, which fields of it, and what is refused to whom."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from digor.casework.commissions import actions, reads
from digor.casework.commissions.actions import Line
from digor.casework.commissions.models import Case, Commission, Item
from digor.casework.people import actions as people
from digor.casework.people.models import Household, Record
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation
from tests.casework.commissions.conftest import SESSION, again, listed, opened, person, seen_by, sent

Named = Callable[[str], Organisation]
COMMON = {"persons", "minors", "solutions", "obstacles", "asked"}
# What the sheet of these tests holds beyond the common card, by who reads it.
MORE = {
    "Maïwenn": {"tried", "resources", "refused_why"},
    "Loïc": {"tried", "resources", "refused_why"},
    "Awa": {"tried", "resources", "refused_why"},
    "Yann": {"resources"},
    "Nolwenn": {"tried"},
}


def refused(code: str) -> pytest.RaisesExc[Refused]:
    return pytest.RaisesExc(Refused, check=lambda refusal: refusal.code == code)


def test_when_a_case_comes_into_being_for_each(
    maiwenn: Actor, loic: Actor, awa: Actor, yann: Actor, nolwenn: Actor, table: Commission, home: Household
) -> None:
    everybody = (maiwenn, loic, awa, yann, nolwenn)
    draft = actions.begin(by=awa, commission=table, case=home.case_number)
    assert seen_by(*everybody) == {"Maïwenn": 0, "Loïc": 0, "Awa": 1, "Yann": 0, "Nolwenn": 0}
    actions.withdraw(by=awa, case=draft)
    case = sent(awa, table, home.case_number)
    assert reads.case(yann, case.pk) is None and reads.case(nolwenn, case.pk) is None
    assert reads.case(maiwenn, case.pk) == reads.case(loic, case.pk) == case
    item = listed(maiwenn, case)
    assert all(reads.case(one, case.pk) for one in everybody)
    with clock.at(SESSION):
        session = opened(maiwenn, item, maiwenn)
        opac = reads.case(yann, case.pk)
        assert opac is not None
        actions.decide(
            by=maiwenn,
            item=again(item),
            lines=[Line("landlord", opac.referrer.__class__.objects.get(code="opac"), SESSION)],
        )
        actions.close_session(by=maiwenn, session=session)
        assert reads.case(yann, case.pk) == case  # has a decision to carry out
        assert reads.case(nolwenn, case.pk) is None
        assert len(reads.decisions(yann, session)) == 1 and reads.decisions(nolwenn, session) == []


def test_each_device_shows_what_its_role_may_see_and_the_wall_what_all_may(
    maiwenn: Actor, loic: Actor, awa: Actor, yann: Actor, nolwenn: Actor, item: Item
) -> None:
    for actor in (maiwenn, loic, awa, yann, nolwenn):
        placed = reads.agenda(actor, item.session)
        assert [set(one.card.fields) for one in placed] == [COMMON | MORE[actor.name]], actor.name
    with clock.at(SESSION):
        session = opened(maiwenn, item, maiwenn, loic)
        assert set(reads.wall(maiwenn, session)[0].card.fields) == COMMON | MORE["Loïc"]
        for member in (yann, nolwenn):
            actions.sit(by=member, session=session)
        assert set(reads.wall(maiwenn, session)[0].card.fields) == COMMON
        with refused("may_not_chair_commission"):
            reads.wall(yann, session)


def test_outside_the_table_there_is_no_commission(
    gwenael: Actor, erwan: Actor, paul: Actor, item: Item, home: Household
) -> None:
    for actor in (gwenael, erwan):
        for asked in (reads.cases, reads.by_state, reads.commissions, reads.follow_up):
            with refused("may_not_see_commission"):
                asked(actor)
        with refused("may_not_refer_to_commission"):
            actions.begin(by=actor, commission=item.case.commission, case=home.case_number)
    assert not reads.cases(paul).exists() and not reads.commissions(paul).exists()
    assert reads.card(paul, item.case_id) is None and reads.agenda(paul, item.session) == []
    for attempt in (
        lambda: actions.accept(by=paul, case=item.case),
        lambda: actions.decide(by=paul, item=item, lines=[]),
        lambda: actions.close_session(by=paul, session=item.session),
        lambda: actions.begin(by=paul, commission=item.case.commission, case=home.case_number),
    ):
        with refused("elsewhere"):
            attempt()


@pytest.mark.parametrize("who", ["loic", "awa", "yann", "nolwenn"])
def test_only_the_chair_receives_decides_and_closes(
    who: str, request: pytest.FixtureRequest, item: Item, table: Commission
) -> None:
    actor = request.getfixturevalue(who)
    for attempt in (
        lambda: actions.accept(by=actor, case=item.case),
        lambda: actions.refuse(by=actor, case=item.case, redirection="siao"),
        lambda: actions.plan_session(by=actor, commission=table, held_on=SESSION),
        lambda: actions.decide(by=actor, item=item, lines=[]),
        lambda: actions.close(by=actor, case=item.case, outcome="other"),
        lambda: actions.remind(by=actor),
        lambda: actions.adopt(by=actor, commission=table, content={}, valid_from=SESSION),
    ):
        with refused("may_not_chair_commission"):
            attempt()


def test_the_charter_opens_the_cases_and_a_seat_ended_closes_them(
    maiwenn: Actor, yann: Actor, item: Item, table: Commission
) -> None:
    content = {**table.regulations.get().content, "charter": 2}
    actions.adopt(by=maiwenn, commission=table, content=content, valid_from=clock.today())
    assert reads.case(yann, item.case_id) is None
    with refused("charter_unsigned"):
        actions.answer(by=yann, item=item, kind="have", solution="LLS")
    actions.sign(by=yann, commission=table)
    assert reads.case(yann, item.case_id) is not None
    actions.end_seat(by=maiwenn, seat=table.seats.get(organisation=yann.organisation_id))
    assert reads.case(yann, item.case_id) is None
    with refused("no_seat"):
        actions.answer(by=yann, item=item, kind="have", solution="LLS")


def test_who_steps_aside_has_the_case_on_no_list_any_more(
    maiwenn: Actor, yann: Actor, loic: Actor, item: Item
) -> None:
    actions.answer(by=yann, item=item, kind="have", solution="LLS")
    actions.step_aside(by=yann, case=item.case)
    assert reads.card(yann, item.case_id) is None and reads.agenda(yann, item.session) == []
    assert reads.by_state(yann) == {} and reads.answers(maiwenn, item) == []
    with refused("elsewhere"):
        actions.answer(by=yann, item=item, kind="have", solution="LLS")
    assert reads.case(loic, item.case_id) is not None
    with clock.at(SESSION):
        session = opened(maiwenn, item, maiwenn, loic)
        assert len(reads.wall(maiwenn, session)) == 1
        actions.sit(by=yann, session=session)
        assert reads.wall(maiwenn, session) == []


def test_a_protected_person_s_case_exists_for_the_circle_alone(
    maiwenn: Actor,
    awa: Actor,
    loic: Actor,
    yann: Actor,
    nolwenn: Actor,
    item: Item,
    members: list[Record],
    organisation: Named,
) -> None:
    circle = [organisation("fmt"), organisation("qbo"), organisation("siao29")]
    people.protect(by=awa, record=members[1], organisations=circle)
    for outside in (yann, nolwenn):
        assert reads.cases(outside).count() == 0 and reads.by_state(outside) == {}
        assert reads.card(outside, item.case_id) is None and reads.agenda(outside, item.session) == []
        with refused("elsewhere"):
            actions.answer(by=outside, item=item, kind="have", solution="LLS")
    for inside in (maiwenn, awa, loic):
        assert len(reads.agenda(inside, item.session)) == 1
    with clock.at(SESSION):
        session = opened(maiwenn, item, maiwenn, loic)
        assert len(reads.wall(maiwenn, session)) == 1
        actions.sit(by=nolwenn, session=session)
        assert reads.wall(maiwenn, session) == []


def test_a_file_hidden_from_the_chair_is_not_referred(
    awa: Actor, table: Commission, organisation: Named
) -> None:
    alone = person(awa, "Nolwenn-Ha")
    people.protect(by=awa, record=alone, organisations=[organisation("fmt")])
    with refused("chair_outside_circle"):
        actions.begin(by=awa, commission=table, case=alone.case_number)
    assert not Case.objects.exists()


def test_same_role_other_household(awa: Actor, maiwenn: Actor, loic: Actor, table: Commission) -> None:
    """Another organisation's draft is nobody else's, even for the same permission."""
    draft = actions.begin(by=loic, commission=table, case=person(awa, "Riwal").case_number)
    assert reads.case(awa, draft.pk) is None and reads.case(loic, draft.pk) == draft
    with refused("elsewhere"):
        actions.withdraw(by=awa, case=draft)
