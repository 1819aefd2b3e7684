"""The delays of the right to housing (DALO) and to shelter (DAHO) in French law, as dated rows."""

from __future__ import annotations

from dataclasses import replace

from digor.engines.clock.problem import Condition, Delay, Kind, Party, Rule, Stage, Unit

OVER = ("rehoused", "dalo_withdrawn", "priority_lost")
CCH = "Code de la construction et de l’habitation"
CJA = "Code de justice administrative"
SHEETS = "DALO, recours amiable et contentieux (fiches Service-public relayées par Saint-Jean-le-Blanc)"
HANFFOU = "Délais de recours DALO (cabinet Hanffou)"
VERNET = "DALO/DAHO (Robin Vernet avocates)"
INJUNCTION = "Association DALO, résumé du Conseil d’État : quatre mois (CJA, art. R. 778-2), l’art. R. 421-1 ne s’y applique pas"
SIX = Condition("offer_months", frozenset({"six"}), unknown=False)
THREE = Condition("offer_months", frozenset({"three"}), unknown=True)
DWELLING = Condition("shelter_kind", frozenset({"transitional"}), unknown=False)
SHELTER = Condition("shelter_kind", frozenset({"shelter"}), unknown=True)

STAGES = (
    Stage("dalo", "D1", "Recours amiable DALO reçu", ("dalo_filed",)),
    Stage(
        "dalo",
        "D2",
        "Décision de la commission de médiation",
        ("dalo_recognised", "dalo_redirected", "dalo_rejected"),
    ),
    Stage("dalo", "D3", "Offre faite", ("offer_made",)),
    Stage("dalo", "D4", "Tribunal administratif saisi en injonction", ("injunction_filed",)),
    Stage("daho", "H1", "Recours amiable DAHO reçu", ("daho_filed",)),
    Stage("daho", "H2", "Décision de la commission de médiation", ("daho_recognised", "daho_rejected")),
    Stage("daho", "H3", "Proposition d’accueil faite", ("shelter_offered",)),
    Stage("daho", "H4", "Tribunal administratif saisi en injonction", ("shelter_injunction_filed",)),
)
MONTHS_2, MONTHS_3 = Delay(2, Unit.MONTHS), Delay(3, Unit.MONTHS)
MONTHS_4, WEEKS_6 = Delay(4, Unit.MONTHS), Delay(6, Unit.WEEKS)
REFUSAL = Delay(2, Unit.MONTHS, franc=True, extended=True)
ANSWERED = ("dalo_recognised", "dalo_redirected", "dalo_rejected")

