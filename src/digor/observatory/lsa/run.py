"""The whole run, step after step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digor.observatory.lsa import (
    ages,
    bed_nights,
    cohorts,
    days,
    exits,
    households,
    inactivity,
    leaving,
    paths,
    persons,
    present,
    quality,
    served,
    standing,
    stays,
    system,
    values,
)
from digor.observatory.lsa.parameters import Parameters

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

STEPS = tuple(
    step
    for part in (
        values, cohorts, stays, persons, ages, households, served, quality, present, bed_nights, standing, inactivity, days,
        paths, system, exits, leaving,
    )
    for step in part.STEPS
)  # fmt: skip


def run(connection: DuckDBPyConnection, parameters: Parameters) -> None:
    """Needs the relations of `exchange.hmis.relations`; leaves the figures in `lsa_value`."""
    parameters.declare(connection)
    for step in STEPS:
        connection.execute(step)
