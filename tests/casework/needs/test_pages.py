"""The pages of needs: wishes first, an evaluation filled page by page, a draft kept, one's morning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from digor.casework.needs import actions, panels, reads, rules
from digor.casework.needs.enums import State
from digor.casework.needs.models import Evaluation
from digor.casework.people import actions as people
from digor.casework.people.models import Record
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Territory

MARCH = date(2026, 3, 1)
Enter = Callable[[Any, Actor], Any]


@pytest.fixture
def begun(awa: Actor, members: list[Record]) -> Evaluation:
    """A flash evaluation of the first one, under way."""
    return actions.begin(by=awa, case=members[0].case_number, kind="flash")


def test_begun_kept_for_later_then_finished(
    client: Any, sign_in: Enter, awa: Actor, members: list[Record]
) -> None:
    case = members[0].case_number
    answer = sign_in(client, awa).post(f"/besoins/{case}/commencer/", {"kind": "flash"})
    one = Evaluation.objects.get()
    assert answer.url == f"/besoins/evaluation/{one.pk}/"
    later = client.post(answer.url, {"solutions": ["LLS", "IML"], "animals": "no", "later": "1"})
    assert later.url == f"/besoins/{case}/"
    page = client.get(answer.url).content.decode()
    assert page.count("checked") >= 3, "two solutions and no animals are kept"
    unfinished = client.post(answer.url, {"solutions": ["LLS", "IML"], "animals": "no", "finish": "1"})
    assert unfinished.status_code == 422
    done = client.post(answer.url, {"solutions": ["LLS"], "persons": "1", "minors": "0", "finish": "1"})
    assert done.url == f"/besoins/{case}/"
    one.refresh_from_db()
    assert one.state == State.DONE
    assert "logement social" in client.get(done.url).content.decode()
    found = reads.needs(awa, case, MARCH)
    assert found is not None and found.animals is None, "taken back before the end"


def test_what_is_well_answered_is_kept_beside_what_is_not(
    client: Any, sign_in: Enter, awa: Actor, begun: Evaluation
) -> None:
    answer = sign_in(client, awa).post(
        f"/besoins/evaluation/{begun.pk}/", {"animals": "yes", "persons": "many", "continue": "1"}
    )
    assert answer.status_code == 422
    assert reads.answers(awa, begun) == {"animals": True}


def test_a_question_is_opened_by_the_answer_before_it(
    client: Any, sign_in: Enter, awa: Actor, maiwenn: Actor, qbo: Territory, members: list[Record]
) -> None:
    asked = list(rules.read(actions.ensure_form(qbo.pk, "flash").questions))
    dog = rules.read(
        [
            {"code": "animals", "kind": "yes_no", "words": {"fr": "?"}},
            {
                "code": "dogs",
                "kind": "number",
                "words": {"fr": "Combien de chiens ?"},
                "required": True,
                "when": {"animals": ["yes"]},
            },
        ]
    )[1]
    actions.publish_form(by=maiwenn, kind="flash", questions=[*asked, dog])
    one = actions.begin(by=awa, case=members[0].case_number, kind="flash")
    address = f"/besoins/evaluation/{one.pk}/"
    assert "Combien de chiens" not in sign_in(client, awa).get(address).content.decode()
    given = {"animals": "yes", "persons": "1", "minors": "0", "finish": "1"}
    more = client.post(address, given)
    assert more.url == f"{address}?encore=1"
    assert "Combien de chiens" in client.get(more.url).content.decode()
    client.post(address, {**given, "dogs": "2"})
    one.refresh_from_db()
    assert one.state == State.DONE


def test_the_coordinator_reads_and_does_not_answer(
    client: Any, sign_in: Enter, awa: Actor, maiwenn: Actor, members: list[Record]
) -> None:
    one = actions.begin(by=awa, case=members[0].case_number, kind="referral")
    actions.answer(by=awa, evaluation=one, answers={"words": "Près de la gare", "animals": "yes"})
    page = sign_in(client, maiwenn).get(f"/besoins/evaluation/{one.pk}/").content.decode()
    assert "animaux" in page and "Près de la gare" not in page
    assert "<textarea" not in page
    assert client.post(f"/besoins/evaluation/{one.pk}/", {"continue": "1"}).status_code == 403
    assert "Près de la gare" in sign_in(client, awa).get(f"/besoins/evaluation/{one.pk}/").content.decode()


def test_a_mistake_is_dropped(client: Any, sign_in: Enter, awa: Actor, begun: Evaluation) -> None:
    sign_in(client, awa).post(f"/besoins/evaluation/{begun.pk}/abandonner/")
    assert not Evaluation.objects.exists()


def test_the_morning_says_who_is_late(awa: Actor, loic: Actor, members: list[Record]) -> None:
    people.become_referent(by=awa, record=members[0])
    assert list(panels.late(awa, MARCH)) == []
    with clock.at(date(2026, 3, 6)):
        mine = list(panels.late(awa, date(2026, 3, 6)))
        (everybody,) = panels.late(loic, date(2026, 3, 6))
    assert [(need.case, need.due) for need in mine] == [(members[0].case_number, date(2026, 3, 2))]
    assert everybody.title.startswith("3 ") and everybody.url == "/besoins/"
