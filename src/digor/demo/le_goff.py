"""The Le Goff household, from a bench near the station to a shelter, with a lease promised (design §8)."""

from __future__ import annotations

from datetime import date, timedelta

from digor.demo.population import House, Member, Person, Stay


def le_goff(last: date) -> House:
    """The first household of every demo: Tangi, Nevenoe and Youna, over the year before `last`."""
    born = [date(last.year - 41, 4, 17), date(last.year - 38, 9, 2), date(last.year - 9, 6, 25)]
    names = (("Tangi", False), ("Nevenoe", True), ("Youna", True))
    members = [
        Member(Person(rank + 1, "Le Goff", given, born[rank], woman), born[rank])
        for rank, (given, woman) in enumerate(names)
    ]
    hosted, bench, ward, bench_again, shelter = (last - timedelta(days=n) for n in (350, 300, 225, 190, 105))
    stays = [
        Stay("third_party", "", hosted, bench, "street"),
        Stay("street", "", bench, ward, "hospital"),
        Stay("hospital", "", ward, bench_again, "street"),
        Stay("street", "", bench_again, shelter, "shelter"),
        Stay("shelter", "CHU Ti Nevez", shelter, None),
    ]
    return House(0, members, "Gare", "Quimper", "", stays)
