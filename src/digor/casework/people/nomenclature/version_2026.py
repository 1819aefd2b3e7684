"""The version in force since Digor began: domain dossier §4.1–4.3.

INSEE: a person is *sans-domicile* on a day if, the previous night, a shelter service was used or the
place was not meant for habitation (surveys 2001, 2012, 2025; asylum centres count). Hosted people,
hotels at one's own expense, dwellings occupied without a title, huts and mobile homes are left out
(Insee Première 823). ETHOS and ETHOS Light: FEANTSA, wording of 2017.

One version is enough: the three surveys keep one definition. What a practitioner may read otherwise
(squat, hut, caravan) is `rough_places`: another reading is another dated version, not another row here.
"""

from __future__ import annotations

from datetime import date
from types import MappingProxyType

from django.utils.translation import gettext_noop

from digor.casework.people.nomenclature.classes import (
    Classes,
    ExitGroup,
    ExitReason,
    Insee,
    Version,
    freeze,
)

NO, SHELTERED, ROUGH, BY_PLACE = Insee.NO, Insee.SHELTERED, Insee.ROUGH, Insee.BY_PLACE
G1, G2, G3, G4, G5, G6 = ExitGroup
_R = ExitReason

# Columns: ETHOS Light, full ETHOS, INSEE, counts as housed, exit reason, exit group.
_STREET = {
    "RUE": Classes(1, 1, ROUGH, False, _R.STREET, G5),
    "VEH": Classes(1, 1, ROUGH, False, _R.STREET, G5),
    "ERR": Classes(1, 1, ROUGH, False, _R.STREET, G5),
    "CAMP": Classes(5, 11, BY_PLACE, False, _R.STREET, G5),
    "SQUAT": Classes(5, 11, BY_PLACE, False, _R.STREET, G5),
    "CABN": Classes(5, 11, BY_PLACE, False, _R.STREET, G5),
    "IMPR": Classes(5, 11, BY_PLACE, False, _R.STREET, G5),
    "HMOB": Classes(5, 11, BY_PLACE, False, _R.STREET, G5),
}

_THIRD_PARTY = {
    "TIERS": Classes(6, 8, NO, False, _R.HOSTED, G5),
    "TIERS-F": Classes(6, 8, NO, False, _R.HOSTED, G5),
    "TIERS-A": Classes(6, 8, NO, False, _R.HOSTED, G5),
    "TIERS-P": Classes(None, None, NO, False, _R.HOSTED, G5),
    "HCIT": Classes(6, 8, NO, False, _R.HOSTED, G5),
    "DOMC": Classes(None, None, NO, False, _R.HOSTED, G5),
}

_SHELTER = {
    "HEB": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "ABN": Classes(2, 2, SHELTERED, False, _R.SHELTER, G3),
    "HDN": Classes(2, 2, SHELTERED, False, _R.SHELTER, G3),
    "HIV": Classes(2, 2, SHELTERED, False, _R.SHELTER, G3),
    "HOT": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "HOTX": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "HOTP": Classes(None, 8, NO, False, _R.SHELTER, G3),
    "RHVS": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "CHU": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "CHS": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "HINS": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "CHRS": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "ALT": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "CM": Classes(3, 4, SHELTERED, False, _R.SHELTER, G3),
    "VVIO": Classes(3, 4, SHELTERED, False, _R.SHELTER, G3),
    "DNA": Classes(3, 5, SHELTERED, False, _R.SHELTER, G3),
    "CADA": Classes(3, 5, SHELTERED, False, _R.SHELTER, G3),
    "PCADA": Classes(3, 5, SHELTERED, False, _R.SHELTER, G3),
    "HUDA": Classes(3, 5, SHELTERED, False, _R.SHELTER, G3),
    "CHUDA": Classes(3, 5, SHELTERED, False, _R.SHELTER, G3),
    "AUDA": Classes(3, 5, SHELTERED, False, _R.SHELTER, G3),
    "CPH": Classes(3, 5, SHELTERED, False, _R.SHELTER, G3),
    "LHSS": Classes(3, 3, SHELTERED, False, _R.SHELTER, G4),
    "LAM": Classes(3, 3, SHELTERED, False, _R.SHELTER, G4),
    "MEDI": Classes(3, 3, SHELTERED, False, _R.SHELTER, G4),
    "SHVN": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
    "TRAN": Classes(3, 3, SHELTERED, False, _R.SHELTER, G3),
}

_INSTITUTION = {
    "INST": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "HOP": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "PSY": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "ADD": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "USLD": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "MRET": Classes(None, None, NO, False, _R.INSTITUTION, G4),
    "ACT": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "PRIS": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "ASSI": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "FTRA": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
    "ASE": Classes(4, 6, NO, False, _R.INSTITUTION, G4),
}

