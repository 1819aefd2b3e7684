"""Killed, forgotten or too old: an import is never half there, and its file never stays."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from digor.casework.intake import actions, staging, workers
from digor.casework.intake.enums import State
from digor.casework.intake.models import Import, StagedRow
from digor.casework.intake.progress import Progress
from digor.casework.people.models import Identity, Record, Revision
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Source
from tests.casework.intake.files import demand, rows_of, siao

Send = Callable[..., Import]
CONTENT = siao(*(demand(f"P{n}", "20/01/2026", "Rue", Nom="Le Goff") for n in range(30)))
RECORDED = ("people_statement", "people_mention", "people_record", "people_identity", "people_recordkey", "people_sourcekey",
            "people_stagedperson", "people_stagedsegment")  # fmt: skip
GONE = "nowhere:1:1"


def kept(settings: Any) -> list[Path]:
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_worker_that_died_is_told_by_its_own_start() -> None:
    now = datetime(2026, 2, 2, tzinfo=UTC)
    assert workers.alive(workers.me(), None, now)
    host, pid, start = workers.me().rsplit(":", 2)
    assert not workers.alive(f"{host}:{pid}:{start}1", now, now)  # the number of a dead one, used again
    assert not workers.alive(f"{host}:999999999:1", now, now)
    assert workers.alive("elsewhere:1:1", now - timedelta(minutes=10), now)
    assert not workers.alive("elsewhere:1:1", now - timedelta(minutes=20), now)
    assert workers.alive("", now - timedelta(hours=2), now)  # waits for a worker


@pytest.mark.parametrize("state", [State.READING, State.PUBLISHING])
def test_what_a_dead_worker_left_is_removed(state: State, si_siao: Source, read: Send, settings: Any) -> None:
    imported = read(si_siao, "siao", CONTENT)
    assert rows_of("people_statement")["people_statement"] == 30
    Import.objects.filter(pk=imported.pk).update(
        state=state, worker=GONE, beat_at=datetime(2026, 2, 1, tzinfo=UTC)
    )
    assert actions.clean_up() == 1
    imported.refresh_from_db()
    assert (imported.state, imported.stopped, imported.act) == (State.FAILED, "cut_short", None)
    assert imported.sentence
    assert not any(rows_of(*RECORDED).values())
    assert not StagedRow.objects.exists() and not kept(settings)
    assert not Revision.objects.filter(act__kind="import").exists()
    assert actions.clean_up() == 0


def test_a_withdrawal_cut_short_withdrew_nothing(si_siao: Source, publish: Send, operator: Actor) -> None:
    imported = publish(si_siao, "siao", CONTENT)
    actions.ask_withdrawal(by=operator, imported=imported, reason="trial")
    Import.objects.filter(pk=imported.pk).update(worker=GONE, beat_at=datetime(2026, 2, 1, tzinfo=UTC))
    actions.clean_up()
    imported.refresh_from_db()
    assert (imported.state, imported.reason, imported.withdrawn_by) == (State.PUBLISHED, "", "")
    assert Identity.objects.count() == 30


def test_a_live_worker_is_left_at_work(si_siao: Source, read: Send) -> None:
    imported = read(si_siao, "siao", CONTENT)
    Import.objects.filter(pk=imported.pk).update(state=State.READING, worker=workers.me())
    assert actions.clean_up() == 0
    assert Record.objects.count() == 30


def test_a_file_nobody_read_is_destroyed_after_a_day(
    si_siao: Source, receive: Send, settings: Any, clock: Callable[[datetime], None]
) -> None:
    imported = receive(si_siao, "siao", CONTENT)
    clock(imported.uploaded_at + timedelta(hours=23))
    assert actions.clean_up() == 0 and len(kept(settings)) == 1
    clock(imported.uploaded_at + timedelta(hours=25))
    assert actions.clean_up() == 1 and not kept(settings)
    imported.refresh_from_db()
    assert (imported.state, imported.stopped) == (State.FAILED, "too_old")


def test_rows_nobody_published_go_after_a_week(
    si_siao: Source, read: Send, clock: Callable[[datetime], None]
) -> None:
    imported = read(si_siao, "siao", CONTENT)
    assert imported.staged_at is not None
    clock(imported.staged_at + timedelta(days=6))
    assert actions.clean_up() == 0
    clock(imported.staged_at + timedelta(days=8))
    assert actions.clean_up() == 1
    imported.refresh_from_db()
    assert imported.state == State.DISCARDED
    assert not any(rows_of(*RECORDED).values())


def test_a_file_no_import_claims_goes(si_siao: Source, receive: Send, settings: Any) -> None:
    receive(si_siao, "siao", CONTENT)
    orphan = Path(settings.MEDIA_ROOT) / "imports" / "orphan.csv"
    orphan.write_text("x")
    long_ago = time.mktime(date(2026, 2, 1).timetuple())
    os.utime(orphan, (long_ago, long_ago))
    actions.clean_up()
    assert not orphan.exists() and len(kept(settings)) == 1


def test_what_another_room_keeps_is_left_alone(si_siao: Source, settings: Any) -> None:
    other = Path(settings.MEDIA_ROOT) / "other.pdf"
    other.parent.mkdir(parents=True)
    other.write_text("x")
    os.utime(other, (0, 0))
    actions.clean_up()
    assert other.exists()


def test_somebody_stops_a_reading(
    si_siao: Source, receive: Send, operator: Actor, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported = receive(si_siao, "siao", CONTENT)
    monkeypatch.setattr(staging, "BATCH", 10)
    monkeypatch.setattr("digor.casework.intake.progress.EVERY", 0.0)
    called: list[int] = []

    def stop_on_the_second_batch(step: object, done: int, total: int | None) -> None:
        called.append(done)
        if done == 20:
            running = Import.objects.get()
            actions.ask_stop(by=operator, imported=running)

    done = actions.read_rows(imported=imported, watch=stop_on_the_second_batch)
    assert done.state == State.DISCARDED
    assert max(called) == 20
    assert not StagedRow.objects.exists() and not kept(settings)


def test_what_is_being_read_is_stopped_not_discarded(si_siao: Source, receive: Send, operator: Actor) -> None:
    imported = receive(si_siao, "siao", CONTENT)
    seen_earlier = Import.objects.get()
    Import.objects.filter(pk=imported.pk).update(state=State.READING, worker=workers.me())
    for view in (seen_earlier, Import.objects.get()):
        with pytest.raises(Refused) as raised:
            actions.discard(by=operator, imported=view)
        assert raised.value.code == "not_now"
    assert Import.objects.get().upload  # the worker still has its file


def test_discarding_leaves_no_identity(si_siao: Source, read: Send, operator: Actor) -> None:
    imported = read(si_siao, "siao", CONTENT)
    actions.discard(by=operator, imported=imported)
    assert not any(rows_of(*RECORDED).values())


def test_discarding_keeps_what_another_file_says(
    si_siao: Source, publish: Send, read: Send, operator: Actor
) -> None:
    publish(si_siao, "siao", siao(demand("P1", "20/01/2026", "Rue", Nom="Le Goff")))
    actions.discard(by=operator, imported=read(si_siao, "siao", CONTENT))
    assert (Record.objects.count(), Identity.objects.count()) == (1, 1)


def test_the_file_is_gone_as_soon_as_its_rows_are_staged(si_siao: Source, read: Send, settings: Any) -> None:
    imported = read(si_siao, "siao", CONTENT)
    assert imported.state == State.STAGED
    assert not kept(settings) and imported.destroyed_at is not None


def test_progress_is_a_sign_of_life(si_siao: Source, receive: Send) -> None:
    imported = receive(si_siao, "siao", CONTENT)
    Progress(imported)(7, 7)
    imported.refresh_from_db()
    assert (imported.done, imported.total) == (7, 7)
