"""The page of promises tells the truth: what works has a room, a page and a test; what does not has no room."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.house.ground import PACKAGE, ROOT

CODE = re.compile(r"`([^`]+)`")
ROOM_TO_COME = re.compile(r"(?<!\*)\*([a-z]+)\*(?!\*)")
# What the convention and the plan promise, by a word of each row.
PROMISED = (
    "INSEE",
    "at risk",
    "expressions of interest",
    "national envelope",
    "joint priorities",
    "results and of means",
    "Mutual commitments",
    "A1",
    "A2",
    "A3",
    "A4",
    "A5",
    "coordinator",
    "roadmap",
    "Engineering and experiments",
    "Outreach",
    "multidisciplinary team",
    "evictions and DALO",
    "Social observation",
    "Monitoring and evaluation",
    "Communication",
)


@dataclass(frozen=True)
class Promise:
    what: str
    room: str
    page: str
    test: str
    today: str


def promises() -> list[Promise]:
    lines = (ROOT / "docs/mission.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return [Promise(*row) for row in rows if row[0] != "promise"]


def test_nothing_promised_is_left_out() -> None:
    told = " ".join(promise.what for promise in promises())
    assert [word for word in PROMISED if word not in told] == []


def test_what_works_has_a_room_a_page_and_a_test() -> None:
    for promise in promises():
        if promise.today == "works":
            assert promise.page or promise.room == "the whole house", promise.what
            assert CODE.findall(promise.test), f"no test: {promise.what}"
            rooms = CODE.findall(promise.room)
            assert rooms or promise.room == "the whole house", promise.what
            assert [room for room in rooms if not (PACKAGE / room).is_dir()] == [], promise.what
            assert not ROOM_TO_COME.search(promise.room), promise.what


def test_what_does_not_work_waits_for_a_room_that_is_not_there() -> None:
    for promise in promises():
        if promise.today != "works":
            assert promise.today.startswith("not yet"), promise.what
            waited = ROOM_TO_COME.findall(promise.room)
            assert waited, f"for which room? {promise.what}"
            there = [room for room in waited if list(PACKAGE.glob(f"*/{room}")) or (PACKAGE / room).exists()]
            assert there == [], f"{promise.what}: {there} exists now, say what works"
