"""The tables of homes. Rows told by landlords (`told`), what is derived from them (`homes`, `condition`), and
what the territory writes of its own (`production`, `places`)."""

from digor.supply.models.condition import Report
from digor.supply.models.homes import Dwelling, FlowConvention, Landlord, StockCount, Vacancy
from digor.supply.models.places import Capacity, CommunePoint, Contour, Facility
from digor.supply.models.production import AnahAgreement, Mediation, Milestone, Operation
from digor.supply.models.told import Batch, Said

__all__ = [
    "AnahAgreement",
    "Batch",
    "Capacity",
    "CommunePoint",
    "Contour",
    "Dwelling",
    "Facility",
    "FlowConvention",
    "Landlord",
    "Mediation",
    "Milestone",
    "Operation",
    "Report",
    "Said",
    "StockCount",
    "Vacancy",
]
