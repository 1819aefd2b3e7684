"""Somebody decides of a pair: one person, two persons, or nobody knows yet; and takes it back at once."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from digor.casework.identity import access, bridge, rules
from digor.casework.identity.actions.history import write_down
from digor.casework.identity.enums import Reason, State, Verb
from digor.casework.identity.models import Decision, Pair
from digor.casework.people import actions as people
from digor.casework.people.actions.acts import check_subject
from digor.casework.people.models import Link
from digor.casework.people.reads.comparing import named_of, whole_of
from digor.casework.people.revisions import lock
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.actor import Actor

_VERBS = {State.DIFFERENT: "pair_different", State.UNSURE: "pair_unsure"}


@transaction.atomic
def decide(*, by: Actor, pair: Pair, state: str, reason: str = Reason.FILES) -> Link | None:
    """Say that the two files are one person (the link is made), two persons, or that one does not know.

    Raises `Refused`: `elsewhere` when one of them does not exist for this actor, `unknown_decision`,
    `unknown_reason`, `already_decided`, `already_one`.
    """
    access.check_review(by)
    check_subject(by, pair.record_a)
    check_subject(by, pair.record_b)
    if state not in rules.DECISIONS:
        raise Refused("unknown_decision", _("Say one person, two persons, or that you do not know."))
    if reason not in Reason.values:
        raise Refused("unknown_reason", _("Choose on what you decide."))
    lock(by.territory_id)
    pair.refresh_from_db()
    if pair.state in {State.SAME, State.DIFFERENT}:
        raise Refused("already_decided", _("Somebody has decided of these two files meanwhile."))
    if pair.record_b_id in whole_of(by.territory_id, pair.record_a_id):
        # Joined through other files: "two persons" would contradict links that stand.
        raise Refused("already_one", _("These two files are one person already."))
    link = None
    if state == State.SAME:
        link = people.link(by=by, a=pair.record_a, b=pair.record_b)
    else:
        journal(
            by=by,
            verb=_VERBS[State(state)],
            case=pair.record_a.case_number,
            other=pair.record_b.case_number,
        )
    pair.state, pair.reason = state, reason
    pair.decided_at, pair.decided_by = clock.now(), by.code
    named = named_of(by.territory_id, [pair.record_a_id, pair.record_b_id])
    pair.digest = bridge.digest(named[pair.record_a_id], named[pair.record_b_id])
    pair.save(update_fields=["state", "reason", "decided_at", "decided_by", "digest"])
    write_down(by, pair.record_a_id, pair.record_b_id, Verb(state), reason, link)
    return link


@transaction.atomic
def undo(*, by: Actor, pair: Pair) -> None:
    """Take the last decision back: the pair is to look at again; a link is undone with it.

    Raises `Refused`: `elsewhere`, `nothing_to_undo`.
    """
    access.check_review(by)
    check_subject(by, pair.record_a)
    check_subject(by, pair.record_b)
    lock(by.territory_id)
    pair.refresh_from_db()
    if pair.state == State.REVIEW:
        raise Refused("nothing_to_undo", _("Nothing is decided of these two files."))
    link = None
    if pair.state == State.SAME:
        link = last_link(pair)
        if link is not None:
            people.unlink(by=by, link=link)
    else:
        journal(
            by=by,
            verb="pair_undone",
            case=pair.record_a.case_number,
            other=pair.record_b.case_number,
        )
    pair.state, pair.reason, pair.decided_at, pair.decided_by = State.REVIEW, "", None, ""
    pair.save(update_fields=["state", "reason", "decided_at", "decided_by"])
    write_down(by, pair.record_a_id, pair.record_b_id, Verb.UNDONE, Reason.MISTAKE, link)


def last_link(pair: Pair) -> Link | None:
    """The link this pair's last decision made, if it stands."""
    decided = Decision.objects.filter(
        record_a=pair.record_a_id, record_b=pair.record_b_id, verb=Verb.SAME, link__isnull=False
    )
    last = decided.order_by("-pk").first()
    if last is None or last.link is None or last.link.act.revisions.filter(verb="withdraw").exists():
        return None
    return last.link