_ADAPTED_HOUSING = {
    "LADP": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "LFOY": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "RS": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "FJT": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "FTM": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "PF": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "RA": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "IML": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "IML-MG": Classes(None, None, NO, True, _R.ADAPTED_HOUSING, G2),
    "IML-SL": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "IML-BG": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "UCSD": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "PSH": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
    "LDED": Classes(None, 7, NO, True, _R.ADAPTED_HOUSING, G2),
}

_HOUSING = {
    "LOGT": Classes(None, None, NO, True, _R.HOUSING, G1),
    "LLS": Classes(None, None, NO, True, _R.HOUSING, G1),
    "LLS-PLAI": Classes(None, None, NO, True, _R.HOUSING, G1),
    "LLS-PLUS": Classes(None, None, NO, True, _R.HOUSING, G1),
    "LLS-PLS": Classes(None, None, NO, True, _R.HOUSING, G1),
    "PRV": Classes(None, None, NO, True, _R.HOUSING, G1),
    "PRV-LOC1": Classes(None, None, NO, True, _R.HOUSING, G1),
    "PRV-LOC2": Classes(None, None, NO, True, _R.HOUSING, G1),
    "PRV-LOC3": Classes(None, None, NO, True, _R.HOUSING, G1),
    "LOC-AID": Classes(None, None, NO, True, _R.HOUSING, G1),
    "RRH": Classes(None, None, NO, True, _R.HOUSING, G1),
    "COLOC": Classes(None, None, NO, True, _R.HOUSING, G1),
    "PROP": Classes(None, None, NO, True, _R.HOUSING, G1),
    "GRAT": Classes(None, None, NO, True, _R.HOUSING, G1),
    "FONC": Classes(None, None, NO, True, _R.HOUSING, G1),
    "ETU": Classes(None, None, NO, True, _R.HOUSING, G1),
    "OST": Classes(None, 8, NO, True, _R.HOUSING, G1),
    "EXP": Classes(None, 9, NO, True, _R.HOUSING, G1),
    "EXP-LLS": Classes(None, 9, NO, True, _R.HOUSING, G1),
    "EXP-PRV": Classes(None, 9, NO, True, _R.HOUSING, G1),
    "INDG": Classes(None, 12, NO, True, _R.HOUSING, G1),
    "SURO": Classes(None, 13, NO, True, _R.HOUSING, G1),
    "DVIO": Classes(None, 10, NO, True, _R.HOUSING, G1),
}

_UNKNOWN = {
    "UNK": Classes(None, None, NO, False, _R.UNKNOWN, G6),
    "AUTR": Classes(None, None, NO, False, _R.UNKNOWN, G6),
    "LEFT": Classes(None, None, NO, False, _R.ELSEWHERE, G6),
    "DEC": Classes(None, None, NO, False, _R.DEATH, G6),
}

# Sensitive → what is said instead. The parent keeps the family, ETHOS Light, INSEE, "housed" and the
# exit reason, so that no total changes with what an agreement allows to know.
_NEUTRAL = {
    "VVIO": "HEB",
    "DNA": "HEB",
    "CADA": "HEB",
    "PCADA": "HEB",
    "HUDA": "HEB",
    "CHUDA": "HEB",
    "AUDA": "HEB",
    "CPH": "HEB",
    "LHSS": "HEB",
    "LAM": "HEB",
    "MEDI": "HEB",
    "HOP": "INST",
    "PSY": "INST",
    "ADD": "INST",
    "USLD": "INST",
    "ACT": "INST",
    "PRIS": "INST",
    "ASSI": "INST",
    "FTRA": "INST",
    "RA": "PF",
    "UCSD": "LADP",
    "DVIO": "LOGT",
}

VERSION_2026 = Version(
    code="2026-1",
    valid_from=date.min,
    source=gettext_noop(
        "FEANTSA, ETHOS and ETHOS Light, 2017; Insee Première 823 and the Sans-domicile surveys"
    ),
    classes=freeze(_STREET | _THIRD_PARTY | _SHELTER | _INSTITUTION | _ADAPTED_HOUSING | _HOUSING | _UNKNOWN),
    neutral=MappingProxyType(_NEUTRAL),
    # Tents, cellars and garages are not meant for habitation; a squatted dwelling, a hut or a caravan
    # is left out by Insee Première 823. To be confirmed by a practitioner (`to_check`).
    rough_places=frozenset({"CAMP", "IMPR"}),
    to_check=frozenset(
        {"ERR", "CAMP", "SQUAT", "CABN", "IMPR", "HMOB", "HOTX", "RHVS", "ACT", "LAM", "MEDI"}
    ),
)
