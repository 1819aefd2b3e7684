"""The tables of the commission: its rules and seats, its cases, its sessions, what was decided."""

from digor.casework.commissions.models.cases import Case, CaseRecord, CaseStep, Met, Sheet, Word
from digor.casework.commissions.models.decisions import Decision, Escalation, Opening, Reminder
from digor.casework.commissions.models.sessions import Answer, Aside, Item, Presence, Session
from digor.casework.commissions.models.table import Charter, Commission, Regulation, Seat

__all__ = [
    "Answer", "Aside", "Case", "CaseRecord", "CaseStep", "Charter", "Commission", "Decision", "Escalation",
    "Item", "Met", "Opening", "Presence", "Regulation", "Reminder", "Seat", "Session", "Sheet", "Word",
]  # fmt: skip
