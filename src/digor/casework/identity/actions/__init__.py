"""The verbs of duplicates: look, decide, take back, part, hand over. Each journaled; none decides by itself."""

from digor.casework.identity.actions.deciding import decide, undo
from digor.casework.identity.actions.parting import hand_over, part
from digor.casework.identity.actions.seeking import seek
from digor.casework.identity.actions.trusting import end_trust, link_trusted, trust

__all__ = ["decide", "end_trust", "hand_over", "link_trusted", "part", "seek", "trust", "undo"]
