"""One transaction makes a file known; one more takes it back; a killed one leaves nothing."""

from __future__ import annotations

from collections import defaultdict

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import bulk, revisions, writing
from digor.casework.people.actions.ruling import ensure_rules
from digor.casework.people.bridge import Loader, in_chunks
from digor.casework.people.enums import ActKind, Verb
from digor.casework.people.models import OPEN, Act, Revision
from digor.casework.people.publication import staging
from digor.casework.people.publication.rows import Progress, silent
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.append_only import lifted
from digor.foundation.partners.access import check_source
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission


@transaction.atomic
def publish(act: Act, by: Actor, base: int, progress: Progress = silent) -> Revision:
    """Publish a staged act. `base` is the revision that `stage` returned.

    Persons and units that anything written since `base` may have changed are computed afresh;
    a change of rules since then recomputes everybody the act touches.
    """
    assert act.source is not None
    check_source(by, Permission.PUBLISH_IMPORT, act.source)
    revisions.lock(act.territory_id)
    if act.revisions.exists():
        raise Refused("already_published", _("This import has already been published."))
    ensure_rules(act.territory_id)
    what = writing.touched(act)
    changed, homes = _changed_since(act, base, what)
    staging.unstage(act, changed, homes)
    revision = revisions.add(act, Verb.PUBLISH, by.code)
    _people_new(act, revision.number)
    staging.move_in(act, revision.number)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_touch (territory_id, number, record_id) "
            "SELECT DISTINCT pr.territory_id, CAST(%s AS integer), pr.record_id FROM people_personrecord pr "
            "JOIN people_stagedperson staged ON staged.person_id = pr.person_id "
            "WHERE staged.act_id = %s AND pr.to_revision = %s",
            [revision.number, act.pk, OPEN],
        )
    if changed or homes:
        records = frozenset(writing.records_of(changed) | changed)
        writing.settle(act.territory_id, revision.number, writing.Touched(records, frozenset(homes)))
    staging.clear(act)
    progress(1, 1)
    return revision


@transaction.atomic
def withdraw(act: Act, by: Actor) -> Revision:
    """Take a whole file back: every list, timeline and balance is as if it had never been published."""
    assert act.source is not None
    check_source(by, Permission.WITHDRAW_IMPORT, act.source)
    revisions.lock(act.territory_id)
    verbs = set(act.revisions.values_list("verb", flat=True))
    if Verb.PUBLISH not in verbs or Verb.WITHDRAW in verbs:
        raise Refused("not_published", _("Only a published import can be withdrawn, and only once."))
    return writing.withdraw(act, by.code)


def discard(act: Act) -> None:
    """Remove what a killed or refused import wrote: it was never published, nobody ever saw it.

    Statements that another act mentions stay. Goes through the one named door of the append-only tables.
    """
    if act.revisions.exists():
        raise Refused("published", _("A published import is withdrawn, not discarded."))
    staging.clear(act)
    with lifted(connection), connection.cursor() as cursor:
        cursor.execute("SELECT statement_id FROM people_mention WHERE act_id = %s", [act.pk])
        statements = {row[0] for row in cursor.fetchall()}
        cursor.execute("DELETE FROM people_mention WHERE act_id = %s", [act.pk])
        cursor.execute("DELETE FROM people_membership WHERE act_id = %s", [act.pk])
        still = {
            row[0]
            for row in in_chunks(
                "SELECT statement_id FROM people_mention WHERE statement_id IN", list(statements)
            )
        }
        orphans = list(statements - still)
        for start in range(0, len(orphans), bulk.CHUNK):
            chunk = orphans[start : start + bulk.CHUNK]
            marks = ", ".join(["%s"] * len(chunk))
            for table in ("place", "note"):
                cursor.execute(f"DELETE FROM people_{table} WHERE statement_id IN ({marks})", chunk)
            cursor.execute(f"DELETE FROM people_statement WHERE id IN ({marks})", chunk)
        cursor.execute("DELETE FROM people_act WHERE id = %s", [act.pk])


def _changed_since(act: Act, base: int, what: writing.Touched) -> tuple[set[int], set[int]]:
    """Persons and households to compute afresh: touched by a later write, or by the act but not staged."""
    territory = act.territory_id
    with connection.cursor() as cursor:
        cursor.execute("SELECT person_id FROM people_stagedperson WHERE act_id = %s", [act.pk])
        staged = {row[0] for row in cursor.fetchall()}
        cursor.execute(
            "SELECT DISTINCT record_id FROM people_touch WHERE territory_id = %s AND number > %s",
            [territory, base],
        )
        written = {row[0] for row in cursor.fetchall()}
        cursor.execute(
            "SELECT 1 FROM people_revision r JOIN people_act a ON a.id = r.act_id "
            "WHERE r.territory_id = %s AND r.number > %s AND a.kind = %s",
            [territory, base, ActKind.RULES],
        )
        new_rules = cursor.fetchone() is not None
    loader = Loader(territory, revisions.head(territory))
    persons_now = {min(component) for component in loader.components(what.records)}
    if new_rules:
        changed = staged | persons_now
    else:
        later = {min(component) for component in loader.components(written)} | (written & staged)
        changed = (later & (staged | persons_now)) | (persons_now - staged) | (staged - persons_now)
    alive: dict[int, set[int]] = defaultdict(set)
    for membership in loader.memberships(records=written | changed) if written | changed else []:
        alive[membership.household].add(membership.record)
    return changed, {household for household in alive if household}


def _people_new(act: Act, number: int) -> None:
    """Records that the act is the first to speak of are persons from now on."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO people_personrecord (territory_id, record_id, person_id, from_revision, to_revision) "
            "SELECT staged.territory_id, staged.person_id, staged.person_id, %s, %s FROM people_stagedperson staged "
            "WHERE staged.act_id = %s AND NOT EXISTS (SELECT 1 FROM people_personrecord pr "
            "WHERE pr.record_id = staged.person_id AND pr.to_revision = %s)",
            [number, OPEN, act.pk, OPEN],
        )
