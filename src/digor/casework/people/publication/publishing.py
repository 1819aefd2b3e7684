"""One transaction makes a file known; one more takes it back; a killed one leaves nothing."""

from __future__ import annotations

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.people import bulk, revisions, writing
from digor.casework.people.bridge import Loader
from digor.casework.people.enums import ActKind, Verb
from digor.casework.people.models import OPEN, Act, Revision, Staging
from digor.casework.people.publication import listening, naming, staging
from digor.casework.people.publication.forgetting import forget, spoken_of
from digor.casework.people.publication.rows import Progress, silent
from digor.casework.people.reads.existing import existing
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.append_only import lifted
from digor.foundation.partners.access import check_source
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.roles import Permission


@transaction.atomic
def publish(act: Act, by: Actor, base: int, progress: Progress = silent) -> Revision:
    """Publish a staged act. `base` is the revision that `stage` returned.

    Persons and units that anything written since `base` may have changed are computed afresh.
    Refuses what is not staged (`not_staged`) and what was published already.
    """
    assert act.source is not None
    check_source(by, Permission.PUBLISH_IMPORT, act.source)
    revisions.lock(act.territory_id)
    if act.revisions.exists():
        raise Refused("already_published", _("This import has already been published."))
    revision = _revise(act, Verb.PUBLISH, by, base)
    progress(1, 1)
    listening.tell(act.territory_id)
    return revision


@transaction.atomic
def withdraw(act: Act, by: Actor, base: int | None = None) -> Revision:
    """Take a whole file back: every list, timeline and balance is as if it had never been published.

    `base`: what `stage(act, withdrawing=True)` returned, so that little is left to do under the
    lock; without it everything is computed there.
    """
    assert act.source is not None
    check_source(by, Permission.WITHDRAW_IMPORT, act.source)
    revisions.lock(act.territory_id)
    verbs = set(act.revisions.values_list("verb", flat=True))
    if Verb.PUBLISH not in verbs or Verb.WITHDRAW in verbs:
        raise Refused("not_published", _("Only a published import can be withdrawn, and only once."))
    listening.tell(act.territory_id)
    if base is not None:
        return _revise(act, Verb.WITHDRAW, by, base)
    revision = writing.withdraw(act, by.code)
    _settle_names(act, revision)
    return revision


def _revise(act: Act, verb: Verb, by: Actor, base: int) -> Revision:
    """The revision, and what waits for it. The caller holds the lock."""
    if not Staging.objects.filter(act=act, base=base).exists():
        raise Refused("not_staged", _("What this file changes must be computed again before going on."))
    changed, homes = _changed_since(act, base, writing.touched(act))
    staging.unstage(act, changed, homes)
    revision = revisions.add(act, verb, by.code)
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
    _settle_names(act, revision)
    if verb == Verb.WITHDRAW:
        _people_gone(act, revision.number)
    if changed or homes:
        again = writing.Touched(frozenset(changed), frozenset(homes))
        writing.settle(act.territory_id, revision.number, again)
    staging.clear(act)
    return revision


def discard(act: Act) -> None:
    """Remove what a killed or refused import wrote: it was never published, nobody ever saw it.

    Statements that another act mentions stay; persons nothing else speaks of go too. Goes through the one named door of the append-only tables.
    """
    if act.revisions.exists():
        raise Refused("published", _("A published import is withdrawn, not discarded."))
    staging.clear(act)
    with lifted(connection), connection.cursor() as cursor:
        spoken = spoken_of(act)
        naming.forget(act)
        cursor.execute("SELECT DISTINCT statement_id FROM people_mention WHERE act_id = %s", [act.pk])
        statements = {row[0] for row in cursor.fetchall()}
        for table in ("mention", "membership"):
            cursor.execute(f"DELETE FROM people_{table} WHERE act_id = %s", [act.pk])
        still = bulk.select_in("SELECT statement_id FROM people_mention WHERE statement_id IN", statements)
        orphans = statements - {row[0] for row in still}
        for table in ("place", "note"):
            bulk.execute_in(f"DELETE FROM people_{table} WHERE statement_id IN", orphans)
        bulk.execute_in("DELETE FROM people_statement WHERE id IN", orphans)
        forget(spoken)
        cursor.execute("DELETE FROM people_act WHERE id = %s", [act.pk])


def _settle_names(act: Act, revision: Revision) -> None:
    """What the act calls people becomes their name, or is taken back: a withdrawn file leaves no name here."""
    before, after = Loader(act.territory_id, revision.number - 1), Loader(act.territory_id, revision.number)
    naming.settle(act, before, after)
    if revision.verb == Verb.WITHDRAW:
        naming.forget(act)


def _people_gone(act: Act, number: int) -> None:
    """Records of which nothing active speaks any more are no persons."""
    spoken = writing.touched(act).records
    gone = spoken - existing(act.territory_id, spoken)
    sql = f"UPDATE people_personrecord SET to_revision = %s WHERE to_revision = {OPEN} AND record_id IN"
    bulk.execute_in(sql, gone, [number])


def _changed_since(act: Act, base: int, what: writing.Touched) -> tuple[set[int], set[int]]:
    """Persons and households of the act that something written since `base` touched: to compute afresh.

    A revision touches all the records of the persons it concerns, before and after it, so what was
    written since tells everything: links made and undone, stays a complete file now ends, households.
    """
    sql = "SELECT DISTINCT record_id FROM people_touch WHERE territory_id = %s AND number > %s"
    written = {row[0] for row in bulk.select(sql, [act.territory_id, base])}
    sql = "SELECT person_id FROM people_stagedperson WHERE act_id = %s"
    staged = {row[0] for row in bulk.select(sql, [act.pk])}
    loader = Loader(act.territory_id, revisions.head(act.territory_id))
    persons = {min(component) for component in loader.components(what.records)}
    if _ruled_since(act, base):
        # Other rules touch those already known; the act brings persons that were not.
        written |= what.records | staged
    # Also the households that somebody has left since: what was laid for them still counts with them.
    sql = (
        "SELECT DISTINCT household_id FROM people_membership WHERE household_id IS NOT NULL AND record_id IN"
    )
    return (written & staged) | (persons - staged), {row[0] for row in bulk.select_in(sql, written)}


def _ruled_since(act: Act, base: int) -> bool:
    rules = Revision.objects.filter(territory=act.territory_id, number__gt=base, act__kind=ActKind.RULES)
    return rules.exists()


def _people_new(act: Act, number: int) -> None:
    """Records that the act is the first to speak of are persons from now on."""
    sql = f"""SELECT staged.person_id FROM people_stagedperson staged WHERE staged.act_id = %s AND NOT EXISTS
              (SELECT 1 FROM people_personrecord pr WHERE pr.record_id = staged.person_id AND pr.to_revision = {OPEN})"""
    unknown = {row[0] for row in bulk.select(sql, [act.pk])}
    # One whose row now speaks of somebody else is touched, and still nobody.
    bulk.insert(
        "people_personrecord",
        ("territory_id", "record_id", "person_id", "from_revision", "to_revision"),
        [
            (act.territory_id, record, record, number, OPEN)
            for record in sorted(existing(act.territory_id, unknown))
        ],
    )
