"""A protected file exists for its circle only: one test for each channel it could show through.

The household of three: `mother` is protected, her circle is Awa's team. Loïc is outside.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from digor.casework.people import actions, documents, exports, publication, reads
from digor.casework.people.filters import Filters
from digor.casework.people.models import Protection, Record, RecordKey
from digor.casework.people.publication import Given, HouseholdRef, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation, Source
from tests.casework.people.winter import day

NIGHT = day(30)


@pytest.fixture
def circle(
    someone: Callable[[str], Record],
    slept: Callable[..., object],
    loic: Actor,
    awa: Actor,
    organisation: Callable[[str], Organisation],
    at: Callable[[int], None],
) -> SimpleNamespace:
    at(1)
    mother, child, aunt, other = (someone(name) for name in ("mother", "child", "aunt", "other"))
    home = actions.form_household(by=awa, records=[mother, child, aunt], from_day=day(1))
    slept(mother, "RUE", 5)
    slept(child, "CHU", 20)
    slept(aunt, "TIERS", 28)
    slept(other, "RUE", 29)
    slept(mother, "CHU", 30, by=awa)
    slept(mother, "RUE", 30)
    at(31)
    before = SimpleNamespace(
        page=reads.by_name(loic, NIGHT, reads.head(loic.territory_id)), revision=reads.head(loic.territory_id)
    )
    actions.protect(by=awa, record=mother, organisations=[organisation("fmt")])
    return SimpleNamespace(
        mother=mother, child=child, aunt=aunt, other=other, home=home, before=before, awa=awa, loic=loic,
        revision=reads.head(loic.territory_id),
    )  # fmt: skip


def cases(actor: Actor, revision: int) -> set[str]:
    page = reads.by_name(actor, NIGHT, revision)
    return {held.case_number for row in page.rows for held in row.situations}


def test_rows(circle: SimpleNamespace) -> None:
    assert circle.mother.case_number in cases(circle.awa, circle.revision)
    assert circle.mother.case_number not in cases(circle.loic, circle.revision)


def test_rows_as_known_before_the_protection(circle: SimpleNamespace) -> None:
    """Judged by today's protection, whatever the day looked at."""
    assert circle.mother.case_number not in cases(circle.loic, circle.before.revision)


def test_totals(circle: SimpleNamespace) -> None:
    page = reads.by_name(circle.loic, NIGHT, circle.revision)
    assert circle.before.page.totals.listed.persons == 3
    assert page.totals.listed.persons == 2
    assert page.matching == page.totals.listed
    assert reads.totals(circle.loic, NIGHT, circle.revision) == page.totals
    assert reads.by_name(circle.awa, NIGHT, circle.revision).totals.listed.persons == 3


def test_size_and_since_when_of_its_household(circle: SimpleNamespace) -> None:
    (row,) = [r for r in reads.by_name(circle.loic, NIGHT, circle.revision).rows if r.is_household]
    assert (row.members, row.since) == (2, day(20))
    (whole,) = [r for r in reads.by_name(circle.awa, NIGHT, circle.revision).rows if r.is_household]
    assert (whole.members, whole.since) == (3, day(5))


def test_household_page(circle: SimpleNamespace) -> None:
    page = reads.household(circle.loic, circle.home.case_number, NIGHT, circle.revision)
    assert page is not None
    assert {lane.case_number for lane in page.lanes} == {circle.child.case_number, circle.aunt.case_number}
    assert page.since == day(20)
    assert {said.start for said in page.said} == {day(20), day(28)}
    whole = reads.household(circle.awa, circle.home.case_number, NIGHT, circle.revision)
    assert whole is not None and len(whole.lanes) == 3


def test_page_and_day_of_the_file_itself(circle: SimpleNamespace) -> None:
    assert reads.household(circle.loic, circle.mother.case_number, NIGHT, circle.revision) is None
    assert reads.day(circle.loic, circle.mother.case_number, NIGHT, circle.revision) is None
    assert reads.subject(circle.loic, circle.mother.case_number) is None
    assert reads.day(circle.awa, circle.mother.case_number, NIGHT, circle.revision) is not None


