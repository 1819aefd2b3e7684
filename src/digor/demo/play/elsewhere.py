"""Another territory, and the few people Paul knows there: nothing of one is seen from the other."""

from __future__ import annotations

from datetime import date, timedelta

from digor.casework.people import actions as people
from digor.casework.people.nomenclature.families import Family
from digor.casework.people.nomenclature.situations import QUICK
from digor.foundation.frame import clock
from digor.foundation.partners.actor import Actor

# alias, where they slept, how many days before the last
KNOWN = (
    ("la dame du port", Family.STREET, 40),
    ("homme à l'accordéon", Family.STREET, 21),
    ("jeune au skate", Family.THIRD_PARTY, 15),
    ("monsieur du ferry", Family.SHELTER, 9),
    ("couple au fourgon", Family.STREET, 3),
)


def meet(paul: Actor, last: date) -> None:
    """Paul's own list, over his last weeks."""
    for alias, family, ago in KNOWN:
        day = last - timedelta(days=ago)
        with clock.at(day):
            record = people.create_record(by=paul, alias=alias)
            people.state(
                by=paul, record=record, situation=QUICK[family], start=day - timedelta(days=1), seen=True
            )
