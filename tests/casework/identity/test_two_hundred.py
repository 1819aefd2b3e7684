"""Many merges and undos, in any order, some of them of links made before: the doctor finds nothing.

`DIGOR_MERGES=200` plays the two hundred of the release.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from random import Random

from digor.casework.identity import actions
from digor.casework.identity.enums import State
from digor.casework.identity.models import Pair
from digor.casework.people import actions as people
from digor.casework.people import doctor
from digor.casework.people import reads as ledger
from digor.casework.people.models import Link, Record
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners.actor import Actor
from tests.casework.people.winter import day

MERGES = int(os.environ.get("DIGOR_MERGES", "40"))


def test_the_doctor_is_content(
    named: Callable[..., Record], loic: Actor, awa: Actor, at: Callable[[int], None]
) -> None:
    random = Random("merges")
    records = [
        named(f"Le Goff {n % 4}", f"Anna {n}", date(1980, 1, 1 + n % 6), alias=f"a{n % 5}") for n in range(24)
    ]
    at(20)
    for record in records:
        people.state(
            by=awa, record=record, situation=random.choice(("RUE", "CHU", "TIERS")),
            start=day(random.randint(2, 15)), end=day(18),
        )  # fmt: skip
    actions.seek(by=loic)
    standing: list[Link] = []
    done = 0
    for step in range(MERGES * 6):
        if done >= MERGES:
            break
        at(21 + step)
        chance = random.random()
        if standing and chance < 0.4:
            link = standing.pop(random.randrange(len(standing)))
            actions.part(by=loic, link=link)
            done += 1
        elif chance < 0.6:
            people.contact(by=awa, record=random.choice(records))
        elif chance < 0.7:  # the older gesture, on the file's page
            linked(standing, lambda: people.link(by=loic, a=random.choice(records), b=random.choice(records)))
        else:
            waiting = Pair.objects.exclude(state=State.SAME).order_by("pk")
            pair = waiting[random.randrange(len(waiting))]
            if pair.state == State.DIFFERENT:
                actions.undo(by=loic, pair=pair)
            before = len(standing)
            linked(standing, lambda pair=pair: actions.decide(by=loic, pair=pair, state=State.SAME))  # type: ignore[misc]
            done += len(standing) - before
    assert done >= MERGES
    report = doctor.examine(loic.territory_id, past=10)
    assert report.healthy and report.revisions[0] == ledger.head(loic.territory_id)


def linked(standing: list[Link], gesture: Callable[[], Link | None]) -> None:
    """Keep the link, unless the two are one person already."""
    try:
        made = gesture()
    except Refused as refused:
        assert refused.code in {"already_one", "itself"}
    else:
        assert made is not None
        standing.append(made)
