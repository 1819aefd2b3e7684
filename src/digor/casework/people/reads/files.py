"""One household, night after night: lanes, what was said, why this and not that."""

from __future__ import annotations

from datetime import date

from digor.casework.people import access
from digor.casework.people.bridge import Loader
from digor.casework.people.days import day as day_of
from digor.casework.people.days import ordinal
from digor.casework.people.models import Household, Identity, Information, Record
from digor.casework.people.reads.night import night
from digor.casework.people.reads.said import living, said_of
from digor.casework.people.reads.strips import strip
from digor.casework.people.reads.subjects import aliases_of, hidden_persons
from digor.casework.people.shapes import HouseholdPage, Lane, Said, Strip, Why
from digor.engines.timeline.answer import Answer
from digor.engines.timeline.explain import Certainty, explain
from digor.engines.timeline.memberships import stays
from digor.engines.timeline.problem import Problem
from digor.engines.timeline.solve import solve
from digor.foundation.partners.actor import Actor
from digor.foundation.partners.models import Post

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
    home, problems = persons
    numbers = dict(Record.objects.filter(pk__in=list(problems)).values_list("pk", "case_number"))
    answers = {person: solve(problem) for person, problem in problems.items()}
    seen = night(actor, on, revision)
    said: list[Said] = []
    lanes = []
    aliases = aliases_of([record for problem in problems.values() for record in problem.records])
    years = {
        identity.record_id: identity.birth_date.year
        for identity in Identity.objects.filter(record__in=list(problems), birth_date__isnull=False)
        if identity.birth_date
    }
    told = {info.record_id: info for info in Information.objects.filter(record__in=list(problems))}
    referents = {
        record: post
        for record, post, _ in loader.referents({r for p in problems.values() for r in p.records})
    }
    names = dict(
        Post.objects.filter(pk__in=[p for p in referents.values() if p]).values_list(
            "pk", "professional__name"
        )
    )
    for person, problem in problems.items():
        answer = answers[person]
        shown = said_of(actor, living(problem), problem)
        said += shown.values()
        post = next((referents[r] for r in sorted(problem.records) if r in referents), None)
        info = told.get(person)
        lanes.append(
            Lane(
                case_number=numbers[person],
                label=next((aliases[r] for r in sorted(problem.records) if r in aliases), ""),
                age=on.year - years[person] if person in years and access.can_see_identity(actor) else None,
                strips=tuple(strip(segment) for segment in answer.segments),
                losing=_losing(problem, answer),
                contested=tuple(day_of(segment.start) for segment in answer.segments if segment.contested),
                referent=names.get(post, "") if post else "",
                referent_is_me=post is not None and post == actor.post_id,
                informed_on=info.informed_on if info else None,
                objected_on=info.objected_on if info else None,
            )
        )
    unit = next(
        (
            unit
            for unit in seen.units
            if (unit.household == home.pk if home else any(m.person in problems for m in unit.members))
        ),
        None,
    )
    unique = {one.id: one for one in said}
    return HouseholdPage(
        case_number=case,
        is_household=home is not None,
        on=on,
        revision=revision,
        known_on=known_on,
        state=unit.state if unit and unit.state != "beside" else "",
        since=day_of(unit.since) if unit and unit.state != "beside" else None,
        nights=seen.on - unit.since + 1 if unit and unit.state != "beside" else None,
        lanes=tuple(lanes),
        said=tuple(sorted(unique.values(), key=lambda one: (one.start, one.id), reverse=True)[:SHOWN]),
        may_open_identity=access.can_see_identity(actor),
        identity="",
    )


def day(actor: Actor, case: str, on: date, revision: int) -> Why | None:
    """Why this situation that night: kept, set aside, and by which rule. None if the file does not exist here."""
    access.check_see_list(actor)
    loader = Loader(actor.territory_id, revision)
    persons = _persons(actor, loader, case, on)
    if persons is None:
        return None
    problem = next(iter(persons[1].values()))
    found = explain(problem, ordinal(on))
    others = [loser.statement for loser in found.losers] + [one.statement for one in found.set_aside]
    shown = said_of(actor, [*([found.winner] if found.winner else []), *others], problem)
    rule_set = loader.rule_set
    rule = found.rule.value if found.rule else "alone"
    if found.certainty is Certainty.PRESUMED:
        rule = "carried"
    elif found.certainty is Certainty.UNKNOWN:
        rule = "unknown"
    return Why(
        case_number=case,
        day=on,
        situation=found.situation,
        presumed=found.certainty is Certainty.PRESUMED,
        kept=shown.get(found.winner) if found.winner else None,
        set_aside=tuple(shown[one] for one in dict.fromkeys(others) if one in shown),
        rule=rule,
        rules_version=problem.rules.version,
        rules_since=rule_set.act.prepared_on if rule_set else on,
        last_news=day_of(found.presumption.last_news) if found.presumption else None,
    )


def _persons(
    actor: Actor, loader: Loader, case: str, on: date
) -> tuple[Household | None, dict[int, Problem]] | None:
    """The household (if it is one) and its persons' problems, for who may see them."""
    hidden = hidden_persons(actor)
    record = Record.objects.filter(territory=actor.territory_id, case_number=case).first()
    if record is not None:
        component = loader.components({record.pk})[0]
        if hidden & component:
            return None
        return None if not component else (None, loader.problems([component]))
    home = Household.objects.filter(territory=actor.territory_id, case_number=case).first()
    if home is None:
        return None
    belonging = {m.record for m in loader.memberships(households={home.pk})}
    components = [c for c in loader.components(belonging) if not hidden & c]
    problems = loader.problems(components)
    here = {
        person: problem
        for person, problem in problems.items()
        if any(s <= ordinal(on) < e and h == home.pk for s, e, h in stays(problem.memberships))
    }
    # A household nobody belongs to that night is still shown with those who once did.
    return (home, here or problems) if problems else None


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
