"""The core of the longitudinal measures with pandas: who was served, and the nights of each group of projects."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd

FOLDER = Path(sys.argv[1])
START, END, LOOKBACK = (pd.Timestamp(day) for day in ("2025-10-01", "2026-09-30", "2018-10-01"))
DAY = pd.Timedelta(days=1)
GROUPS = {"ES": (0, 1), "SH": (8,), "TH": (2,), "RRH": (13,), "PSH": (3,), "ES_SH_TH": (0, 1, 2, 8)}


def read(name: str, *columns: str, days: tuple[str, ...] = ()) -> pd.DataFrame:
    table = pd.read_csv(FOLDER / f"{name}.csv", usecols=[*columns, *days, "DateDeleted"], dtype=str)
    table = table[table["DateDeleted"].isna()].drop(columns="DateDeleted")
    for day in days:
        table[day] = pd.to_datetime(table[day].str[:10], format="%Y-%m-%d")
    return table


def later(*columns: pd.Series) -> pd.Series:
    return pd.concat(columns, axis=1).max(axis=1)


def earlier(*columns: pd.Series) -> pd.Series:
    return pd.concat(columns, axis=1).min(axis=1)


def nights(spans: pd.DataFrame) -> int:
    """Distinct days of each person's spans."""
    spans = spans[spans["first"] < spans["past"]].sort_values(["PersonalID", "first"])
    person = spans["PersonalID"].to_numpy()
    first, past = (
        spans[name].to_numpy().astype("datetime64[D]").astype(np.int64) for name in ("first", "past")
    )
    until = pd.Series(past).groupby(person).cummax().to_numpy()
    before = np.concatenate([[-1], until[:-1]])
    before[np.concatenate([[True], person[1:] != person[:-1]])] = -1
    return int(np.maximum(past - np.maximum(first, before), 0).sum())


