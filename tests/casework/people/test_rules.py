"""Rules are revisions; silence is warned of before it counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from digor.casework.people import actions, doctor, reads
from digor.casework.people.models import Notice, Record, Revision, RuleSet
from digor.casework.people.shapes import Count
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day, segments


@pytest.fixture
def hosted(someone: Callable[[str], Record], slept: Callable[..., Any], at: Callable[[int], None]) -> Record:
    at(1)
    record = someone("hosted")
    slept(record, "TIERS", 10)
    at(20)
    return record


def test_the_first_act_of_a_territory_is_its_rules(hosted: Record, operator: Actor) -> None:
    first = Revision.objects.get(number=1)
    assert (first.act.kind, first.by) == ("rules", "system")
    rules = RuleSet.objects.get()
    assert (sorted(rules.ethos_light), rules.threshold_days, rules.notice_days) == ([1, 2, 3, 5], 90, 14)


def test_other_classes_from_a_revision_on(hosted: Record, maiwenn: Actor, loic: Actor) -> None:
    before = reads.head(loic.territory_id)
    changed = actions.change_rules(by=maiwenn, ethos_light={1, 2, 3, 5, 6})
    then = reads.by_name(loic, day(15), before).totals
    now = reads.by_name(loic, day(15), changed.number).totals
    assert (then.listed, then.beside) == (Count(0, 0), Count(1, 1))
    assert (now.listed, now.beside) == (Count(1, 1), Count(0, 0))
    behind = reads.definition(loic, day(15), changed.number)
    assert behind.ethos_light == (1, 2, 3, 5, 6) and behind.rules_since == day(20)
    assert reads.definition(loic, day(15), before).ethos_light == (1, 2, 3, 5)
    assert doctor.examine(loic.territory_id).healthy


def test_a_shorter_threshold_reaches_everybody(hosted: Record, maiwenn: Actor) -> None:
    assert segments(hosted) == [("TIERS", 10, 11, 100)]
    actions.change_rules(by=maiwenn, threshold_days=30)
    assert segments(hosted) == [("TIERS", 10, 11, 40)]
    assert RuleSet.objects.count() == 2


@pytest.mark.parametrize(
    "given, code",
    [
        ({"threshold_days": 1}, "impossible_delay"),
        ({"notice_days": -1}, "impossible_delay"),
        ({"nomenclature": "1900"}, "unknown_nomenclature"),
        ({"ethos_light": {7}}, "unknown_class"),
        ({"ethos_light": set()}, "unknown_class"),
    ],
)
def test_impossible_rules(hosted: Record, maiwenn: Actor, given: dict[str, Any], code: str) -> None:
    with pytest.raises(Refused) as refused:
        actions.change_rules(by=maiwenn, **given)
    assert refused.value.code == code


def test_only_the_coordinator_changes_rules(hosted: Record, loic: Actor) -> None:
    with pytest.raises(Refused) as refused:
        actions.change_rules(by=loic, threshold_days=30)
    assert refused.value.code == "may_not_change_rules"


def test_the_mornings_notices_are_one_act(
    someone: Callable[[str], Record], slept: Callable[..., Any], operator: Actor, at: Callable[[int], None]
) -> None:
    at(1)
    first, second, seen, housed = (someone(name) for name in ("first", "second", "seen", "housed"))
    slept(first, "RUE", 5)
    slept(second, "CHU", 6)
    slept(seen, "RUE", 60)
    slept(housed, "LOGT", 5)
    at(5 + 90 - 14 - 1)
    assert actions.warn_of_silence(by=operator) == 0
    at(5 + 90 - 14 + 1)
    assert actions.warn_of_silence(by=operator) == 2
    assert set(Notice.objects.values_list("record", flat=True)) == {first.pk, second.pk}
    assert Revision.objects.filter(act__kind="notice").count() == 1
    assert segments(first) == [("RUE", 5, 6, 82 + 14)]
    assert actions.warn_of_silence(by=operator) == 0


def test_news_after_the_warning_keeps_on_the_list(
    someone: Callable[[str], Record],
    slept: Callable[..., Any],
    operator: Actor,
    erwan: Actor,
    at: Callable[[int], None],
) -> None:
    at(1)
    record = someone("n")
    slept(record, "RUE", 5)
    at(82)
    actions.warn_of_silence(by=operator)
    at(90)
    actions.contact(by=erwan, record=record)
    assert segments(record) == [("RUE", 5, 6, "open")]
