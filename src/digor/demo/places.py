"""Where one may be in the demo, how long, where to next; the structures and their places.

Shapes, not measurements. What is published and was followed: about 280 emergency places in Finistère and ten more
in Quimper's cold plan (préfecture, 2022 and 2025), of which an agglomeration of a ninth of the department, with
its shelters, is given some seventy; a young workers' residence full all year. Every structure is invented.
"""

from __future__ import annotations

# place → (usual length in days, next places with their chances).
# "gone" is an end nobody saw; "left" a departure that was told; "dead" a death.
PLACES: dict[str, tuple[int, dict[str, float]]] = {
    "street": (75, {"shelter": 0.27, "night": 0.28, "hotel": 0.09, "third_party": 0.14, "gone": 0.12, "hospital": 0.06,
                    "prison": 0.02, "iml": 0.04, "left": 0.07, "dead": 0.003}),
    "night": (16, {"street": 0.48, "shelter": 0.32, "third_party": 0.08, "gone": 0.07, "left": 0.05}),
    "third_party": (80, {"street": 0.26, "shelter": 0.2, "hotel": 0.1, "social": 0.16, "private": 0.07, "gone": 0.15,
                         "boarding": 0.02, "fjt": 0.04}),
    "winter": (70, {"street": 0.34, "shelter": 0.26, "third_party": 0.14, "hotel": 0.06, "gone": 0.1, "left": 0.1}),
    "shelter": (95, {"chrs": 0.2, "street": 0.16, "iml": 0.15, "social": 0.17, "third_party": 0.1, "boarding": 0.05,
                     "gone": 0.06, "left": 0.06, "hospital": 0.03, "fjt": 0.02, "dead": 0.002}),
    "hotel": (60, {"shelter": 0.34, "street": 0.1, "iml": 0.22, "social": 0.2, "third_party": 0.09, "chrs": 0.05}),
    "chrs": (190, {"social": 0.38, "iml": 0.18, "boarding": 0.1, "private": 0.08, "street": 0.08, "left": 0.08,
                   "gone": 0.03, "fjt": 0.06, "dead": 0.003}),
    "hospital": (18, {"street": 0.3, "shelter": 0.34, "chrs": 0.14, "third_party": 0.12, "boarding": 0.09, "dead": 0.01}),
    "prison": (120, {"street": 0.34, "shelter": 0.26, "third_party": 0.2, "chrs": 0.1, "gone": 0.1}),
    "ase": (60, {"shelter": 0.24, "fjt": 0.26, "third_party": 0.28, "street": 0.17, "chrs": 0.05}),
    "iml": (330, {"social": 0.52, "private": 0.2, "third_party": 0.1, "shelter": 0.18}),
    "boarding": (800, {"social": 1.0}),
    "fjt": (300, {"private": 0.4, "social": 0.3, "third_party": 0.2, "street": 0.1}),
    "social": (1100, {"third_party": 0.5, "shelter": 0.5}),
    "private": (600, {"third_party": 0.6, "street": 0.4}),
}  # fmt: skip
# Where the demo finds people who were there before its first day, and where newcomers come from.
STOCK = {
    "street": 0.16, "third_party": 0.16, "shelter": 0.2, "hotel": 0.09, "chrs": 0.16, "iml": 0.12, "boarding": 0.06,
    "fjt": 0.02, "night": 0.03,
}  # fmt: skip
ARRIVAL = {
    "street": 0.43, "third_party": 0.22, "shelter": 0.12, "hotel": 0.06, "hospital": 0.06, "prison": 0.03, "ase": 0.05,
    "private": 0.03,
}  # fmt: skip
AFTER_PARTING = {"third_party": 0.45, "street": 0.3, "shelter": 0.25}
# Arrivals by month, January first: more when hosting ends and the cold comes.
SEASON = (1.7, 1.2, 0.8, 0.55, 0.45, 0.5, 0.55, 0.65, 1.1, 1.7, 2.1, 2.0)

# place → its structures; (places for 900 persons, more of them from November to March)
STRUCTURES: dict[str, tuple[str, ...]] = {
    "night": ("Halte Noz Vat",),
    "winter": ("Dispositif hivernal Ti Goañv",),
    "shelter": ("CHU Ti Nevez", "CHU Glaz"),
    "hotel": ("Hôtel de l'Odet",),
    "chrs": ("CHRS Ar Skluz",),
    "iml": ("IML Kemper",),
    "boarding": ("Pension de famille Ty Mamm",),
    "fjt": ("Résidence Ar Yaouank",),
}
SEATS: dict[str, tuple[int, int]] = {
    "Halte Noz Vat": (10, 4),
    "Dispositif hivernal Ti Goañv": (0, 22),
    "CHU Ti Nevez": (34, 8),
    "CHU Glaz": (20, 0),
    "Hôtel de l'Odet": (26, 6),
    "CHRS Ar Skluz": (42, 0),
    "IML Kemper": (60, 0),
    "Pension de famille Ty Mamm": (24, 0),
    "Résidence Ar Yaouank": (12, 0),
}
PERSONS = 900  # for which the places above are counted
HOUSED = frozenset({"iml", "boarding", "fjt", "social", "private"})
LISTED = frozenset({"street", "night", "winter", "shelter", "hotel", "chrs"})
