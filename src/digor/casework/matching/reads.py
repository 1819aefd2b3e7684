"""What can be asked of proposals, for an actor."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext as _

from digor.casework.matching import access, bridge, rules
from digor.casework.matching.models import Order
from digor.casework.matching.shapes import Counter, OrderInForce, Proposals, Unit
from digor.casework.needs import reads as needs
from digor.casework.people import reads as people
from digor.casework.people.reads.everybody import everybody
from digor.casework.rights import reads as rights
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from digor.supply import reads as supply
from digor.supply.rules import WAITING
from digor.supply.shapes import Home


def order(territory: int, on: date) -> OrderInForce:
    """The order in force on a day: the last adopted by then, the default before the first."""
    found = Order.objects.filter(territory=territory, adopted_on__lte=on).order_by("-version").first()
    if found is None:
        return OrderInForce(0, None, rules.DEFAULT)
    return OrderInForce(found.version, found.adopted_on, tuple(found.levels))


def homes(actor: Actor) -> list[Home]:
    """The vacancies open to designation: a person may name somebody for them today."""
    return [one for one in supply.homes(actor) if one.state in WAITING]


def units(actor: Actor, on: date, oriented: Mapping[str, Collection[str]] | None = None) -> list[Unit]:
    """Every household of the list as the rules read it, those protected from the reader marked.

    `oriented`: case number → solutions a commission oriented it to (the room above knows them).
    """
    access.check_see_proposals(actor)
    everyone = everybody(actor, on - timedelta(days=1))
    said = needs.facts(
        actor,
        [(one.household, {record for person in one.persons for record in person}) for one in everyone],
        on,
    )
    held = iter(rights.facts(actor, [person for one in everyone for person in one.persons], on))
    found = []
    for one, need in zip(everyone, said, strict=True):
        members = len(one.persons)
        grown = rules.adults_and_children(need, members, one.ages)
        facts = rules.household_facts(
            need,
            [next(held) for _person in one.persons],
            members=members,
            ages=one.ages,
            category=bridge.category(*grown, need.disabled) if grown else None,
            since=one.since,
            on=on,
            oriented=(oriented or {}).get(one.case_number),
        )
        found.append(Unit(one.case_number, one.since, facts, one.hidden))
    return found


def propose(
    actor: Actor,
    on: date,
    *,
    counters: Sequence[Counter] = (),
    oriented: Mapping[str, Collection[str]] | None = None,
    vacancy: int | None = None,
) -> Proposals:
    """The list of a day over the vacancies open now: the same for every reader, who sees of a household protected
    from it that it is another priority case. `vacancy`: with the rules that block each household there.

    Raises `Refused`: `day_to_come`, or the sentence of the permission that lacks.
    """
    access.check_see_proposals(actor)
    if on > clock.today():
        raise Refused("day_to_come", _("This day has not come yet. Write today’s or an earlier day."))
    return bridge.draw(
        units(actor, on, oriented),
        homes(actor),
        order(actor.territory_id, on),
        on,
        revision=people.head(actor.territory_id),
        counters=counters,
        vacancy=vacancy,
    )
