"""What can be done with a partner's file: the only writers of intake's tables."""

from digor.casework.intake.actions.cleaning import clean_up
from digor.casework.intake.actions.ending import CutShort, ask_stop, discard, refuse_file
from digor.casework.intake.actions.mapping import explain, latest, recognised, remember
from digor.casework.intake.actions.publishing import ask_publication, ask_withdrawal, publish, withdraw
from digor.casework.intake.actions.reading import read_rows
from digor.casework.intake.actions.receiving import receive
from digor.casework.intake.actions.taking import take_refused

__all__ = [
    "CutShort",
    "ask_publication",
    "ask_stop",
    "ask_withdrawal",
    "clean_up",
    "discard",
    "explain",
    "latest",
    "publish",
    "read_rows",
    "receive",
    "recognised",
    "refuse_file",
    "remember",
    "take_refused",
    "withdraw",
]
