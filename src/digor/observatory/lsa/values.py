"""Where the figures are gathered: the columns of HUD's published values."""

from __future__ import annotations

COLUMNS = ("measure", "cohort", "grp", "hhtype", "path", "project", "key", "value")

STEPS = (
    """
create temp table lsa_value (measure text, cohort text, grp text, hhtype text, path text, project text, key text,
                             value bigint)
""",
    # the groups of projects that figures are given for
    """
create temp table lsa_group as
from (values ('ES', 0), ('ES', 1), ('SH', 8), ('TH', 2), ('RRH', 13), ('PSH', 3),
             ('ES_SH_TH', 0), ('ES_SH_TH', 1), ('ES_SH_TH', 2), ('ES_SH_TH', 8)) as groups(grp, kind)
""",
)


def insert(measure: str, query: str, **columns: str) -> str:
    """The statement that adds a query's rows: `value` from the query, each other column an SQL expression.

    A row of value 0 is left out, as HUD leaves it out.
    """
    return f"{insert_even_zero(measure, query, **columns)} where value > 0"


def insert_even_zero(measure: str, query: str, **columns: str) -> str:
    """The same, with the rows of value 0."""
    cells = {
        "cohort": "'period'",
        "grp": "''",
        "hhtype": "''",
        "path": "''",
        "project": "''",
        "key": "''",
        **columns,
    }
    told = ", ".join(cells[column] for column in COLUMNS[1:-1])
    return f"insert into lsa_value select '{measure}', {told}, value from ({query})"
