"""Numbers in the place of an export's identifiers: nobody is told by what they are called elsewhere.

They keep the order of the identifiers as text, which HUD's rules use to break ties. Counting numbers is
quicker too, all the more as some systems write forty letters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# what is numbered → where it is told
_TOLD = {
    "person": ("hmis_enrollment", "hmis_client"),
    "household": ("hmis_enrollment",),
    "enrollment": ("hmis_enrollment",),
}
_NUMBERED = {
    "hmis_client": ("person",),
    "hmis_enrollment": ("person", "household", "enrollment"),
    "hmis_night": ("person", "enrollment"),
}


def number(connection: DuckDBPyConnection) -> None:
    """Replace the identifiers in the relations of `exchange.hmis.relations`.

    `number_person`, `number_household` and `number_enrollment` say which number stands for which.
    """
    for what, places in _TOLD.items():
        told = " union ".join(
            f"select distinct {what} from {place} where {what} is not null" for place in places
        )
        connection.execute(
            f"create table number_{what} as select {what} as told, "
            f"cast(row_number() over (order by {what}) as integer) as number from ({told})"
        )
    for table, columns in _NUMBERED.items():
        numbers = ", ".join(f"number_{what}.number as {what}" for what in columns)
        joins = " ".join(f"left join number_{what} on number_{what}.told = told.{what}" for what in columns)
        connection.execute(
            f"create or replace table {table} as select told.* replace ({numbers}) from {table} told {joins}"
        )
