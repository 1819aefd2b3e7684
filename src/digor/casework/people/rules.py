"""Pure rules of the worklists: whose fix a contradiction is, and when both statements may be true.

The order, printed on the page: at equal rank nobody's file says better than the other, so the referent
decides (the SIAO when there is none); else the source whose statement was set aside looks at it first.
"""

from __future__ import annotations

from digor.casework.people.enums import Fix
from digor.engines.timeline.problem import Kind


def whose_fix(*, rule: str, same_source: bool, aside_by_hand: bool, has_referent: bool) -> Fix:
    """Who looks first. `rule`: what decided between the two (`timeline.explain.Rule`)."""
    if rule == "source" and not same_source:
        return Fix.PROFESSIONAL if has_referent else Fix.ROLE
    return Fix.ORGANISATION if aside_by_hand else Fix.SOURCE


def both_may_be_true(kept: Kind, aside: Kind) -> bool:
    """A place is held (a stay, a lease) and the person was met elsewhere that night: neither is wrong."""
    return {kept, aside} == {Kind.PRESENCE, Kind.OBSERVATION}
