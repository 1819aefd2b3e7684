"""Looking for duplicates: what is proposed, what decisions keep, what brings a pair back."""

from __future__ import annotations

import io
import json
from argparse import Namespace
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from digor.casework.identity import actions, reads
from digor.casework.identity.commands import COMMANDS
from digor.casework.identity.enums import State, Verb
from digor.casework.identity.models import Decision, Pair
from digor.casework.identity.morning import TASKS
from digor.casework.people import actions as people
from digor.casework.people import publication
from digor.casework.people.models import Link, Record
from digor.casework.people.publication import Given, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.people.winter import day


def states() -> list[str]:
    return list(Pair.objects.order_by("pk").values_list("state", flat=True))


def test_the_engine_proposes_her_two_files_with_reasons(
    real_engine: None, two_of_her: tuple[Record, Record], loic: Actor, named: Callable[..., Record]
) -> None:
    named("Le Goff", "Yannick", date(1961, 12, 3))
    actions.seek(by=loic)
    (found,) = reads.duplicates(loic)
    assert found.cases == (two_of_her[0].case_number, two_of_her[1].case_number)
    assert "à l’oreille" in found.words and "même date de naissance" in found.words
    assert found.url == f"/doublons/{found.pair}/" and found.band in {"certain", "probable"}


def test_the_rows_hold_no_name(pair: Pair) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM identity_pair")
        assert "uéméner" not in str(cursor.fetchall()) and "1985" not in str(cursor.fetchall())


def test_a_pair_decided_on_what_is_known_since_the_search_stays_decided(
    pair: Pair, two_of_her: tuple[Record, Record], loic: Actor, awa: Actor
) -> None:
    people.set_identity(
        by=loic, record=two_of_her[0], family_name="Kemener", given_name="Anna", birth_date=date(1985, 4, 2)
    )
    actions.decide(by=awa, pair=pair, state=State.DIFFERENT, reason="kin")
    actions.seek(by=loic)
    assert states() == [State.DIFFERENT] and reads.duplicates(loic) == []


def test_a_pair_said_different_comes_back_only_if_an_identity_changes(
    pair: Pair, two_of_her: tuple[Record, Record], loic: Actor, awa: Actor
) -> None:
    actions.decide(by=awa, pair=pair, state=State.DIFFERENT, reason="kin")
    actions.seek(by=loic)
    assert states() == [State.DIFFERENT] and reads.duplicates(loic) == []
    people.set_identity(
        by=loic, record=two_of_her[0], family_name="Kemener", given_name="Anna", birth_date=date(1985, 4, 2)
    )
    actions.seek(by=loic)
    assert states() == [State.REVIEW]
    assert Decision.objects.order_by("-pk")[0].verb == Verb.REOPENED
    assert [one.cases for one in reads.duplicates(loic)] == [tuple(one.case_number for one in two_of_her)]


def test_the_unsure_come_last_with_who_said_so(
    pair: Pair, named: Callable[..., Record], loic: Actor, awa: Actor
) -> None:
    actions.decide(by=awa, pair=pair, state=State.UNSURE, reason="ask")
    named("X", "Une", alias="le grand"), named("Y", "Autre", alias="le grand")
    actions.seek(by=loic)
    first, last = reads.duplicates(loic)
    assert (first.state, first.band) == (State.REVIEW, "possible")
    assert (last.state, last.decided_by) == (State.UNSURE, awa.name)
    assert reads.count(loic).total == 1 and reads.count(loic).unsure == 1
    assert reads.following(loic, first.pair) == last.pair


def test_a_pair_no_longer_found_is_no_longer_proposed(
    pair: Pair, two_of_her: tuple[Record, Record], loic: Actor
) -> None:
    people.set_identity(by=loic, record=two_of_her[0], family_name="Autre", given_name="Anna")
    actions.seek(by=loic)
    assert states() == []


def test_linked_by_whatever_gesture_they_are_no_pair_and_parted_they_are_one_again(
    pair: Pair, two_of_her: tuple[Record, Record], loic: Actor
) -> None:
    link = people.link(by=loic, a=two_of_her[0], b=two_of_her[1])
    assert reads.duplicates(loic) == [] and reads.count(loic).total == 0
    people.unlink(by=loic, link=link)
    assert len(reads.duplicates(loic)) == 1


def test_links_made_elsewhere_are_parted_the_same_way(two_of_her: tuple[Record, Record], loic: Actor) -> None:
    link = people.link(by=loic, a=two_of_her[0], b=two_of_her[1])
    assert [one.link for one in reads.merged_persons(loic)] == [link.pk]
    actions.part(by=loic, link=link, reason="known")
    assert reads.merged_persons(loic) == []
    (undone,) = reads.merged_persons(loic, undone=True)
    assert undone.undone_by == loic.name
    actions.seek(by=loic)
    assert states() == [State.DIFFERENT], "said two persons: not proposed again"


