"""The 14 communes of Quimper Bretagne Occidentale (EPCI 200068120).

Populations: INSEE, legal populations of the 2026 code officiel géographique, as given by
the package @etalab/decoupage-administratif 6.0.0. Sectors of Quimper are the usual names of its
quarters; which outreach team walks which one is invented.
"""

from __future__ import annotations

EPCI = "200068120"
NAME = "Quimper Bretagne Occidentale"
COMMUNES: dict[str, tuple[str, int]] = {
    "29020": ("Briec", 5816),
    "29048": ("Edern", 2186),
    "29051": ("Ergué-Gabéric", 8606),
    "29066": ("Guengat", 1846),
    "29106": ("Landrévarzec", 1882),
    "29107": ("Landudal", 930),
    "29110": ("Langolen", 836),
    "29134": ("Locronan", 829),
    "29169": ("Plogonnec", 3236),
    "29170": ("Plomelin", 4239),
    "29173": ("Plonéis", 2409),
    "29216": ("Pluguffan", 4223),
    "29229": ("Quéménéven", 1119),
    "29232": ("Quimper", 64385),
}
SECTORS = ["Gare", "Centre", "Locmaria", "Kerfeunteun", "Penhars", "Moulin-Vert", "Ty-Bos", "Cap-Horn"]
CAPITAL = "29232"
