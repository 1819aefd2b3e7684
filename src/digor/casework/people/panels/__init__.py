"""What the ledger offers the desk: its lines of the morning, its drawings, the night an address asks for."""

from digor.casework.people.panels.reconcile import RECONCILE
from digor.casework.people.panels.today import TODAY

__all__ = ["RECONCILE", "TODAY"]