began = time.process_time()
organisations = read("Organization", "OrganizationID", "VictimServiceProvider")
projects = read(
    "Project", "ProjectID", "OrganizationID", "ProjectType", "RRHSubType", "ContinuumProject",
    days=("OperatingStartDate", "OperatingEndDate"),
).merge(organisations, on="OrganizationID")  # fmt: skip
projects["kind"] = projects["ProjectType"].astype(int)
projects.loc[(projects["kind"] == 13) & (projects["RRHSubType"] == "1"), "kind"] = 15
closed = projects["OperatingEndDate"]
projects = projects[
    (projects["ContinuumProject"] == "1") & (projects["VictimServiceProvider"] == "0")
    & projects["kind"].isin([0, 1, 2, 3, 8, 13, 15]) & (projects["OperatingStartDate"] <= END)
    & (closed.isna() | ((closed > projects["OperatingStartDate"]) & (closed > LOOKBACK)))
]  # fmt: skip
here = read("ProjectCoC", "ProjectID", "CoCCode")
here = set(here.loc[here["CoCCode"] == "XX-501", "ProjectID"])
part = read(
    "HMISParticipation", "ProjectID", "HMISParticipationType",
    days=("HMISParticipationStatusStartDate", "HMISParticipationStatusEndDate"),
)  # fmt: skip
part = part[part["HMISParticipationType"] == "1"].drop(columns="HMISParticipationType")
part.columns = ["ProjectID", "HS", "HE"]
stays = read(
    "Enrollment", "EnrollmentID", "PersonalID", "ProjectID", "HouseholdID", "RelationshipToHoH", "EnrollmentCoC",
    days=("EntryDate", "MoveInDate"),
).merge(read("Exit", "EnrollmentID", days=("ExitDate",)), on="EnrollmentID", how="left")  # fmt: skip
heads = stays[stays["RelationshipToHoH"] == "1"]
heads = heads[~heads["HouseholdID"].duplicated(keep=False)]
heads = heads[(heads["EnrollmentCoC"] == "XX-501") & (heads["EntryDate"] <= END)]
heads = heads.merge(projects[["ProjectID", "kind", "OperatingStartDate", "OperatingEndDate"]], on="ProjectID")
heads = heads.merge(part, on="ProjectID")
heads = heads[
    (heads["HS"] <= END)
    & (heads["HE"].isna() | ((heads["HE"] > LOOKBACK) & (heads["HE"] > heads["EntryDate"])))
    & (heads["ExitDate"].isna() | (heads["ExitDate"] > heads["HS"]))
]
heads = heads.sort_values("HS").drop_duplicates("EnrollmentID", keep="last")
heads["OE"] = heads["OperatingEndDate"].where(heads["OperatingEndDate"] <= END)
heads["HE"] = heads["HE"].where(heads["HE"] <= END)
valid = (heads["OE"].isna() | (heads["ExitDate"] <= heads["OE"])) & (
    heads["HE"].isna() | (heads["ExitDate"] <= heads["HE"])
)
heads["left"] = heads["ExitDate"].where(valid)
heads["from"] = later(heads["OperatingStartDate"], heads["HS"])
heads["to"] = earlier(heads["OE"], heads["HE"])
heads = heads[
    (heads["OE"].isna() | (heads["EntryDate"] < heads["OE"]))
    & (
        heads["left"].isna()
        | (
            (heads["left"] > LOOKBACK)
            & (heads["left"] > heads["EntryDate"])
            & (heads["left"] > heads["from"])
        )
    )
]
services = read("Services", "EnrollmentID", "RecordType", days=("DateProvided",))
services = services[services["RecordType"] == "200"].drop_duplicates(["EnrollmentID", "DateProvided"])
beds = services.merge(
    heads.loc[heads["kind"] == 1, ["EnrollmentID", "EntryDate", "from", "to", "left"]], on="EnrollmentID"
)
night = beds["DateProvided"]
beds = beds[
    (night >= beds["from"]) & (night >= beds["EntryDate"]) & (night >= LOOKBACK) & (night <= END)
    & (beds["left"].isna() | (night < beds["left"])) & (beds["to"].isna() | (night < beds["to"]))
]  # fmt: skip
bounds = beds.groupby("EnrollmentID")["DateProvided"].agg(FB="min", LB="max")
heads = heads.merge(bounds, left_on="EnrollmentID", right_index=True, how="left")
heads = heads[(heads["kind"] != 1) | heads["FB"].notna()]
by_night = heads["kind"] == 1
heads["entry"] = heads["FB"].where(by_night, later(heads["EntryDate"], heads["from"]))
moved = heads["MoveInDate"]
moved = moved.where(
    heads["kind"].isin([3, 13, 15]) & (moved <= END) & (moved >= heads["EntryDate"])
    & (heads["to"].isna() | (moved < heads["to"]))
    & (heads["left"].isna() | (moved < heads["left"]) | ((moved == heads["left"]) & (heads["kind"] != 3)))
)  # fmt: skip
heads["move_in"] = later(moved, heads["from"]).where(moved.notna())
rapid = (
    heads["kind"].isin([13, 15])
    & (heads["MoveInDate"] == heads["left"])
    & (heads["to"].isna() | (heads["MoveInDate"] < heads["to"]))
)
out = np.select(
    [
        by_night & (heads["LB"] == END),
        by_night & (heads["left"] < END),
        by_night & (heads["LB"] + 90 * DAY <= END),
        rapid & (heads["left"] == END),
        rapid & (heads["left"] < END),
        heads["to"].notna() & (heads["left"].isna() | (heads["left"] >= heads["to"])),
        heads["left"] > END,
    ],
    [pd.NaT, heads["LB"] + DAY, heads["LB"] + DAY, pd.NaT, heads["left"] + DAY, heads["to"], pd.NaT],
    default=heads["left"],
)
heads["out"] = pd.to_datetime(pd.Series(out, index=heads.index))
heads["active"] = (heads["out"].isna() | (heads["out"] >= START)) & heads["ProjectID"].isin(here)
people = stays[
    ["EnrollmentID", "PersonalID", "HouseholdID", "RelationshipToHoH", "EntryDate", "ExitDate"]
].merge(heads[["HouseholdID", "ProjectID", "kind", "entry", "out", "move_in", "active"]], on="HouseholdID")
people["own"] = people["ExitDate"].where(people["ExitDate"] <= END)
people = people[
    people["RelationshipToHoH"].isin(list("12345")) & (people["EntryDate"] <= people["out"].fillna(END))
    & (people["own"].isna() | ((people["own"] > people["entry"]) & (people["own"] > LOOKBACK) & (people["own"] > people["EntryDate"])))
]  # fmt: skip
mine = services.merge(
    people.loc[people["kind"] == 1, ["EnrollmentID", "PersonalID", "entry", "out", "EntryDate", "own"]],
    on="EnrollmentID",
)
night = mine["DateProvided"]
mine = mine[
    (night >= mine["entry"]) & (night >= mine["EntryDate"]) & (night >= LOOKBACK) & (night <= END)
    & (mine["out"].isna() | (night < mine["out"])) & (mine["own"].isna() | (night < mine["own"]))
]  # fmt: skip
people = people.merge(
    mine.groupby("EnrollmentID")["DateProvided"].agg(FB="min", LB="max"),
    left_on="EnrollmentID",
    right_index=True,
    how="left",
)
people = people[(people["kind"] != 1) | people["FB"].notna()]
by_night = people["kind"] == 1
first = people["FB"].where(by_night, later(people["EntryDate"], people["entry"]))
rapid = people["kind"].isin([13, 15]) & (people["move_in"] == people["own"])
past = np.select(
    [
        by_night & people["own"].isna() & people["out"].isna() & (people["LB"] + 90 * DAY > END),
        by_night,
        people["own"].isna() | (people["own"] >= people["out"]),
        rapid & (people["own"] == END),
        rapid,
    ],
    [pd.NaT, people["LB"] + DAY, people["out"], pd.NaT, people["own"] + DAY],
    default=people["own"],
)
past = pd.to_datetime(pd.Series(past, index=people.index))
move = later(people["move_in"], first).where(people["move_in"].notna())
move = move.where(past.isna() | (move < past) | ((move == past) & (past == people["out"])))
active = people["active"] & (past.isna() | (past >= START))
resident = (
    people["active"]
    & (past.isna() | (past > START))
    & (
        people["kind"].isin([0, 2, 8])
        | (by_night & (people["LB"] >= START))
        | (people["kind"].isin([3, 13]) & move.notna())
    )
)
served = active | resident
figures = {
    "ClientEntry": int(served.sum()),
    "UnduplicatedClient": int(people.loc[served, "PersonalID"].nunique()),
    "ClientExit": int((served & past.notna()).sum()),
    "HouseholdEntry": int(people.loc[served, "HouseholdID"].nunique()),
}
spans = pd.DataFrame({
    "PersonalID": people["PersonalID"], "kind": people["kind"],
    "first": first.where(people["kind"].isin([0, 2, 8]), move), "past": past.fillna(END + DAY),
})[resident & ~by_night]  # fmt: skip
beds = mine[mine["EnrollmentID"].isin(set(people.loc[resident & by_night, "EnrollmentID"]))]
beds = pd.DataFrame(
    {
        "PersonalID": beds["PersonalID"],
        "kind": 1,
        "first": beds["DateProvided"],
        "past": beds["DateProvided"] + DAY,
    }
)
spans = pd.concat([spans, beds])
spans["first"], spans["past"] = spans["first"].clip(lower=START), spans["past"].clip(upper=END + DAY)
for name, kinds in GROUPS.items():
    figures[f"{name} bed_nights"] = nights(spans[spans["kind"].isin(kinds)])
sys.stdout.write(json.dumps({"seconds": time.process_time() - began, "figures": figures}))
