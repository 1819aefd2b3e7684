"""What publishing would change on the list, before deciding to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db import connection

from digor.casework.people import bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.days import ordinal
from digor.casework.people.models import OPEN, Act
from digor.casework.people.reads.night import night
from digor.casework.people.reads.subjects import hidden_persons
from digor.casework.people.revisions import head
from digor.casework.people.shapes import Count
from digor.engines.timeline.answer import State
from digor.engines.timeline.solve import solve
from digor.foundation.partners.actor import Actor


@dataclass(frozen=True, slots=True)
class Preview:
    """Persons and units of the list on a night, before and after; figures only, no case."""

    on: date
    touched: int
    new: int
    entering: int
    leaving: int
    before: Count
    after: Count


def preview(act: Act, actor: Actor, on: date) -> Preview:
    """The difference a staged act makes on the night of `on`, as its rows' verdicts tell it.

    A protected person outside the circle is as somebody never heard of: new, and entering if the file
    leaves them on the list.
    """
    seen = night(actor, on, head(act.territory_id))
    before = {person for person, one in seen.people.items() if one.state == "listed"}
    units = {(unit.household, unit.person) for unit in seen.units if unit.state == "listed"}
    with connection.cursor() as cursor:

        def ask(sql: str, *params: Any) -> list[tuple[int, ...]]:
            cursor.execute(sql, [act.pk, *params])
            return list(cursor.fetchall())

        touched = {row[0] for row in ask("SELECT person_id FROM people_stagedperson WHERE act_id = %s")}
        new = {
            row[0]
            for row in ask(
                "SELECT staged.person_id FROM people_stagedperson staged WHERE staged.act_id = %s AND NOT EXISTS "
                "(SELECT 1 FROM people_personrecord pr WHERE pr.record_id = staged.person_id "
                f"AND pr.to_revision = {OPEN})"
            )
        }
        coming = {
            row[0]
            for row in ask(
                "SELECT person_id FROM people_stagedlistspell WHERE act_id = %s AND state = 'listed' "
                "AND from_day <= %s AND to_day > %s",
                on,
                on,
            )
        }
        going = {
            row[0]
            for row in ask(
                "SELECT spell.person_id FROM people_stagedclosing staged JOIN people_listspell spell "
                'ON spell.id = staged."row" WHERE staged.act_id = %s AND staged."table" = \'listspell\' '
                "AND spell.state = 'listed' AND spell.from_day <= %s AND spell.to_day > %s",
                on,
                on,
            )
        }
        units_in = {
            (row[0], row[1])
            for row in ask(
                "SELECT household_id, person_id FROM people_stagedhouseholdspell WHERE act_id = %s "
                "AND state = 'listed' AND from_day <= %s AND to_day > %s",
                on,
                on,
            )
        }
        units_out = {
            (row[0], row[1])
            for row in ask(
                "SELECT spell.household_id, spell.person_id FROM people_stagedclosing staged "
                'JOIN people_householdspell spell ON spell.id = staged."row" '
                "WHERE staged.act_id = %s AND staged.\"table\" = 'householdspell' "
                "AND spell.state = 'listed' AND spell.from_day <= %s AND spell.to_day > %s",
                on,
                on,
            )
        }
    unheard = touched & hidden_persons(actor)
    arriving = _listed_alone(act, unheard, on)
    entering = (((coming - before) & touched) - unheard) | arriving
    leaving = (going - coming) & before
    after = (before - leaving) | entering
    # A unit counts when somebody in it does: one whose only members are protected stays out of the figure.
    homes = {household for household, _ in units_in if household}
    belong = list(
        bulk.select_in("SELECT household_id, record_id FROM people_membership WHERE household_id IN", homes)
    )
    inhabited = {household for household, record in belong if record in after}
    counted: set[tuple[int | None, int | None]] = {
        unit for unit in units_in if unit[1] in after or unit[0] in inhabited
    }
    counted |= {(None, person) for person in arriving - {record for _household, record in belong}}
    return Preview(
        on=on,
        touched=len(touched),
        new=len(new | unheard),
        entering=len(entering),
        leaving=len(leaving),
        before=Count(len(units), len(before)),
        after=Count(len((units - units_out) | counted), len(after)),
    )


def _listed_alone(act: Act, persons: set[int], on: date) -> set[int]:
    """Those whom this file alone would leave on the list that night, as if nothing else spoke of them."""
    if not persons:
        return set()
    loader = Loader(act.territory_id, head(act.territory_id), plus=act.pk)
    mine, night_of = loader.at + 1, ordinal(on)
    listed = set()
    for person, problem in loader.problems(loader.components(persons)).items():
        mentions = tuple(mention for mention in problem.mentions if mention.order == mine)
        said = {mention.statement for mention in mentions}
        alone = replace(
            problem,
            statements=tuple(one for one in problem.statements if one.id in said),
            mentions=mentions,
            superseded=frozenset(),
            notices=(),
            memberships=tuple(one for one in problem.memberships if one.order == mine),
        )
        if any(s.state is State.LISTED and s.start <= night_of < s.end for s in solve(alone).spells):
            listed.add(person)
    return listed