def test_undo_takes_the_link_with_it(pair: Pair, loic: Actor) -> None:
    actions.decide(by=loic, pair=pair, state=State.SAME)
    actions.undo(by=loic, pair=pair)
    assert Link.objects.get().act.revisions.count() == 2
    assert [one.verb for one in Decision.objects.order_by("pk")] == [Verb.SAME, Verb.UNDONE]
    assert len(reads.duplicates(loic)) == 1
    with pytest.raises(Refused) as refused:
        actions.undo(by=loic, pair=pair)
    assert refused.value.code == "nothing_to_undo"


def test_who_may_not(pair: Pair, erwan: Actor, gwenael: Actor, paul: Actor, operator: Actor) -> None:
    for outsider in (erwan, gwenael, operator):
        for gesture in (
            lambda who=outsider: reads.duplicates(who),
            lambda who=outsider: reads.count(who),
            lambda who=outsider: actions.decide(by=who, pair=pair, state=State.SAME),
        ):
            with pytest.raises(Refused) as refused:
                gesture()
            assert refused.value.code.startswith("may_not_")
    assert reads.duplicates(paul) == [] and reads.pair_of(paul, pair.pk) is None
    with pytest.raises(Refused) as refused:
        actions.decide(by=paul, pair=pair, state=State.SAME)
    assert refused.value.code == "elsewhere"


@pytest.mark.parametrize(
    ("state", "reason", "code"), [("maybe", "files", "unknown_decision"), ("same", "?", "unknown_reason")]
)
def test_what_is_not_a_decision(pair: Pair, loic: Actor, state: str, reason: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.decide(by=loic, pair=pair, state=state, reason=reason)
    assert refused.value.code == code


def test_the_list_costs_the_same_for_many(named: Callable[..., Record], loic: Actor) -> None:
    """A constant number of questions, however many pairs."""

    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            reads.duplicates(loic)
        return len(asked)

    for number in range(3):
        (
            named("Le Goff", f"Anna {number}", date(1980, 1, 2)),
            named("Goff", f"Ann {number}", date(1981, 1, 2 + number)),
        )
    actions.seek(by=loic)
    few = questions()
    for number in range(12):
        named("Le Gall", f"Jean {number}", date(1980, 1, 2))
    actions.seek(by=loic)
    assert len(reads.duplicates(loic)) > 50 and questions() == few


def test_each_morning_and_by_command(two_of_her: Any, operator: Actor, loic: Actor) -> None:
    assert [task(operator) for task in TASKS] == [0, 1]
    document = said(loic)
    assert document["bands"] == {"certain": 0, "probable": 1, "possible": 0}
    (found,) = document["pairs"]
    assert found["case_numbers"] == [one.case_number for one in two_of_her]
    assert {"field": "birth_date", "level": "same", "weight": 14.0} in found["fields"]
    assert said(operator) == {
        "waiting": 1, "pairs": [], "territory": "qbo", "rules": document["rules"],
    }  # fmt: skip


def said(actor: Actor) -> Any:
    out = io.StringIO()
    assert COMMANDS["duplicates"].run(Namespace(json=True), actor, out) == 0
    return json.loads(out.getvalue())


def test_a_file_published_or_taken_back_asks_for_a_search(
    source: Callable[..., Source],
    operator: Actor,
    loic: Actor,
    named: Callable[..., Record],
    django_capture_on_commit_callbacks: Any,
) -> None:
    from digor.casework.identity import tasks

    named("Le Goff", "Anna", date(1985, 4, 2))
    act = publication.open_act(by=operator, source=source("shelter"), file_day=day(5))
    person = RecordRef("p1", family_name="Goff", given_name="Anna", birth_date=date(1985, 4, 2))
    publication.write_rows(
        act, [Given("1", 1, Kind.PRESENCE, day(3), day(5), record=person, situation="CHU")]
    )
    base = publication.stage(act)
    actions.seek(by=loic)
    assert reads.duplicates(loic) == [], "a file nobody published names nobody"
    with django_capture_on_commit_callbacks(execute=True):
        publication.publish(act, operator, base)
    assert tasks.asked(loic.territory_id)
    tasks.look_for_duplicates.func(loic.territory_id)
    assert len(reads.duplicates(loic)) == 1
    publication.withdraw(act, operator)
    assert reads.duplicates(loic) == []