_offer = Rule(
    "offer", "D2", Party.PREFECT, Kind.SILENCE, MONTHS_3,
    "Le préfet fait une offre dans ce délai, compté de la décision (Finistère : trois mois, à confirmer).",
    text=f"{CCH}, art. R. 441-16-1", source=SHEETS,
    starts="dalo_recognised", when=(THREE,), met_by=("offer_made",), stopped_by=OVER, verified=True,
)  # fmt: skip
_shelter_offer = Rule(
    "shelter_offer", "H2", Party.PREFECT, Kind.SILENCE, WEEKS_6,
    "Le préfet propose un accueil dans ce délai, compté de la décision.",
    text=f"{CCH}, art. R. 441-18", source=SHEETS,
    starts="daho_recognised", when=(SHELTER,), met_by=("shelter_offered",), stopped_by=OVER, verified=True,
)  # fmt: skip
_injunction = Rule(
    "injunction", "D3", Party.HOUSEHOLD, Kind.LAST_DAY, MONTHS_4,
    "Recours en injonction, dans ce délai après la fin de celui du préfet, sans offre adaptée.",
    text=f"{CJA}, art. R. 778-2 ; {CCH}, art. L. 441-2-3-1", source=INJUNCTION,
    after="offer", met_by=("injunction_filed",), stopped_by=OVER, verified=True,
)  # fmt: skip
_ruling = Rule(
    "ruling", "D4", Party.COURT, Kind.SILENCE, MONTHS_2,
    "Le tribunal administratif statue, en principe dans ce délai.",
    text=f"{CCH}, art. L. 441-2-3-1",
    source="Recours DALO-injonction (info-dalo-logement.fr) : environ deux mois",
    starts="injunction_filed", met_by=("injunction_ruled",), stopped_by=OVER,
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    Rule(
        "sheltered_long", "D1", Party.HOUSEHOLD, Kind.NOT_BEFORE, Delay(6, Unit.MONTHS),
        "Hébergé de façon continue depuis plus de ce délai : un motif de recours DALO.",
        text=f"{CCH}, art. R. 441-14-1", source="CCH, art. R. * 441-14-1 (copie publique du code)",
        starts="sheltered", met_by=("dalo_filed",), stopped_by=(*OVER, "shelter_left"), verified=True,
    ),
    Rule(
        "lodged_long", "D1", Party.HOUSEHOLD, Kind.NOT_BEFORE, Delay(18, Unit.MONTHS),
        "En logement de transition ou logement-foyer depuis plus de ce délai : un motif de recours DALO.",
        text=f"{CCH}, art. R. 441-14-1", source="CCH, art. R. * 441-14-1 (copie publique du code)",
        starts="lodged", met_by=("dalo_filed",), stopped_by=(*OVER, "shelter_left"), verified=True,
    ),
    Rule(
        "mediation", "D1", Party.COMMISSION, Kind.SILENCE, MONTHS_3,
        "La commission de médiation décide dans ce délai, compté de la réception ; son silence vaut rejet.",
        text=f"{CCH}, art. R. 441-15", source=HANFFOU,
        starts="dalo_filed", met_by=ANSWERED, stopped_by=OVER, verified=True,
    ),
    Rule(
        "refusal_appeal", "D2", Party.HOUSEHOLD, Kind.LAST_DAY, REFUSAL,
        "Recours gracieux ou contentieux contre le refus, compté de sa notification.",
        text=f"{CJA}, art. R. 421-1 (délai franc)", source=f"{HANFFOU} ; {VERNET} ; délai franc : à vérifier",
        starts="dalo_rejected", met_by=("refusal_appealed",), stopped_by=OVER,
    ),
    Rule(
        "silence_appeal", "D2", Party.HOUSEHOLD, Kind.LAST_DAY, REFUSAL,
        "Recours contre le rejet né du silence de la commission.",
        text=f"{CJA}, art. R. 421-1 et R. 421-2 (délai franc)", source=f"{HANFFOU} ; délai franc : à vérifier",
        after="mediation", met_by=("refusal_appealed",), stopped_by=(*OVER, *ANSWERED),
    ),
    _offer,
    replace(
        _offer, delay=Delay(6, Unit.MONTHS), when=(SIX,),
        says="Le préfet fait une offre dans ce délai : outre-mer et départements d’une grande agglomération (liste).",
    ),
    _injunction,
    _ruling,
    Rule(
        "shelter_mediation", "H1", Party.COMMISSION, Kind.SILENCE, WEEKS_6,
        "La commission de médiation décide dans ce délai, compté de la réception.",
        text=f"{CCH}, art. R. 441-15 et R. 441-18", source=VERNET,
        starts="daho_filed", met_by=("daho_recognised", "daho_rejected"), stopped_by=OVER, verified=True,
    ),
    Rule(
        "shelter_refusal_appeal", "H2", Party.HOUSEHOLD, Kind.LAST_DAY, REFUSAL,
        "Recours gracieux ou contentieux contre le refus, compté de sa notification.",
        text=f"{CJA}, art. R. 421-1 (délai franc)", source=f"{VERNET} ; délai franc : à vérifier",
        starts="daho_rejected", met_by=("refusal_appealed",), stopped_by=OVER,
    ),
    replace(_shelter_offer, starts="dalo_redirected", code="redirected_offer"),
    _shelter_offer,
    replace(
        _shelter_offer, delay=MONTHS_3, when=(DWELLING,), verified=False,
        says="Le préfet propose un logement de transition ou un logement-foyer dans ce délai.",
        source="à vérifier",
    ),
    replace(_injunction, code="redirected_injunction", stage="H3", after="redirected_offer",
            met_by=("shelter_injunction_filed",)),
    replace(_injunction, code="shelter_injunction", stage="H3", after="shelter_offer",
            met_by=("shelter_injunction_filed",)),
    replace(_ruling, code="shelter_ruling", stage="H4", starts="shelter_injunction_filed"),
)  # fmt: skip
