"""The core of the longitudinal measures with polars: who was served, and the nights of each group of projects."""

from __future__ import annotations

import json
import sys
import time
from datetime import date
from pathlib import Path

import polars as pl
from polars import col

FOLDER = Path(sys.argv[1])
START, END, LOOKBACK = (pl.lit(day) for day in (date(2025, 10, 1), date(2026, 9, 30), date(2018, 10, 1)))
NEVER = pl.lit(None, dtype=pl.Date)
GROUPS = {"ES": (0, 1), "SH": (8,), "TH": (2,), "RRH": (13,), "PSH": (3,), "ES_SH_TH": (0, 1, 2, 8)}


def read(name: str, *columns: str, days: tuple[str, ...] = ()) -> pl.LazyFrame:
    return (
        pl.scan_csv(FOLDER / f"{name}.csv", infer_schema=False)
        .filter(col("DateDeleted").is_null())
        .select(*columns, *(col(day).str.slice(0, 10).str.to_date("%Y-%m-%d") for day in days))
    )


def days(number: int) -> pl.Expr:
    return pl.duration(days=number)


def before(day: str, bound: str) -> pl.Expr:
    """The day is before the bound, or there is no bound."""
    return col(bound).is_null() | (col(day) < col(bound))


def nights(spans: pl.LazyFrame) -> pl.LazyFrame:
    """Distinct days of each person's spans."""
    reached = col("past").cum_max().shift(1).over("PersonalID")
    return (
        spans.filter(col("first") < col("past"))
        .sort("PersonalID", "first")
        .select((col("past") - pl.max_horizontal("first", reached)).dt.total_days().clip(lower_bound=0).sum())
    )


