"""One household, night after night: lanes, what was said, why this and not that."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from itertools import chain

from django.db.models import OuterRef, Subquery

from digor.casework.people import access, bulk
from digor.casework.people.bridge import Loader
from digor.casework.people.days import day as day_of
from digor.casework.people.days import ordinal
from digor.casework.people.models import Alias, Record
from digor.casework.people.reads import gathering
from digor.casework.people.reads.existing import existing
from digor.casework.people.reads.said import living, said_of
from digor.casework.people.reads.shown import as_shown, strips_shown
from digor.casework.people.reads.strips import strip
from digor.casework.people.reads.subjects import hidden_persons
from digor.casework.people.shapes import HouseholdPage, Lane, Said, Strip, Why
from digor.engines.timeline.answer import Answer
from digor.engines.timeline.explain import Certainty, Explanation, explain
from digor.engines.timeline.memberships import stays
from digor.engines.timeline.problem import Problem
from digor.engines.timeline.solve import solve
from digor.foundation.partners.actor import Actor

SHOWN = 60  # statements listed on a page, latest first


def household(
    actor: Actor, case: str, on: date, revision: int, *, known_on: date | None = None
) -> HouseholdPage | None:
    """The page of a case number (household or person) on a night; None if it does not exist for the actor."""
    access.check_see_list(actor)
    loader = Loader(actor.territory_id, revision)
    persons = _persons(actor, loader, case, on)
    if persons is None:
        return None
    home, problems, members = persons
    records = {record for problem in problems.values() for record in problem.records}
    last_alias = Alias.objects.filter(record=OuterRef("pk")).order_by("-pk").values("alias")[:1]
    found = Record.objects.select_related("identity", "information").annotate(alias=Subquery(last_alias))
    rows = found.in_bulk(list(records))
    numbers = {person: rows[person].case_number for person in problems}
    answers = {person: solve(problem) for person, problem in problems.items()}
    aliases = {record: row.alias for record, row in rows.items() if row.alias}
    referents = gathering.referents(loader, records)
    whys = {
        person: (contested[-1], explain(problems[person], contested[-1]))
        for person, answer in answers.items()
        if (contested := [segment.start for segment in answer.segments if segment.contested])
    }
    listed = {person: living(problem) for person, problem in problems.items()}
    wanted = {*chain(*listed.values(), *(_told(found) for _, found in whys.values()))}
    said = said_of(actor, wanted, problems, numbers)
    counting = {*chain(*listed.values())}
    stay = _stay(answers, members, ordinal(on))
    return HouseholdPage(
        case_number=case,
        is_household=home is not None,
        on=on,
        revision=revision,
        known_on=known_on,
        state=stay[0] if stay else "",
        since=day_of(stay[1]) if stay else None,
        nights=ordinal(on) - stay[1] + 1 if stay else None,
        lanes=tuple(
            _lane(actor, problem, answers[person], rows, aliases, referents, on)
            for person, problem in problems.items()
        ),
        said=tuple(
            sorted(
                (one for one in said.values() if one.id in counting),
                key=lambda one: (one.start, one.id),
                reverse=True,
            )[:SHOWN]
        ),
        may_open_identity=access.can_see_identity(actor),
        identity="",
        whys=tuple(
            _why(actor, loader, numbers[person], day_of(when), problems[person], found, said)
            for person, (when, found) in whys.items()
        ),
    )


def day(actor: Actor, case: str, on: date, revision: int) -> Why | None:
    """Why this situation that night: kept, set aside, and by which rule. None if the file does not exist here.

    Of a household, the first member whose night is contested answers, else its oldest.
    """
    access.check_see_list(actor)
    loader = Loader(actor.territory_id, revision)
    persons = _persons(actor, loader, case, on)
    if persons is None:
        return None
    home, problems, _members = persons
    explained = {person: explain(problem, ordinal(on)) for person, problem in problems.items()}
    person = next((one for one, found in explained.items() if found.losers), next(iter(problems)))
    number = case
    if home is not None:
        number = Record.objects.values_list("case_number", flat=True).get(pk=person)
    problem, found = problems[person], explained[person]
    shown = said_of(actor, _told(found), {person: problem}, {person: number})
    return _why(actor, loader, number, on, problem, found, shown)


def _told(found: Explanation) -> list[int]:
    """The statements an explanation names: kept first."""
    others = [loser.statement for loser in found.losers] + [one.statement for one in found.set_aside]
    return [*([found.winner] if found.winner else []), *dict.fromkeys(others)]


def _why(
    actor: Actor,
    loader: Loader,
    case: str,
    on: date,
    problem: Problem,
    found: Explanation,
    shown: Mapping[int, Said],
) -> Why:
    rule = found.rule.value if found.rule else "alone"
    if found.certainty is Certainty.PRESUMED:
        rule = "carried"
    elif found.certainty is Certainty.UNKNOWN:
        rule = "unknown"
    rule_set = loader.rule_set
    others = _told(found)[1:] if found.winner else _told(found)
    return Why(
        case_number=case,
        day=on,
        situation=as_shown(actor, found.situation),
        presumed=found.certainty is Certainty.PRESUMED,
        kept=shown.get(found.winner) if found.winner else None,
        set_aside=tuple(shown[one] for one in others if one in shown),
        rule=rule,
        rules_version=problem.rules.version,
        rules_since=rule_set.act.prepared_on if rule_set else on,
        last_news=day_of(found.presumption.last_news) if found.presumption else None,
    )


def _stay(answers: Mapping[int, Answer], members: Collection[int], on: int) -> tuple[str, int] | None:
    """State and first night of the stay on the list: of whoever is longest without a home among those listed."""
    stays_on = [
        (spell.state.value, spell.start)
        for person in members
        for spell in answers[person].spells
        if spell.start <= on < spell.end
    ]
    listed = [one for one in stays_on if one[0] == "listed"]
    return min(listed or stays_on, key=lambda one: one[1], default=None)


def _lane(
    actor: Actor,
    problem: Problem,
    answer: Answer,
    rows: Mapping[int, Record],
    aliases: Mapping[int, str],
    referents: Mapping[int, tuple[int, str]],
    on: date,
) -> Lane:
    records = sorted(problem.records)
    identities = [getattr(rows[record], "identity", None) for record in records]
    told = [one for record in records if (one := getattr(rows[record], "information", None))]
    born = next((one.birth_date for one in identities if one and one.birth_date), None)
    post, referent = referents.get(records[0], (0, ""))
    return Lane(
        case_number=rows[records[0]].case_number,
        label=next((aliases[record] for record in records if record in aliases), ""),
        age=on.year - born.year if born and access.can_see_identity(actor) else None,
        strips=strips_shown(actor, (strip(segment) for segment in answer.segments)),
        losing=strips_shown(actor, _losing(problem, answer)),
        contested=tuple(day_of(segment.start) for segment in answer.segments if segment.contested),
        referent=referent,
        referent_is_me=post != 0 and post == actor.post_id,
        informed_on=max((one.informed_on for one in told if one.informed_on), default=None),
        objected_on=max((one.objected_on for one in told if one.objected_on), default=None),
        others=tuple(rows[record].case_number for record in records[1:]),
        protected=not access.circles(actor.territory_id).keys().isdisjoint(records),
    )


def _persons(
    actor: Actor, loader: Loader, case: str, on: date
) -> tuple[int | None, dict[int, Problem], set[int]] | None:
    """The household (if it is one), its persons' problems, and who of them belongs to it that night."""
    hidden = hidden_persons(actor)
    kind, number = named(actor.territory_id, case)
    if kind == "record":
        component = loader.components({number})[0]
        if hidden & component or not existing(actor.territory_id, {number}):
            return None
        return (None, loader.problems([component]), {min(component)}) if component else None
    if not kind:
        return None
    belonging = {m.record for m in loader.memberships(households={number})}
    components = [c for c in loader.components(belonging) if not hidden & c]
    problems = loader.problems(components)
    here = {
        person: problem
        for person, problem in problems.items()
        if any(s <= ordinal(on) < e and h == number for s, e, h in stays(problem.memberships))
    }
    # A household nobody belongs to that night is still shown with those who once did.
    return (number, here or problems, set(here)) if problems else None


def named(territory_id: int, case: str) -> tuple[str, int]:
    """("record" or "household", its id) of a case number, in one question; ("", 0) when there is none."""
    found = bulk.select(
        """SELECT 'record', id FROM people_record WHERE territory_id = %s AND case_number = %s
           UNION ALL SELECT 'household', id FROM people_household WHERE territory_id = %s AND case_number = %s""",
        [territory_id, case, territory_id, case],
    )
    return (found[0][0], found[0][1]) if found else ("", 0)


def _losing(problem: Problem, answer: Answer) -> tuple[Strip, ...]:
    """What the set aside statements claimed, on the contested nights."""
    found = []
    for segment in answer.segments:
        if segment.contested:
            for loser in explain(problem, segment.start).losers[:1]:
                if loser.situation != segment.situation:
                    drawn = strip(segment)
                    found.append(
                        Strip(drawn.start, drawn.known_to, drawn.known_to, loser.situation, drawn.kind, True)
                    )
    return tuple(found)
