"""The French law of evictions and of the right to housing, put together: what a caller gives the clock.

A change of law is a row more, with its day, here or in `french_eviction.py` and `french_dalo.py`; the old row stays.
Not told: the delays suspended from 12 March to 23 June 2020, local holidays, over-indebtedness.
"""

from __future__ import annotations

from datetime import date

from digor.engines.clock import french_dalo, french_eviction
from digor.engines.clock.problem import ONGOING, Clause, Exemption, Holiday, Law, Winter

CPCE = "Code des procédures civiles d’exécution"
CLUB = "Le Club des juristes : expulsion d’un squat à Lyon, la trêve hivernale en questions"
LEGROS = "Trêve hivernale 2023-2024 (S. Legros, avocate)"

# Code du travail, art. L. 3133-1
HOLIDAYS = (
    Holiday("new_year", 1, 1),
    Holiday("labour_day", 5, 1),
    Holiday("victory", 5, 8, from_year=1982),
    Holiday("bastille_day", 7, 14),
    Holiday("assumption", 8, 15),
    Holiday("all_saints", 11, 1),
    Holiday("armistice", 11, 11),
    Holiday("christmas", 12, 25),
    Holiday("easter_monday", after_easter=1),
    Holiday("ascension", after_easter=39),
    Holiday("whit_monday", after_easter=50),
)
AUTUMN = (11, 1)
WINTERS = (
    Winter(
        2011, 2013, AUTUMN, (3, 15), f"{CPCE}, art. L. 412-6, rédaction d’origine",
        "La Gazette des communes, 2013 : que signifie la « trêve hivernale » ?", True,
    ),
    Winter(
        2014, 2018, AUTUMN, (3, 31), f"{CPCE}, art. L. 412-6, modifié par la loi n° 2014-366 du 24 mars 2014",
        "La trêve hivernale (Dal Cortivo avocats, 2017)", True,
    ),
    Winter(
        2019, 2019, AUTUMN, (7, 10), "Ordonnance n° 2020-331 du 25 mars 2020 ; loi n° 2020-546 du 11 mai 2020",
        "La trêve hivernale prend fin en France (Journal de l’économie, 2022)", True,
    ),
    Winter(
        2020, 2020, AUTUMN, (5, 31), "Ordonnance n° 2021-141 du 10 février 2021",
        "Trêve hivernale prolongée (ADIL 66, 11 février 2021)", True,
    ),
    Winter(2021, ONGOING, AUTUMN, (3, 31), f"{CPCE}, art. L. 412-6", CLUB, True),
)  # fmt: skip
EXEMPTIONS = (
    Exemption(
        "adequate_rehousing",
        "Relogement assuré dans des conditions suffisantes, respectant l’unité et les besoins de la famille.",
        f"{CPCE}, art. L. 412-6, al. 1", CLUB, verified=True,
    ),
    Exemption(
        "squat_of_home",
        "Expulsion prononcée pour une introduction sans droit ni titre dans le domicile d’autrui, à l’aide de "
        "manœuvres, menaces, voies de fait ou contrainte.",
        f"{CPCE}, art. L. 412-6, al. 2, issu de la loi n° 2018-1021 du 23 novembre 2018", f"{CLUB} ; date à vérifier",
        valid_from=date(2018, 11, 25),
    ),
    Exemption(
        "removed_by_judge",
        "Le juge a supprimé ou réduit le sursis : entrée dans tout autre lieu par les mêmes moyens.",
        f"{CPCE}, art. L. 412-6, al. 3", LEGROS, verified=True,
    ),
    Exemption(
        "student_housing",
        "Logement destiné aux étudiants dont l’occupant ne remplit plus les conditions.",
        f"{CPCE}, art. L. 412-7", LEGROS, verified=True,
    ),
    Exemption(
        "violent_partner",
        "Conjoint, partenaire ou concubin violent dont l’expulsion a été ordonnée par le juge aux affaires familiales.",
        f"{CPCE}, art. L. 412-8", LEGROS, verified=True,
    ),
)  # fmt: skip
WORDS = {
    "landlord": frozenset({"private_person", "legal_person"}),
    "judged": frozenset({"merits", "interim"}),
    "housing_aid": frozenset({"yes", "no"}),
    "above_threshold": frozenset({"yes", "no"}),
    "leave_delay": frozenset({"whole", "removed"}),
    "offer_months": frozenset({"three", "six"}),
    "shelter_kind": frozenset({"shelter", "transitional"}),
    "truce_exception": frozenset(one.word for one in EXEMPTIONS),
}
LAW = Law(
    version="fr-2026-1",
    rules=french_eviction.RULES + french_dalo.RULES,
    stages=french_eviction.STAGES + french_dalo.STAGES,
    holidays=HOLIDAYS,
    winters=WINTERS,
    exemptions=EXEMPTIONS,
    words=WORDS,
    clause=Clause("pay", "clause_suspended", "plan_missed", "plan_completed"),
    sheltered="eviction",
    sheltered_since="leave_order",
    needs=french_eviction.NEEDS,
)