began = time.process_time()
closed = col("OperatingEndDate")
kind = col("ProjectType").cast(pl.Int32)
projects = (
    read("Project", "ProjectID", "OrganizationID", "ProjectType", "RRHSubType", "ContinuumProject",
         days=("OperatingStartDate", "OperatingEndDate"))
    .join(read("Organization", "OrganizationID", "VictimServiceProvider"), on="OrganizationID")
    .with_columns(kind=pl.when((kind == 13) & (col("RRHSubType") == "1")).then(15).otherwise(kind))
    .filter(
        col("ContinuumProject") == "1", col("VictimServiceProvider") == "0",
        col("kind").is_in([0, 1, 2, 3, 8, 13, 15]), col("OperatingStartDate") <= END,
        closed.is_null() | ((closed > col("OperatingStartDate")) & (closed > LOOKBACK)),
    )
    .select("ProjectID", "kind", OS="OperatingStartDate", OE=pl.when(closed <= END).then(closed))
)  # fmt: skip
here = (
    read("ProjectCoC", "ProjectID", "CoCCode")
    .filter(col("CoCCode") == "XX-501")
    .select("ProjectID", here=True)
    .unique()
)
part = (
    read("HMISParticipation", "ProjectID", "HMISParticipationType",
         days=("HMISParticipationStatusStartDate", "HMISParticipationStatusEndDate"))
    .filter(col("HMISParticipationType") == "1")
    .select("ProjectID", HS="HMISParticipationStatusStartDate", HE="HMISParticipationStatusEndDate")
)  # fmt: skip
stays = read(
    "Enrollment", "EnrollmentID", "PersonalID", "ProjectID", "HouseholdID", "RelationshipToHoH", "EnrollmentCoC",
    days=("EntryDate", "MoveInDate"),
).join(read("Exit", "EnrollmentID", days=("ExitDate",)), on="EnrollmentID", how="left")  # fmt: skip
beds = (
    read("Services", "EnrollmentID", "RecordType", days=("DateProvided",))
    .filter(col("RecordType") == "200")
    .select("EnrollmentID", night="DateProvided")
    .unique()
)
heads = (
    stays.filter(col("RelationshipToHoH") == "1")
    .filter(pl.len().over("HouseholdID") == 1)
    .filter(col("EnrollmentCoC") == "XX-501", col("EntryDate") <= END)
    .join(projects, on="ProjectID")
    .join(part, on="ProjectID")
    .filter(
        col("HS") <= END,
        col("HE").is_null() | ((col("HE") > LOOKBACK) & (col("HE") > col("EntryDate"))),
        before("HS", "ExitDate"),
    )
    .sort("HS")
    .unique("EnrollmentID", keep="last", maintain_order=True)
    .with_columns(HE=pl.when(col("HE") <= END).then(col("HE")))
    .with_columns(
        left=pl.when(
            col("OE").is_null() | (col("ExitDate") <= col("OE")),
            col("HE").is_null() | (col("ExitDate") <= col("HE")),
        ).then(col("ExitDate")),
        since=pl.max_horizontal("OS", "HS"),
        to=pl.min_horizontal("OE", "HE"),
    )
    .filter(
        before("EntryDate", "OE"),
        col("left").is_null()
        | ((col("left") > LOOKBACK) & (col("left") > col("EntryDate")) & (col("left") > col("since"))),
    )
)
recorded = (
    beds.join(heads.filter(col("kind") == 1).select("EnrollmentID", "EntryDate", "since", "to", "left"), on="EnrollmentID")
    .filter(
        col("night") >= pl.max_horizontal("since", "EntryDate", LOOKBACK), col("night") <= END,
        before("night", "left"), before("night", "to"),
    )
    .group_by("EnrollmentID").agg(FB=col("night").min(), LB=col("night").max())
)  # fmt: skip
by_night, moved, left, to = col("kind") == 1, col("MoveInDate"), col("left"), col("to")
rapid = col("kind").is_in([13, 15]) & (moved == left) & before("MoveInDate", "to")
heads = (
    heads.join(recorded, on="EnrollmentID", how="left")
    .filter((col("kind") != 1) | col("FB").is_not_null())
    .with_columns(
        entry=pl.when(by_night).then(col("FB")).otherwise(pl.max_horizontal("EntryDate", "since")),
        move_in=pl.when(
            col("kind").is_in([3, 13, 15]), moved <= END, moved >= col("EntryDate"), before("MoveInDate", "to"),
            before("MoveInDate", "left") | ((moved == left) & (col("kind") != 3)),
        ).then(pl.max_horizontal("MoveInDate", "since")),
        out=pl.when(by_night & (col("LB") == END)).then(NEVER)
        .when(by_night & (left < END)).then(col("LB") + days(1))
        .when(by_night & (col("LB") + days(90) <= END)).then(col("LB") + days(1))
        .when(rapid & (left == END)).then(NEVER)
        .when(rapid & (left < END)).then(left + days(1))
        .when(to.is_not_null() & (left.is_null() | (left >= to))).then(to)
        .when(left > END).then(NEVER)
        .otherwise(left),
    )
    .join(here, on="ProjectID", how="left")
    .with_columns(active=col("here").is_not_null() & (col("out").is_null() | (col("out") >= START)))
    .select("HouseholdID", "kind", "entry", "move_in", "out", "active")
)  # fmt: skip
own, out = col("own"), col("out")
people = (
    stays.filter(col("RelationshipToHoH").is_in(["1", "2", "3", "4", "5"]))
    .select(
        "EnrollmentID",
        "PersonalID",
        "HouseholdID",
        "EntryDate",
        own=pl.when(col("ExitDate") <= END).then(col("ExitDate")),
    )
    .join(heads, on="HouseholdID")
    .filter(
        col("EntryDate") <= out.fill_null(END),
        own.is_null() | ((own > col("entry")) & (own > LOOKBACK) & (own > col("EntryDate"))),
    )
)
mine = (
    beds.join(people.filter(by_night).select("EnrollmentID", "PersonalID", "entry", "out", "EntryDate", "own"), on="EnrollmentID")
    .filter(
        col("night") >= pl.max_horizontal("entry", "EntryDate", LOOKBACK), col("night") <= END,
        before("night", "out"), before("night", "own"),
    )
)  # fmt: skip
bounds = mine.group_by("EnrollmentID").agg(FB=col("night").min(), LB=col("night").max())
rapid = col("kind").is_in([13, 15]) & (col("move_in") == own)
past, move = col("past"), col("move")
people = (
    people.join(bounds, on="EnrollmentID", how="left")
    .filter((col("kind") != 1) | col("FB").is_not_null())
    .with_columns(
        first=pl.when(by_night).then(col("FB")).otherwise(pl.max_horizontal("EntryDate", "entry")),
        past=pl.when(by_night & own.is_null() & out.is_null() & (col("LB") + days(90) > END)).then(NEVER)
        .when(by_night).then(col("LB") + days(1))
        .when(own.is_null() | (own >= out)).then(out)
        .when(rapid & (own == END)).then(NEVER)
        .when(rapid).then(own + days(1))
        .otherwise(own),
    )
    .with_columns(move=pl.when(col("move_in").is_not_null()).then(pl.max_horizontal("move_in", "first")))
    .with_columns(move=pl.when(before("move", "past") | ((move == past) & (past == out))).then(move))
    .with_columns(
        served=col("active") & (past.is_null() | (past >= START)),
        resident=col("active") & (past.is_null() | (past > START)) & (
            col("kind").is_in([0, 2, 8]) | (by_night & (col("LB") >= START)) | (col("kind").is_in([3, 13]) & move.is_not_null())
        ),
    )
    .collect()
)  # fmt: skip
served = people.filter(col("served") | col("resident"))
figures = {
    "ClientEntry": served.height,
    "UnduplicatedClient": served["PersonalID"].n_unique(),
    "ClientExit": served["past"].count(),
    "HouseholdEntry": served["HouseholdID"].n_unique(),
}
resident = people.lazy().filter(col("resident"))
spans = pl.concat([
    resident.filter(col("kind") != 1).select(
        "PersonalID", "kind", past=past.fill_null(END + days(1)),
        first=pl.when(col("kind").is_in([0, 2, 8])).then(col("first")).otherwise(move),
    ),
    mine.join(resident.filter(by_night).select("EnrollmentID", "kind"), on="EnrollmentID").select(
        "PersonalID", "kind", past=col("night") + days(1), first=col("night")
    ),
]).with_columns(first=pl.max_horizontal("first", START), past=pl.min_horizontal("past", END + days(1)))  # fmt: skip
spans = spans.collect().lazy()
for name, kinds in GROUPS.items():
    figures[f"{name} bed_nights"] = nights(spans.filter(col("kind").is_in(kinds))).collect().item()
sys.stdout.write(json.dumps({"seconds": time.process_time() - began, "figures": figures}))
