"""The solver against its slow twin: every level of every field, then whole answers."""

from __future__ import annotations

from hypothesis import given, settings

from digor.engines.linkage.answer import Answer
from digor.engines.linkage.kinship import CONDITIONS
from digor.engines.linkage.levels import printed_rules
from digor.engines.linkage.preparing import prepare
from digor.engines.linkage.problem import Problem, Record
from digor.engines.linkage.reference import reference
from digor.engines.linkage.reference_levels import level
from digor.engines.linkage.solve import solve
from digor.engines.linkage.tables import COLUMNS, load
from tests.engines.linkage.worlds import problems, territories


def written(field: str) -> str:
    """The level of two records, by DuckDB."""
    nothing, conditions = CONDITIONS[field]
    cases = " ".join(f"when {condition} then '{code}'" for code, condition in conditions)
    silence = "none" if field == "kin" else "missing"
    return f"case when {nothing} then '{silence}' {cases} else 'other' end"


@settings(max_examples=6, deadline=None)
@given(territories(40))
def test_every_level_of_every_field_is_as_the_twin_says(records: tuple[Record, ...]) -> None:
    base = load(Problem(records, printed_rules()))
    sides = ", ".join(f"l.{column} as {column}_l, r.{column} as {column}_r" for column in COLUMNS)
    levels = ", ".join(written(field) for field in CONDITIONS)
    rows = base.execute(
        f"select id_l, id_r, {levels} from (select {sides} from record l join record r on l.n < r.n)"
    ).fetchall()
    prepared = {record.id: prepare(record) for record in records}
    assert len(rows) == len(records) * (len(records) - 1) // 2
    for a, b, *said in rows:
        expected = [level(field, prepared[a], prepared[b]) for field in CONDITIONS]
        assert said == expected, (prepared[a], prepared[b])
        backwards = [level(field, prepared[b], prepared[a]) for field in CONDITIONS]
        assert backwards == expected, "a level must not depend on which record comes first"


@settings(max_examples=4, deadline=None)
@given(problems(30))
def test_whole_answers_are_as_the_twin_says(problem: Problem) -> None:
    answer = solve(problem)
    assert answer.pairs == reference(problem)
    holds_together(answer, problem)


def holds_together(answer: Answer, problem: Problem) -> None:
    """The printed numbers add up, in the order promised, and nobody is compared who must not be."""
    rules = problem.rules
    household = {record.id: record.household for record in problem.records}
    names = [field.name for field in rules.fields]
    for pair in answer.pairs:
        assert pair.a < pair.b
        assert pair.weight == round(answer.prior + sum(field.weight for field in pair.fields), 4)
        assert [field.field for field in pair.fields] == names
        assert pair.weight >= rules.possible
        assert not household[pair.a] or household[pair.a] != household[pair.b]
    assert list(answer.pairs) == sorted(answer.pairs, key=lambda pair: (-pair.weight, pair.a, pair.b))
    assert len(answer.pairs) <= answer.counted.comparisons <= rules.most_comparisons
