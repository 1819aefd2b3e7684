"""Problem → Answer: each question asked, answered apart from the others."""

from __future__ import annotations

from digor.engines.allocation.answer import Answer
from digor.engines.allocation.criteria import solve_dossiers
from digor.engines.allocation.equal_shares import solve_equal_shares
from digor.engines.allocation.fair import solve_fair
from digor.engines.allocation.problem import Problem
from digor.engines.allocation.projects import solve_projects
from digor.engines.allocation.stakes import solve_stakes


def solve(problem: Problem) -> Answer:
    """The same answer whatever the machine. ValueError, as a sentence, when nothing holds every limit."""
    return Answer(
        stakes=solve_stakes(problem.stakes) if problem.stakes else None,
        projects=solve_projects(problem.projects, problem.seed) if problem.projects else None,
        equal_shares=solve_equal_shares(problem.equal_shares) if problem.equal_shares else None,
        fair=solve_fair(problem.fair) if problem.fair else None,
        dossiers=solve_dossiers(problem.dossiers, problem.seed) if problem.dossiers else (),
    )
