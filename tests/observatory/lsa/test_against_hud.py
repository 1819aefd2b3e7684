"""HUD's own results for its FY2026 sample: every published value, and every row of its working tables."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from digor.observatory.exports import counted
from digor.observatory.lsa.parameters import Parameters
from digor.observatory.lsa.run import run
from tests.house.ground import ROOT

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

SAMPLE = ROOT.parent / "shared" / "data" / "hmis" / "lsa_fy2026"
pytestmark = pytest.mark.skipif(
    not SAMPLE.is_dir(), reason=f"HUD's sample may not be kept here; it is looked for in {SAMPLE}"
)
# Ages are published by bands, named by their last age; 98 and 99 are not known.
BAND = """case when {0} is null then 98 when {0} <= 0 then 0 when {0} <= 2 then 2 when {0} <= 5 then 5
  when {0} <= 17 then 17 when {0} <= 21 then 21 when {0} <= 24 then 24 when {0} <= 34 then 34 when {0} <= 44 then 44
  when {0} <= 54 then 54 when {0} <= 64 then 64 else 65 end"""
STAYS = {
    "EntryDate": "entry", "ExitDate": "left_on", "MoveInDate": "move_in", "LastBednight": "last_night",
    "LSAProjectType": "kind", "Active": "active::int", "AIR": "resident::int",
    "least(EntryAge, 98)": BAND.format("entry_age"), "least(ActiveAge, 98)": BAND.format("active_age"),
    "least(Exit1Age, 98)": BAND.format("exit1_age"), "least(Exit2Age, 98)": BAND.format("exit2_age"),
}  # fmt: skip
HOUSEHOLDS = {
    "FirstEntry": "first_entry", "LastInactive": "last_inactive", "Stat": "stat", "ReturnTime": "return_days",
    "ESTStatus": "est", "RRHStatus": "rrh", "PSHStatus": "psh", "RRHMoveIn": "rrh_move_in", "PSHMoveIn": "psh_move_in",
    "RRHPreMoveInDays": "rrh_waiting_days", "PSHHousedDays": "psh_days", "ESDays": "es_days", "THDays": "th_days",
    "ESTDays": "est_days", "RRHPSHPreMoveInDays": "waiting_days", "RRHHousedDays": "rrh_days",
    "SystemDaysNotPSHHoused": "system_days", "SystemHomelessDays": "homeless_days", "Other3917Days": "told_days",
    "TotalHomelessDays": "all_homeless_days", "SystemPath": "path",
}  # fmt: skip
EXITS = {
    "Stat": "stat", "ExitTo": "destination", "ReturnTime": "return_days", "SystemPath": "path",
    "LastInactive": "last_inactive",
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DuckDBPyConnection]:
    """The run over HUD's sample, HUD's working tables beside."""
    rows = tmp_path_factory.mktemp("rows")
    zipfile.ZipFile(SAMPLE / "hud_row_level.zip").extractall(rows)
    with counted([SAMPLE / "hmis_csv_fy2026.zip"]) as (connection, _exports):
        run(connection, Parameters(date(2025, 10, 1), date(2026, 9, 30), date(2018, 10, 1), "XX-501"))
        for table in ("Enrollment", "Household", "Exit"):
            file = next(rows.rglob(f"tlsa_{table}.csv"))
            person, what = ("HoHID", "null") if table != "Enrollment" else ("PersonalID", "EnrollmentID")
            connection.execute(
                f"""create table hud_{table} as
                select hud.*, person.number as person, enrollment.number as enrollment from read_csv('{file}') hud
                join number_person person on person.told = {person}
                left join number_enrollment enrollment on enrollment.told = {what}"""
            )
        connection.execute(
            "create table our_household as from lsa_system join lsa_inactive using (head, hhtype)"
        )
        yield connection


def test_every_published_value(sample: DuckDBPyConnection) -> None:
    ours = {row[:7]: row[7] for row in sample.execute("from lsa_value").fetchall()}
    text = (SAMPLE / "expected.csv").read_text(encoding="utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))[1:]
    assert len(lines) == 4215
    assert [line for line in lines if ours.get(tuple(line[:7])) != int(line[7])] == []


@pytest.mark.parametrize(
    ("ours", "hud", "together", "columns", "count"),
    [
        ("lsa_person", "hud_Enrollment", "hud.enrollment = ours.enrollment", STAYS, 15_559),
        ("our_household", "hud_Household", "hud.person = ours.head and hud.HHType = ours.hhtype", HOUSEHOLDS, 4_323),
        (
            "lsa_exit", "hud_Exit",
            "hud.person = ours.head and hud.HHType = ours.hhtype and ours.cohort = 'exit_' || hud.Cohort", EXITS, 6_287,
        ),
    ],
    ids=["stays", "households", "exits"],
)  # fmt: skip
def test_every_row(
    sample: DuckDBPyConnection, ours: str, hud: str, together: str, columns: dict[str, str], count: int
) -> None:
    names = [f"c{number}" for number in range(len(columns))]
    mine = ", ".join(f"{told} as {name}" for name, told in zip(names, columns.values(), strict=True))
    theirs = ", ".join(f"{told} as {name}" for name, told in zip(names, columns, strict=True))
    sample.execute(
        f"""create or replace temp table beside as
        select ours.* from (select *, {mine} from {ours}) as ours
        full join (select *, {theirs} from {hud}) as hud on {together}
        where {" or ".join(f"ours.{name} is distinct from hud.{name}" for name in names)}"""
    )
    assert sample.execute(f"select count(*) from {ours}").fetchone() == (count,)
    assert sample.execute("from beside").fetchall() == []