def test_gestures(circle: SimpleNamespace, erwan: Actor) -> None:
    for gesture in (
        lambda: actions.state(by=circle.loic, record=circle.mother, situation="RUE", start=day(30)),
        lambda: actions.contact(by=erwan, record=circle.mother),
        lambda: actions.link(by=circle.loic, a=circle.mother, b=circle.other),
        lambda: actions.join(by=circle.loic, record=circle.mother, household=circle.home, from_day=day(1)),
        lambda: actions.unprotect(by=circle.loic, record=circle.mother),
        lambda: actions.open_identity(by=circle.loic, case=circle.mother.case_number, purpose="support"),
    ):
        with pytest.raises(Refused) as refused:
            gesture()
        assert refused.value.code in {"elsewhere", "no_purpose"}


def test_identities_of_its_household(circle: SimpleNamespace) -> None:
    from digor.foundation.journal.enums import Purpose

    opened = actions.open_identity(
        by=circle.loic, case=circle.home.case_number, purpose=next(iter(Purpose)).value
    )
    assert circle.mother.case_number not in {one.case_number for one in opened}


def test_search(circle: SimpleNamespace) -> None:
    actions.set_identity(
        by=circle.awa, record=circle.mother, family_name="Le Goff", given_name="Anna", birth_date=None
    )
    for words in ("mother", "Le Goff", "goff", circle.mother.case_number):
        assert reads.search(circle.awa, words), words
        assert reads.search(circle.loic, words) == [], words
    found = {hit.record_case_number for hit in reads.search(circle.loic, circle.home.case_number)}
    assert found == {circle.child.case_number, circle.aunt.case_number}


def test_worklists(circle: SimpleNamespace) -> None:
    assert [one.record_case_number for one in reads.contradictions(circle.awa, NIGHT)] == [
        circle.mother.case_number
    ]
    assert reads.contradictions(circle.loic, NIGHT) == []
    quiet = {one.record_case_number for one in reads.without_news(circle.loic, day(31), days=0)}
    assert circle.mother.case_number not in quiet
    changed = {one.case_number for one in reads.changes_since(circle.loic, clock.end_of_day(day(0)))}
    assert circle.mother.case_number not in changed


def test_balance(circle: SimpleNamespace) -> None:
    def of(actor: Actor, unit: str) -> tuple[int, int, int]:
        one = reads.balance(actor, day(1), NIGHT, circle.revision, unit=unit)
        return one.opening, one.new, one.closing

    assert of(circle.awa, "person") == (0, 3, 3)
    assert of(circle.loic, "person") == (0, 2, 2)
    assert of(circle.awa, "household") == (0, 2, 2)
    assert of(circle.loic, "household") == (0, 2, 2)
    # Entered on the day its visible members did: day 20, not day 5.
    assert reads.balance(circle.loic, day(1), day(10), circle.revision, unit="household").new == 0
    assert reads.balance(circle.awa, day(1), day(10), circle.revision, unit="household").new == 1
    groups = reads.by_group(circle.loic, day(1), NIGHT, circle.revision, "ethos_light")
    assert sum(one.closing for one in groups.values()) == 2


def test_exports_and_documents(circle: SimpleNamespace) -> None:
    content, _, _ = exports.by_name(by=circle.loic, on=NIGHT, revision=circle.revision, filters=Filters())
    assert circle.mother.case_number not in content.decode()
    page = reads.by_name(circle.loic, NIGHT, circle.revision)
    behind = reads.definition(circle.loic, NIGHT, circle.revision)
    assert behind.totals == page.totals
    text = io.StringIO()
    text.write(str(documents.by_name(circle.loic, page, None, behind)))
    assert circle.mother.case_number not in text.getvalue()


def test_a_row_about_it_reads_as_new(
    circle: SimpleNamespace, source: Callable[..., Source], operator: Actor, at: Callable[[int], None]
) -> None:
    shelter = source("shelter")
    RecordKey.objects.create(
        territory_id=operator.territory_id, source=shelter, key="m", record=circle.mother
    )
    row = Given("1", 1, Kind.PRESENCE, day(10), day(20), record=RecordRef("m"), situation="CHU")
    act = publication.open_act(by=operator, source=shelter, file_day=day(20))
    publication.write_rows(act, [row])
    publication.publish(act, operator, publication.stage(act))
    assert [one.verdict for one in publication.verdicts(shelter, [row], circle.awa)] == ["same"]
    assert [one.verdict for one in publication.verdicts(shelter, [row], circle.loic)] == ["new"]


