"""Layer 2: the list of greatest value within every limit, and why each action is in it or not."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from digor.engines.allocation import draws
from digor.engines.allocation.answer import Line, Next, ProjectsAnswer, Robust, Used
from digor.engines.allocation.prices import certificate
from digor.engines.allocation.problem import Action, Projects
from digor.engines.allocation.programme import ENVELOPE, Found, Programme, Row, amounts, limits, whole
from digor.engines.allocation.stakes import evenness, per_need

ORDER = ("greatest value", "least cost", "order of the list")


def worth(projects: Projects) -> list[Fraction]:
    """Each action's value: its own, or the weighted sum of its marks."""
    if not projects.criteria:
        return [one.value for one in projects.actions]
    return [
        sum((one.weight * action.grid[one.code] for one in projects.criteria), Fraction(0))
        for action in projects.actions
    ]


def solve_projects(projects: Projects, seed: int = 0) -> ProjectsAnswer:
    """The list, proved, with its reasons. ValueError when no list holds every limit."""
    programme = Programme(projects)
    values = worth(projects)
    objective, scale = whole(values)
    found = programme.settled(objective)
    if found is None:
        raise ValueError(programme.obstacle())
    spent = _spent(projects, found.chosen)
    each = per_need(spent, projects.needs)
    asked = Reasons(programme, values, objective, scale, found) if projects.explain and found.proved else None
    lines = asked.lines() if asked else ()
    below = next((one.action for one in lines if not one.funded), "")
    proof = certificate(projects, values) if asked else None
    return ProjectsAnswer(
        funded=tuple(projects.actions[place].id for place in found.chosen),
        value=Fraction(found.value, scale),
        cost=sum(programme.costs[place] for place in found.chosen),
        proved=found.proved,
        bound=Fraction(found.bound, scale),
        limits=_limits(projects, found.chosen, asked),
        lines=lines,
        below=below,
        next=asked.next() if asked and projects.envelope is not None else None,
        price=proof.most.get(ENVELOPE) if proof else None,
        certificate=proof,
        robust=robust(programme, seed) if projects.draws else (),
        per_need=each,
        evenness=evenness(list(each.values())),
        order=ORDER,
    )


def _spent(projects: Projects, chosen: Sequence[int]) -> dict[str, int]:
    spent: dict[str, int] = {}
    for place in chosen:
        one = projects.actions[place]
        spent[one.territory] = spent.get(one.territory, 0) + one.cost
    return spent


def _limits(projects: Projects, chosen: Sequence[int], asked: Reasons | None) -> tuple[Used, ...]:
    used = []
    for limit in limits(projects):
        terms = amounts(limit, projects.actions)
        total = sum((terms.get(place, Fraction(0)) for place in chosen), Fraction(0))
        costs = asked.floor(limit.code) if asked and limit.least is not None else None
        used.append(Used(limit.code, total, limit.least, limit.most, costs))
    return tuple(used)


def by_unit(actions: Sequence[Action], values: Sequence[Fraction]) -> list[int]:
    """The printed order: most value per unit of money (free actions first), then the order of the list."""
    rates = [None if one.cost == 0 else value / one.cost for one, value in zip(actions, values, strict=True)]
    return sorted(range(len(actions)), key=lambda i: (rates[i] is not None, -(rates[i] or Fraction(0)), i))


class Reasons:
    """Each reason is the same search with one thing changed, so a reader can ask it again."""

    def __init__(
        self, programme: Programme, values: list[Fraction], objective: list[int], scale: int, found: Found
    ) -> None:
        self.programme, self.values, self.objective, self.scale = programme, values, objective, scale
        self.found = found
        self.projects = programme.projects
        self.best = Row(dict(enumerate(objective)), found.value, None)
        self.spent = sum(programme.costs[place] for place in found.chosen)

    def lines(self) -> tuple[Line, ...]:
        """Every action, in the printed order."""
        return tuple(self._line(place) for place in by_unit(self.projects.actions, self.values))

    def floor(self, code: str) -> Fraction:
        """Value lost to the least of a limit: what the best list gains without it."""
        freed = self._best(without=frozenset({f"{code}:least"}))
        return Fraction((freed.value if freed else self.found.value) - self.found.value, self.scale)

    def next(self) -> Next | None:
        """The least money with which a better list exists; None when no envelope would do."""
        better = Row(dict(enumerate(self.objective)), self.found.value + 1, None)
        cheapest = self.programme.best(
            self.programme.costs, least=True, without=frozenset({ENVELOPE}), more=[better]
        )
        if cheapest is None or not cheapest.proved:
            return None
        value = sum((self.values[place] for place in cheapest.chosen), Fraction(0))
        return Next(cheapest.value - (self.projects.envelope or 0), value, self._names(cheapest))

    def _line(self, place: int) -> Line:
        action, funded = self.projects.actions[place], place in self.found.chosen
        value = self.values[place]
        rate = value / action.cost if action.cost else None
        other = self._best(fixed={place: not funded})
        change = None if other is None else Fraction(self.found.value - other.value, self.scale)
        if funded:
            return Line(action.id, True, action.cost, value, rate, marginal=change)
        enters = self._enters(place)
        return Line(
            action.id,
            False,
            action.cost,
            value,
            rate,
            loss=change,
            missing=self._missing(place),
            to_enter=None if enters is None else max(0, enters.value - (self.projects.envelope or 0)),
            with_list=() if enters is None else self._names(enters),
        )

    def _best(self, **changed: object) -> Found | None:
        found = self.programme.best(self.objective, **changed)  # type: ignore[arg-type]
        return found if found and found.proved else None

    def _enters(self, place: int) -> Found | None:
        """The cheapest list holding the action and worth no less, the envelope set aside."""
        if self.projects.envelope is None:
            return None
        found = self.programme.best(
            self.programme.costs,
            least=True,
            without=frozenset({ENVELOPE}),
            fixed={place: True},
            more=[self.best],
        )
        return found if found and found.proved else None

    def _missing(self, place: int) -> int | None:
        """What the envelope needs for the action to be added to the list as it stands."""
        if self.projects.envelope is None:
            return None
        chosen = {*self.found.chosen, place}
        kept = self.programme.best(
            [0] * len(self.objective),
            without=frozenset({ENVELOPE}),
            fixed={one: one in chosen for one in range(len(self.objective))},
        )
        if kept is None:
            return None
        return max(0, self.spent + self.projects.actions[place].cost - self.projects.envelope)

    def _names(self, found: Found) -> tuple[str, ...]:
        return tuple(self.projects.actions[place].id for place in found.chosen)


def robust(programme: Programme, seed: int) -> tuple[Robust, ...]:
    """How often each action is in the best list when the weights are drawn."""
    projects = programme.projects
    times = [0] * len(projects.actions)
    marks = [[one.grid[criterion.code] for criterion in projects.criteria] for one in projects.actions]
    grid, _ = whole([mark for row in marks for mark in row])
    width = len(projects.criteria)
    rows = [grid[start : start + width] for start in range(0, len(grid), width)]
    hint: Sequence[int] = ()
    for drawn in draws.weights(projects.criteria, projects.draws, seed):
        objective = [sum(w * mark for w, mark in zip(drawn, row, strict=True)) for row in rows]
        found = programme.best(objective, hint=hint)
        if found is None or not found.proved:
            raise ValueError("projects: a drawn list was not proved within the effort. Raise “effort”.")
        hint = found.chosen
        for place in found.chosen:
            times[place] += 1
    return tuple(
        Robust(one.id, times[i], projects.draws, draws.verdict(times[i], projects.draws))
        for i, one in enumerate(projects.actions)
    )
