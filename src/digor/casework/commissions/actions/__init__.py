"""What can be done in the commission: the only writers of the room."""

from digor.casework.commissions.actions.deciding import Line, close, decide, end_decision
from digor.casework.commissions.actions.following import bring_back, escalate_missed, remind
from digor.casework.commissions.actions.opening import open_identity_to
from digor.casework.commissions.actions.referring import (
    accept,
    ask_more,
    begin,
    erase_word,
    give_word,
    refuse,
    send,
    withdraw,
)
from digor.casework.commissions.actions.sitting import (
    answer,
    close_session,
    open_session,
    plan_session,
    send_agenda,
    sit,
    start,
    step_aside,
    stop,
)
from digor.casework.commissions.actions.tabling import adopt, end_seat, found, seat, sign

__all__ = [
    "Line", "accept", "adopt", "answer", "ask_more", "begin", "bring_back", "close", "close_session", "decide",
    "end_decision", "end_seat", "erase_word", "escalate_missed", "found", "give_word", "open_identity_to",
    "open_session", "plan_session", "refuse", "remind", "seat", "send", "send_agenda", "sign", "sit", "start",
    "step_aside", "stop", "withdraw",
]  # fmt: skip
