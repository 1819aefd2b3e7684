"""What can be done about homes: the only writers of their tables (files come by `publication`)."""

from digor.supply.actions.exporting import export
from digor.supply.actions.producing import add_operation, move_mediation, sign_anah, write_milestone
from digor.supply.actions.recording import (
    add_facility,
    add_landlord,
    count_stock,
    load_contours,
    place_communes,
    set_capacity,
    sign_flow,
)
from digor.supply.actions.saying import declare_vacancy, describe_dwelling, say_step, take_back

__all__ = [
    "add_facility",
    "add_landlord",
    "add_operation",
    "count_stock",
    "declare_vacancy",
    "describe_dwelling",
    "export",
    "load_contours",
    "move_mediation",
    "place_communes",
    "say_step",
    "set_capacity",
    "sign_anah",
    "sign_flow",
    "take_back",
    "write_milestone",
]
