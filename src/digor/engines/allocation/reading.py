"""A JSON document read as a `Problem`; numbers are read as written, exactly, never as floating point."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from digor.engines.allocation.problem import (
    Action,
    Counted,
    Criterion,
    Dossiers,
    Election,
    Fair,
    Indicator,
    Limit,
    Problem,
    Project,
    Projects,
    Rounding,
    Stakes,
    Territory,
    Voter,
)
from digor.engines.timeline.reading import Fields, flag, many, text, whole

ENVELOPE = "envelope"


def problem(value: object) -> Problem:
    """The problem. Raises ValueError with a sentence: where, what, what to write."""
    fields = Fields(value, "problem")
    found = Problem(
        stakes=fields.get("stakes", _stakes, None),
        projects=fields.get("projects", _projects, None),
        equal_shares=fields.get("equal_shares", _election, None),
        fair=fields.get("fair", _fair, None),
        dossiers=fields.get("dossiers", _dossiers, None),
        seed=fields.get("seed", whole, 0),
    )
    fields.done()
    return found


def _stakes(value: object, where: str) -> Stakes:
    fields = Fields(value, where)
    found = Stakes(
        envelope=fields.take("envelope", money),
        territories=tuple(fields.take("territories", many(_territory))),
        indicators=tuple(fields.some("indicators", _indicator)),
        rounding=fields.get("rounding", _rounding, Rounding.LARGEST_REMAINDER),
    )
    fields.done()
    distinct((one.id for one in found.territories), f"{where}.territories")
    distinct((one.code for one in found.indicators), f"{where}.indicators")
    if not found.territories:
        raise ValueError(f"{where}.territories: at least one.")
    for one in found.territories:
        if one.weight is None and not found.indicators:
            raise ValueError(f"{where}.territories, {one.id}: give its weight, or indicators and its values.")
        if one.weight is not None and found.indicators:
            raise ValueError(f"{where}.territories, {one.id}: a weight or indicators, not both.")
        for indicator in found.indicators:
            if indicator.code not in one.values:
                raise ValueError(f"{where}.territories, {one.id}: no value of “{indicator.code}”.")
            if indicator.rate and not one.population:
                raise ValueError(
                    f"{where}.territories, {one.id}: “{indicator.code}” is a rate, give the population."
                )
    return found


def _territory(value: object, where: str) -> Territory:
    fields = Fields(value, where)
    found = Territory(
        id=fields.take("id", text),
        floor=fields.get("floor", money, 0),
        cap=fields.get("cap", money, None),
        weight=fields.get("weight", amount, None),
        population=fields.get("population", money, 0),
        values=fields.get("values", _amounts, {}),
    )
    fields.done()
    if found.cap is not None and found.cap < found.floor:
        raise ValueError(f"{where}: its cap is under its floor.")
    return found


def _indicator(value: object, where: str) -> Indicator:
    fields = Fields(value, where)
    found = Indicator(
        fields.take("code", text), fields.take("weight", amount), fields.get("rate", flag, False)
    )
    fields.done()
    return found


def _projects(value: object, where: str) -> Projects:
    fields = Fields(value, where)
    found = Projects(
        actions=tuple(fields.take("actions", many(_action))),
        envelope=fields.get("envelope", money, None),
        limits=tuple(fields.some("limits", _limit)),
        exclusives=tuple(tuple(one) for one in fields.some("exclusives", many(text))),
        criteria=tuple(fields.some("criteria", _criterion)),
        needs=fields.get("needs", _amounts, {}),
        draws=fields.get("draws", money, 0),
        explain=fields.get("explain", flag, True),
        effort=float(fields.get("effort", amount, Fraction(60))),
    )
    fields.done()
    names = distinct((one.id for one in found.actions), f"{where}.actions")
    if not found.actions:
        raise ValueError(f"{where}.actions: at least one.")
    distinct((ENVELOPE, *(one.code for one in found.limits)), f"{where}.limits")
    for where_, named in (
        *((f"{where}.exclusives", group) for group in found.exclusives),
        *((f"{where}.actions, {one.id}, requires", one.requires) for one in found.actions),
    ):
        for name in named:
            if name not in names:
                raise ValueError(f"{where_}: no action is called “{name}”.")
    _graded(found, where)
    _known(found, where)
    return found


def _graded(found: Projects, where: str) -> None:
    if found.draws and not found.criteria:
        raise ValueError(f"{where}.draws: weights are drawn between criteria. Give the criteria.")
    for action in found.actions:
        for one in found.criteria:
            if not one.more_is_better:
                raise ValueError(f"{where}.criteria, {one.code}: a mark of the grid counts for the action.")
            if one.code not in action.grid:
                raise ValueError(f"{where}.actions, {action.id}: no mark for “{one.code}”.")


def _known(found: Projects, where: str) -> None:
    """A limit on nothing is a slip of the pen."""
    words = {*Counted, *(name for one in found.actions for name in one.uses)}
    for limit in found.limits:
        at = f"{where}.limits, {limit.code}"
        if limit.of not in words:
            raise ValueError(f"{at}: no action uses “{limit.of}”. Of: {', '.join(sorted(words))}.")
        if limit.territory and limit.territory not in {one.territory for one in found.actions}:
            raise ValueError(f"{at}: no action is in the territory “{limit.territory}”.")
        if limit.axis and limit.axis not in {one.axis for one in found.actions}:
            raise ValueError(f"{at}: no action is of the axis “{limit.axis}”.")


def _action(value: object, where: str) -> Action:
    fields = Fields(value, where)
    found = Action(
        id=fields.take("id", text),
        cost=fields.get("cost", money, 0),
        value=fields.get("value", signed, Fraction(0)),
        territory=fields.get("territory", text, ""),
        axis=fields.get("axis", text, ""),
        variant_of=fields.get("variant_of", text, ""),
        requires=tuple(fields.some("requires", text)),
        uses=fields.get("uses", _amounts, {}),
        grid=fields.get("grid", _amounts, {}),
    )
    fields.done()
    return found


def _limit(value: object, where: str) -> Limit:
    fields = Fields(value, where)
    found = Limit(
        code=fields.take("code", text),
        of=fields.get("of", text, Counted.COST.value),
        territory=fields.get("territory", text, ""),
        axis=fields.get("axis", text, ""),
        least=fields.get("least", amount, None),
        most=fields.get("most", amount, None),
    )
    fields.done()
    if found.least is None and found.most is None:
        raise ValueError(f"{where}: give a least, a most, or both.")
    return found


def _criterion(value: object, where: str) -> Criterion:
    fields = Fields(value, where)
    found = Criterion(
        code=fields.take("code", text),
        weight=fields.take("weight", amount),
        more_is_better=fields.get("more_is_better", flag, True),
        least=fields.get("least", amount, Fraction(0)),
        most=fields.get("most", amount, Fraction(1)),
    )
    fields.done()
    return found


def _election(value: object, where: str) -> Election:
    fields = Fields(value, where)
    found = Election(
        envelope=fields.take("envelope", money),
        projects=tuple(fields.take("projects", many(_project))),
        voters=tuple(fields.take("voters", many(_voter))),
        add_one=fields.get("add_one", flag, True),
    )
    fields.done()
    names = distinct((one.id for one in found.projects), f"{where}.projects")
    distinct((one.id for one in found.voters), f"{where}.voters")
    for voter in found.voters:
        if strangers := sorted(voter.supports - names):
            raise ValueError(f"{where}.voters, {voter.id}: no project is called “{strangers[0]}”.")
    if not found.voters:
        raise ValueError(f"{where}.voters: at least one.")
    return found


def _project(value: object, where: str) -> Project:
    fields = Fields(value, where)
    found = Project(fields.take("id", text), fields.take("cost", money))
    fields.done()
    if not found.cost:
        raise ValueError(f"{where}.cost: above zero, voters pay for it.")
    return found


def _voter(value: object, where: str) -> Voter:
    fields = Fields(value, where)
    found = Voter(
        fields.take("id", text), frozenset(fields.some("supports", text)), fields.get("count", money, 1)
    )
    fields.done()
    if not found.count:
        raise ValueError(f"{where}.count: at least 1.")
    return found


def _fair(value: object, where: str) -> Fair:
    fields = Fields(value, where)
    found = Fair(
        envelope=fields.take("envelope", money),
        weights=tuple(fields.take("weights", many(amount))),
        alpha=fields.get("alpha", _alpha, _alpha(1, "alpha")),
    )
    fields.done()
    if not found.weights or min(found.weights) <= 0:
        raise ValueError(f"{where}.weights: at least one, all above zero.")
    return found


def _alpha(value: object, where: str) -> Fraction | None:
    if value == "infinite":
        return None
    found = amount(value, where)
    if not found:
        raise ValueError(f"{where}: above zero, or “infinite”.")
    return found


def _dossiers(value: object, where: str) -> Dossiers:
    fields = Fields(value, where)
    rows = fields.take("rows", many(_row))
    found = Dossiers(
        names=tuple(name for name, _ in rows),
        criteria=tuple(fields.take("criteria", many(_criterion))),
        marks=tuple(marks for _, marks in rows),
        draws=fields.get("draws", money, 0),
    )
    fields.done()
    distinct(found.names, f"{where}.rows")
    distinct((one.code for one in found.criteria), f"{where}.criteria")
    if not rows or not sum(one.weight for one in found.criteria):
        raise ValueError(f"{where}: at least one row, and weights above zero.")
    for name, marks in rows:
        if len(marks) != len(found.criteria):
            raise ValueError(f"{where}.rows, {name}: {len(found.criteria)} marks, one per criterion.")
    return found


def _row(value: object, where: str) -> tuple[str, tuple[Fraction, ...]]:
    fields = Fields(value, where)
    found = fields.take("id", text), tuple(fields.take("marks", many(signed)))
    fields.done()
    return found


def _rounding(value: object, where: str) -> Rounding:
    if value not in [one.value for one in Rounding]:
        raise ValueError(f"{where}: one of {', '.join(Rounding)}.")
    return Rounding(text(value, where))


def _amounts(value: object, where: str) -> dict[str, Fraction]:
    if not isinstance(value, dict):
        raise ValueError(f"{where}: an object of numbers was expected.")
    return {str(name): amount(one, f"{where}, {name}") for name, one in value.items()}


def signed(value: object, where: str) -> Fraction:
    """Any number, exactly as written."""
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        raise ValueError(f"{where}: a number was expected.")
    return Fraction(value)


def amount(value: object, where: str) -> Fraction:
    """A number of zero or more."""
    found = signed(value, where)
    if found < 0:
        raise ValueError(f"{where}: zero or more.")
    return found


def money(value: object, where: str) -> int:
    """Whole units (euros, or cents, throughout), zero or more."""
    found = amount(value, where)
    if found.denominator != 1:
        raise ValueError(f"{where}: a whole number. Count in cents if euros are not enough.")
    return int(found)


def distinct(names: Iterable[str], where: str) -> frozenset[str]:
    """The names, each once."""
    seen: set[str] = set()
    for one in names:
        if one in seen:
            raise ValueError(f"{where}: two are called “{one}”.")
        seen.add(one)
    return frozenset(seen)
