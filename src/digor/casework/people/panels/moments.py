"""Which night, as known when: the two dates a page of the ledger carries in its address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from digor.casework.people import reads
from digor.foundation.frame import clock
from digor.foundation.frame.refusals import Refused
from digor.foundation.frame.templatetags.frame import day as long_day
from digor.foundation.partners.actor import Actor

EARLIEST = date(1900, 1, 1)  # nobody here was born before: an address that says otherwise is mistyped


@dataclass(frozen=True, slots=True)
class Moment:
    """The night read, and the revision it is read at. `known_on` is None for "now"."""

    on: date
    known_on: date | None
    revision: int

    @property
    def past(self) -> bool:
        """Whether the page shows something else than last night as known now."""
        return self.known_on is not None or self.on != last_night()

    @property
    def query(self) -> str:
        """The two dates as the end of an address: links inside a view of the past stay in it."""
        dates = {"nuit": self.on if self.on != last_night() else None, "connu": self.known_on}
        given = urlencode({name: day.isoformat() for name, day in dates.items() if day})
        return f"?{given}" if given else ""


def last_night() -> date:
    """The night that ended this morning."""
    return clock.today() - timedelta(days=1)


def read_day(request: HttpRequest, name: str) -> date | None:
    """A day of the address; nothing given is None."""
    given = request.GET.get(name, "").strip()
    return a_night(given) if given else None


def a_night(given: str) -> date:
    """A day as an address writes it. Refuses one that does not exist, has not come, or is of another age."""
    try:
        day = date.fromisoformat(given)
        if day < EARLIEST:
            raise ValueError(given)
    except ValueError:
        raise Refused(
            "no_such_day",
            _("“%(day)s” is not a day of the calendar. Write a day up to %(last)s, in the form %(form)s.")
            % {"day": given[:20], "last": long_day(clock.today()), "form": clock.today().isoformat()},
        ) from None
    if day > clock.today():
        raise Refused("not_yet", _("This night has not come yet: choose a night up to today."))
    return day


def moment(request: HttpRequest, actor: Actor) -> Moment:
    """The night and the revision that the address asks for; by default last night, as known now."""
    on = read_day(request, "nuit") or last_night()
    known_on = read_day(request, "connu")
    revision = reads.revision_known_on(actor.territory_id, known_on)
    return Moment(on, known_on, revision)