def test_preview(
    circle: SimpleNamespace, source: Callable[..., Source], operator: Actor, at: Callable[[int], None]
) -> None:
    shelter = source("shelter")
    RecordKey.objects.create(
        territory_id=operator.territory_id, source=shelter, key="m", record=circle.mother
    )
    row = Given(
        "1", 1, Kind.PRESENCE, day(29), day(30), record=RecordRef("m"), situation="LOGT", closeness=99
    )
    act = publication.open_act(by=operator, source=shelter, file_day=day(31))
    publication.write_rows(act, [row])
    publication.stage(act)
    assert publication.preview(act, circle.awa, NIGHT).leaving == 1
    seen = publication.preview(act, circle.loic, NIGHT)
    assert (seen.leaving, seen.touched, seen.new, seen.after) == (0, 1, 1, seen.before)


def test_linked_records_are_hidden_whole(circle: SimpleNamespace, awa: Actor) -> None:
    """One protected record hides the person, under any of its numbers."""
    actions.link(by=awa, a=circle.mother, b=circle.other)
    revision = reads.head(awa.territory_id)
    assert circle.other.case_number not in cases(circle.loic, revision)
    assert reads.subject(circle.loic, circle.other.case_number) is None
    assert reads.search(circle.loic, "other") == []
    assert reads.by_name(circle.loic, NIGHT, revision).totals.listed.persons == 1


def test_who_protects_stays_inside(
    circle: SimpleNamespace, loic: Actor, organisation: Callable[[str], Organisation]
) -> None:
    with pytest.raises(Refused) as refused:
        actions.protect(by=loic, record=circle.other, organisations=[organisation("fmt")])
    assert refused.value.code == "outside_circle"
    actions.unprotect(by=circle.awa, record=circle.mother)
    assert not Protection.objects.exists()
    assert circle.mother.case_number in cases(circle.loic, circle.revision)


def test_a_link_made_today_hides_in_the_past_too(circle: SimpleNamespace) -> None:
    """Linked to a protected file since: absent also from what was known before the link."""
    actions.link(by=circle.awa, a=circle.mother, b=circle.other)
    past = circle.before.revision
    assert circle.other.case_number not in cases(circle.loic, past)
    assert reads.by_name(circle.loic, NIGHT, past).totals.listed.persons == 1
    for unit in ("person", "household"):
        assert reads.balance(circle.loic, day(1), NIGHT, past, unit=unit).closing == 1
    assert reads.balance(circle.awa, day(1), NIGHT, past).closing == 3


def test_groups_only_a_hidden_person_is_in_are_not_named(
    circle: SimpleNamespace, slept: Callable[..., object], at: Callable[[int], None]
) -> None:
    slept(circle.mother, "HOT", 32, by=circle.awa)
    at(40)
    groups = {
        actor.name: reads.by_group(actor, day(25), day(35), reads.head(actor.territory_id), "situation")
        for actor in (circle.awa, circle.loic)
    }
    assert "HOT" in groups[circle.awa.name] and "HOT" not in groups[circle.loic.name]


def test_a_gesture_on_the_household_tells_nothing_of_her(circle: SimpleNamespace, erwan: Actor) -> None:
    """What it changes is told on a member whom the reader sees; her number is the lowest."""
    stated = actions.state(by=erwan, household=circle.home, situation="CHU", start=day(30))
    assert {segment.start for segment in stated.before.segments} == {day(20).toordinal()}
    whole = actions.state(by=circle.awa, household=circle.home, situation="CHU", start=day(30))
    assert min(segment.start for segment in whole.before.segments) == day(5).toordinal()


def test_nobody_who_left_the_household_answers_for_it(
    circle: SimpleNamespace, at: Callable[[int], None]
) -> None:
    for record in (circle.mother, circle.child):
        actions.leave(by=circle.awa, record=record, from_day=day(29))
    stated = actions.state(by=circle.awa, household=circle.home, situation="CHU", start=day(30))
    assert {segment.start for segment in stated.before.segments} == {day(28).toordinal()}


