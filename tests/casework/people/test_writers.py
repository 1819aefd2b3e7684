"""Writers at once: no deadlock, contiguous numbers, and what is derived is what is said."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction

from digor.casework.people import actions, doctor, publication, reads
from digor.casework.people.models import Link, Record, RecordKey, Revision, Statement
from digor.casework.people.publication import Given, RecordRef
from digor.engines.timeline.problem import Kind
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import actions as partners
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Organisation
from tests.casework.people.winter import day

WRITERS, WRITES, RECORDS, PATIENCE = 4, 12, 8, 120  # bounded: stops by itself

pytestmark = [
    pytest.mark.django_db(transaction=True),
    # On SQLite a writer waits for the file; the tests' database is in memory, where nobody waits.
    pytest.mark.skipif(
        connection.vendor == "sqlite", reason="writers at once are PostgreSQL's: SQLite has one"
    ),
]


def at_once(*works: Callable[[], None]) -> None:
    """Run each in a thread with a connection of its own; raise what any of them raised."""
    wrong: list[BaseException] = []

    def run(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            wrong.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[work], daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert not any(thread.is_alive() for thread in threads), "a writer waits for ever"
    if wrong:
        raise wrong[0]


def writes(seed: int, erwan: Actor, loic: Actor, records: list[int]) -> None:
    """Statements, contacts, links, undone links, households, takings back, in a random order."""
    chance = random.Random(seed)
    mine: list[int] = []
    with clock.at(day(60)):
        for _ in range(WRITES):
            one, other = (Record.objects.get(pk=pk) for pk in chance.sample(records, 2))
            what = chance.choice(["state", "state", "state", "contact", "link", "unlink", "home", "back"])
            first = day(chance.randrange(1, 40))
            if what == "state":
                situation = chance.choice(["RUE", "CHU", "TIERS", "LOGT"])
                mine.append(
                    actions.state(by=erwan, record=one, situation=situation, start=first).statement_id
                )
            elif what == "contact":
                actions.contact(by=erwan, record=one, on=first)
            elif what == "home":
                actions.form_household(by=loic, records=[one, other], from_day=first)
            elif what == "back" and mine:
                actions.take_back(by=erwan, statement=Statement.objects.get(pk=mine.pop()))
            else:
                _link_or_undo(chance, what, loic, one, other)


def _link_or_undo(chance: random.Random, what: str, loic: Actor, one: Record, other: Record) -> None:
    try:
        links = list(Link.objects.all()) if what == "unlink" else []
        if links:
            actions.unlink(by=loic, link=chance.choice(links))
        else:
            actions.link(by=loic, a=one, b=other)
    except Refused as refused:
        assert refused.code in {"already_one", "already_undone"}


def test_many_writers(erwan: Actor, loic: Actor, operator: Actor) -> None:
    with clock.at(day(1)):
        records = [actions.create_record(by=erwan, alias=f"n{n}").pk for n in range(RECORDS)]
    at_once(*[lambda seed=seed: writes(seed, erwan, loic, records) for seed in range(WRITERS)])
    numbers = list(Revision.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) > WRITERS * WRITES // 2
    report = doctor.examine(operator.territory_id, past=10)
    assert report.healthy, report


def test_a_file_published_among_statements(
    erwan: Actor, loic: Actor, operator: Actor, organisation: Callable[[str], Organisation]
) -> None:
    """Staged while others write; what they wrote meanwhile is in."""
    with clock.at(day(1)):
        source = partners.create_source(
            by=operator, organisation=organisation("siao29"), code="shelter", label="shelter", closeness=5
        )
        records = [actions.create_record(by=erwan, alias=f"n{n}").pk for n in range(RECORDS)]
        for number, pk in enumerate(records):
            # Spoken of before any file: a record only a file opened is nobody's to touch until it is published.
            actions.contact(by=erwan, record=Record.objects.get(pk=pk), on=day(1))
            RecordKey.objects.create(
                territory_id=operator.territory_id, source=source, key=f"p{number}", record_id=pk
            )

    def bring(file: int) -> None:
        with clock.at(day(50 + file)):
            act = publication.open_act(by=operator, source=source, file_day=day(50 + file), complete=file > 0)
            rows = [
                Given(
                    f"{number}", number, Kind.PRESENCE, day(10 + number), day(50 + file),
                    record=RecordRef(f"p{number}"), situation="CHU",
                )
                for number in range(RECORDS)
                if (number + file) % 3
            ]  # fmt: skip
            publication.write_rows(act, rows)
            publication.publish(act, operator, publication.stage(act))
            if file == 1:
                publication.withdraw(act, operator, publication.stage(act, withdrawing=True))

    at_once(
        lambda: [bring(file) for file in range(3)],  # type: ignore[arg-type,return-value]
        lambda: writes(7, erwan, loic, records),
        lambda: writes(8, erwan, loic, records),
    )
    report = doctor.examine(operator.territory_id, past=10)
    assert report.healthy, report


def test_two_files_of_one_source_at_once(
    operator: Actor, organisation: Callable[[str], Organisation]
) -> None:
    """The same persons and rows, unknown to the ledger, brought in twice at the same moment."""
    with clock.at(day(1)):
        source = partners.create_source(
            by=operator, organisation=organisation("siao29"), code="shelter", label="shelter", closeness=5
        )
    ready = threading.Barrier(2, timeout=30)

    def bring(said: int) -> None:
        with clock.at(day(50)):
            act = publication.open_act(by=operator, source=source, file_day=day(said))
            rows = [
                Given(
                    f"{number}", number, Kind.PRESENCE, day(10), day(said), end=day(said),
                    record=RecordRef(f"p{number % 20}", alias=f"n{number % 20}"), situation="CHU",
                )
                for number in range(40)
            ]  # fmt: skip
            ready.wait()
            publication.write_rows(act, rows)
            publication.publish(act, operator, publication.stage(act))

    at_once(lambda: bring(30), lambda: bring(35))
    assert Record.objects.count() == RecordKey.objects.count() == 20
    assert Statement.objects.count() == 80
    report = doctor.examine(operator.territory_id, past=10)
    assert report.healthy, report


def test_known_on_waits_for_who_writes(erwan: Actor, operator: Actor) -> None:
    """A write stamped before the moment, committed after the question, is in the answer."""
    with clock.at(day(1)):
        record = actions.create_record(by=erwan, alias="n")
        actions.contact(by=erwan, record=record, on=day(1))
    before = reads.head(operator.territory_id)
    written, asked = threading.Event(), threading.Event()
    found: list[int] = []

    def write() -> None:
        with clock.at(clock.end_of_day(day(2))), transaction.atomic():
            actions.contact(by=erwan, record=record, on=day(2))
            written.set()
            asked.wait(5)
            threading.Event().wait(0.3)  # leaves the reader time to ask too early

    def ask() -> None:
        written.wait(20)
        asked.set()
        with clock.at(clock.start_of_day(day(3))):  # the day has just ended
            found.append(reads.revision_known_on(operator.territory_id, day(2)))

    at_once(write, ask)
    assert found == [before + 1]
