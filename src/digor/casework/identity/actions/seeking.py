"""Looking for duplicates: compared outside every lock, written in one short transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from digor.casework.identity import access, bridge, rules
from digor.casework.identity.enums import State, Verb
from digor.casework.identity.models import Decision, Pair, Run
from digor.casework.people.reads.comparing import NamedRecord, merged, named_records
from digor.engines.linkage.answer import Pair as Found
from digor.foundation.frame import clock
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Territory

# What a run writes again of a pair that was proposed before; `since` stays.
KEPT = [
    "weight", "prior", "band", "fields", "digest", "run", "state", "reason", "decided_at", "decided_by",
]  # fmt: skip


def seek(*, by: Actor) -> Run:
    """Find the territory's pairs again and write them down; returns the run.

    A pair that somebody decided keeps its decision (`rules.proposed_again` tells when it comes back); a
    pair nobody decided that is no longer found is no longer proposed.
    """
    access.check_seek(by)
    started = clock.now()
    named = {one.record: one for one in named_records(by.territory_id)}
    decided = Pair.objects.filter(territory=by.territory_id).exclude(state=State.REVIEW)
    different = [
        (pair.record_a_id, pair.record_b_id)
        for pair in decided.filter(state=State.DIFFERENT)
        if pair.record_a_id in named
        and pair.record_b_id in named
        and pair.digest == bridge.digest(named[pair.record_a_id], named[pair.record_b_id])
    ]
    same = [(one.record, one.person) for one in named.values() if one.person != one.record]
    answer = bridge.compare(list(named.values()), same, different)
    found = {(int(pair.a), int(pair.b)): pair for pair in answer.pairs}
    return _write(by, started, answer.parameters.version, answer.prior, found, named)


@transaction.atomic
def _write(
    by: Actor,
    started: datetime,
    version: str,
    prior: float,
    found: Mapping[tuple[int, int], Found],
    named: Mapping[int, NamedRecord],
) -> Run:
    # Two runs at once write one after the other: a short transaction, and nothing of the ledger is touched.
    Territory.objects.select_for_update(no_key=True).get(pk=by.territory_id)
    run = Run.objects.create(
        territory_id=by.territory_id, started_at=started, ended_at=clock.now(), by=by.code, rules=version
    )
    now = merged(by.territory_id)  # people may have linked meanwhile
    known = {
        (pair.record_a_id, pair.record_b_id): pair for pair in Pair.objects.filter(territory=by.territory_id)
    }
    rows: list[Pair] = []
    again: list[Pair] = []
    for (a, b), pair in found.items():
        one_person = now.get(a, a) == now.get(b, b)
        if one_person:
            continue
        row = Pair(
            territory_id=by.territory_id, record_a_id=a, record_b_id=b, run=run, since=clock.today(), prior=prior,
            weight=pair.weight, band=pair.band.value, digest=bridge.digest(named[a], named[b]),
            fields=[[one.field, one.level, one.weight] for one in pair.fields],
        )  # fmt: skip
        if (before := known.get((a, b))) is not None:
            back = rules.proposed_again(before.state, before.digest, row.digest, one_person=one_person)
            if before.state == State.DIFFERENT and not back:
                continue
            if back:
                again.append(row)
            else:
                row.state, row.reason = before.state, before.reason
                row.decided_at, row.decided_by = before.decided_at, before.decided_by
        rows.append(row)
    Pair.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["record_a", "record_b"],
        update_fields=KEPT,
    )
    Decision.objects.bulk_create(
        Decision(
            territory_id=by.territory_id, record_a_id=row.record_a_id, record_b_id=row.record_b_id,
            instant=clock.now(), verb=Verb.REOPENED, by=by.code,
        )
        for row in again
    )  # fmt: skip
    Pair.objects.filter(territory=by.territory_id, state=State.REVIEW).exclude(run=run).delete()
    journal(by=by, verb="duplicates_sought")
    return run