def test_a_household_of_hers_alone_does_not_exist(
    circle: SimpleNamespace, someone: Callable[[str], Record], organisation: Callable[[str], Organisation]
) -> None:
    baby = someone("baby")
    theirs = actions.form_household(by=circle.awa, records=[circle.mother, baby], from_day=day(30))
    actions.protect(by=circle.awa, record=baby, organisations=[organisation("fmt")])
    for gesture in (
        lambda: actions.state(by=circle.loic, household=theirs, situation="RUE", start=day(30)),
        lambda: actions.join(by=circle.loic, record=circle.other, household=theirs, from_day=day(30)),
    ):
        with pytest.raises(Refused) as refused:
            gesture()
        assert refused.value.code == "elsewhere"
    assert actions.state(by=circle.awa, household=theirs, situation="RUE", start=day(30)).revision


def test_what_was_said_of_a_household_is_no_longer_ones_own_when_it_is_hidden(
    circle: SimpleNamespace, someone: Callable[[str], Record], organisation: Callable[[str], Organisation]
) -> None:
    two = [someone("one"), someone("two")]
    theirs = actions.form_household(by=circle.awa, records=two, from_day=day(1))
    stated = actions.state(by=circle.loic, household=theirs, situation="RUE", start=day(30))
    assert reads.own_statement(circle.loic, stated.statement_id)
    for record in two:
        actions.protect(by=circle.awa, record=record, organisations=[organisation("fmt")])
    assert reads.own_statement(circle.loic, stated.statement_id) is None


def test_an_outsider_does_not_undo_her_links(circle: SimpleNamespace) -> None:
    made = actions.link(by=circle.awa, a=circle.mother, b=circle.other)
    with pytest.raises(Refused) as refused:
        actions.unlink(by=circle.loic, link=made)
    assert refused.value.code == "elsewhere"
    assert actions.unlink(by=circle.awa, link=made).number


def test_rows_and_figures_of_a_file_agree_that_she_is_new(
    circle: SimpleNamespace, source: Callable[..., Source], operator: Actor
) -> None:
    """A record linked to hers, and a household of nobody else: new, twice, and new among the figures."""
    shelter = source("shelter")
    actions.link(by=circle.awa, a=circle.mother, b=circle.other)
    RecordKey.objects.create(territory_id=operator.territory_id, source=shelter, key="o", record=circle.other)
    rows = [
        Given("1", 1, Kind.PRESENCE, day(29), day(31), record=RecordRef("o"), situation="CHU"),
        Given("2", 2, Kind.PRESENCE, day(29), day(31), record=RecordRef("unheard of"), situation="CHU"),
    ]
    act = publication.open_act(by=operator, source=shelter, file_day=day(31))
    publication.write_rows(act, rows)
    base = publication.stage(act)
    seen = publication.preview(act, circle.loic, NIGHT)
    assert (seen.touched, seen.new, seen.entering, seen.leaving) == (2, 2, 2, 0)
    assert seen.after.persons == seen.before.persons + 2
    whole = publication.preview(act, circle.awa, NIGHT)
    assert (whole.touched, whole.new, whole.entering) == (2, 1, 1)
    publication.publish(act, operator, base)
    assert [one.verdict for one in publication.verdicts(shelter, rows, circle.awa)] == ["same", "same"]
    assert [one.verdict for one in publication.verdicts(shelter, rows, circle.loic)] == ["new", "same"]


def test_a_row_about_a_household_of_hers_alone_reads_as_new(
    circle: SimpleNamespace,
    source: Callable[..., Source],
    operator: Actor,
    organisation: Callable[[str], Organisation],
) -> None:
    shelter = source("shelter")
    rows = [
        Given(
            str(n), n, Kind.PRESENCE, day(29), day(31), record=RecordRef(f"p{n}"), situation="CHU",
            household=HouseholdRef("h", day(29)),
        )
        for n in (1, 2)
    ]  # fmt: skip
    rows.append(
        Given("3", 3, Kind.PRESENCE, day(29), day(31), household=HouseholdRef("h", day(29)), situation="CHU")
    )
    act = publication.open_act(by=operator, source=shelter, file_day=day(31))
    publication.write_rows(act, rows)
    publication.publish(act, operator, publication.stage(act))
    assert [one.verdict for one in publication.verdicts(shelter, rows[2:], circle.loic)] == ["same"]
    for key in RecordKey.objects.filter(source=shelter):
        actions.protect(by=circle.awa, record=key.record, organisations=[organisation("fmt")])
    assert [one.verdict for one in publication.verdicts(shelter, rows[2:], circle.loic)] == ["new"]
    assert [one.verdict for one in publication.verdicts(shelter, rows[2:], circle.awa)] == ["same"]
