"""Loïc, on Mondays: he recognises who is who, and notes who left a household or came to live with somebody."""

from __future__ import annotations

from datetime import date, timedelta

from digor.casework.identity import actions as identity
from digor.casework.identity import reads as duplicates
from digor.casework.identity.enums import State
from digor.casework.people import actions as people
from digor.casework.people import reads
from digor.demo.play.stage import Stage
from digor.foundation.partners import reads as partnership

LEFT_TO_FIND = 6  # one person in so many keeps a duplicate, for whoever looks for them
TIDIED = timedelta(days=75)  # households are put in order when the SIAO's extracts no longer say otherwise


def link(stage: Stage) -> None:
    """Link the new records of persons already known under another; of one person in six, all but the first."""
    loic = stage.actor("Loïc")
    for person in stage.look():
        known = list(stage.opened[person].values())
        known = known[1:] if person % LEFT_TO_FIND == LEFT_TO_FIND - 1 else known
        if len(known) < 2:
            continue
        first, *others = known
        standing = {one.pk for one in reads.whole_person(loic, [first])}
        for other in others:
            if other.pk not in standing:
                people.link(by=loic, a=first, b=other)


def households(stage: Stage, day: date) -> None:
    """Who left whom, who joined whom, as learnt some weeks later."""
    loic = stage.actor("Loïc")
    while stage.people.changes and stage.people.changes[0].day + TIDIED <= day:
        change = stage.people.changes.pop(0)
        record = stage.record(change.person.number)
        if record is None:
            continue
        if change.kind == "left":
            people.leave(by=loic, record=record, from_day=change.day)
            continue
        host = stage.record(change.other.number) if change.other else None
        if host is None or host.pk in {one.pk for one in reads.whole_person(loic, [record])}:
            continue
        home = reads.home_of(loic, host, change.day)
        if home is None:
            people.form_household(by=loic, records=[host, record], from_day=change.day)
        else:
            people.join(by=loic, record=record, household=home, from_day=change.day)


def mistake(stage: Stage) -> None:
    """Two namesakes linked in haste; undone a fortnight later (`mend`)."""
    known = sorted(number for number in stage.opened if number > 3)
    if len(known) > 20:
        one, other = (stage.record(number) for number in stage.random.sample(known, 2))
        assert one is not None and other is not None
        if other.pk not in {found.pk for found in reads.whole_person(stage.actor("Loïc"), [one])}:
            stage.mistaken = people.link(by=stage.actor("Loïc"), a=one, b=other)


def mend(stage: Stage) -> None:
    """The hasty link, undone: each record has its own rows again."""
    if stage.mistaken is not None:
        people.unlink(by=stage.actor("Loïc"), link=stage.mistaken)
        stage.mistaken = None


def review(stage: Stage) -> None:
    """On the last morning duplicates are looked for; Loïc decides of a few, and leaves the others to the reviewers."""
    loic = stage.actor("Loïc")
    identity.seek(by=partnership.system_actor(stage.world.territory))
    stage.look()
    person = {record.pk: number for number, mine in stage.opened.items() for record in mine.values()}
    left = {State.SAME: 3, State.DIFFERENT: 1, State.UNSURE: 1}
    for found in duplicates.duplicates(loic):
        pair = duplicates.pair_of(loic, found.pair)
        assert pair is not None
        one, other = person.get(pair.record_a_id), person.get(pair.record_b_id)
        if one is None or other is None:
            continue
        if one != other:
            state = State.DIFFERENT
        else:
            state = State.UNSURE if one % LEFT_TO_FIND == LEFT_TO_FIND - 1 else State.SAME
        if left[state]:
            left[state] -= 1
            identity.decide(by=loic, pair=pair, state=state)
