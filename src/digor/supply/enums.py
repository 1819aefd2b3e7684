"""The words of homes."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LandlordKind(models.TextChoices):
    """Who lets."""

    SOCIAL = "social", _("social landlord")
    AIS = "ais", _("social rental agency (AIS)")
    ASSOCIATION = "association", _("association that houses")
    PRIVATE = "private", _("private owner")


class Solution(models.TextChoices):
    """Where one may live or be sheltered: one coded table, the same as the territory's partners use."""

    ABN = "ABN", _("night shelter")
    HOT = "HOT", _("hotel nights paid by the 115")
    CHU = "CHU", _("emergency shelter (CHU)")
    CHS = "CHS", _("stabilisation shelter (CHS)")
    CHRS = "CHRS", _("shelter with social support (CHRS)")
    ALT = "ALT", _("temporary dwelling (ALT)")
    RS = "RS", _("social residence")
    FJT = "FJT", _("young workers’ home (FJT)")
    PF = "PF", _("family boarding house (pension de famille)")
    RA = "RA", _("residence for people with a psychic disability (résidence accueil)")
    IML_MG = "IML-MG", _("IML, letting mandate")
    IML_SL = "IML-SL", _("IML, sublet")
    IML_BG = "IML-BG", _("IML, sliding lease")
    LLS = "LLS", _("social dwelling")
    PRV_CONV = "PRV-CONV", _("private dwelling under an Anah agreement")
    PRV = "PRV", _("private dwelling")


# Places counted by capacity, not dwelling by dwelling.
BY_PLACES = frozenset(
    {Solution.ABN, Solution.HOT, Solution.CHU, Solution.CHS, Solution.CHRS, Solution.ALT, Solution.RS, Solution.FJT}
    | {Solution.PF, Solution.RA}
)  # fmt: skip


class Typology(models.TextChoices):
    """Main rooms."""

    T1 = "T1", "T1"
    T1B = "T1B", "T1 bis"
    T2 = "T2", "T2"
    T3 = "T3", "T3"
    T4 = "T4", "T4"
    T5 = "T5", _("T5 and more")


class Financing(models.TextChoices):
    """Which loan, or which Anah agreement: it fixes the ceilings of resources and of rent."""

    PLAI = "PLAI", "PLAI"
    PLUS = "PLUS", "PLUS"
    PLS = "PLS", "PLS"
    LOC1 = "LOC1", "Loc1"
    LOC2 = "LOC2", "Loc2"
    LOC3 = "LOC3", "Loc3"
    NONE = "NONE", _("without agreement")


class Accessibility(models.TextChoices):
    """How far one gets with a wheelchair or with difficulty in walking."""

    NONE = "none", _("stairs to the door")
    REACHED = "reached", _("reached without a step")
    ADAPTED = "adapted", _("adapted to a wheelchair")


class Holder(models.TextChoices):
    """Who may name candidates for a vacancy (reservation holder)."""

    STATE = "state", _("the State (prefect’s quota)")
    STATE_AGENTS = "state_agents", _("the State (civil servants)")
    INTERCOMMUNALITY = "intercommunality", _("the intercommunal authority")
    COMMUNE = "commune", pgettext_lazy("reservation holder", "the commune")
    DEPARTMENT = "department", pgettext_lazy("reservation holder", "the department")
    ACTION_LOGEMENT = "action_logement", "Action Logement"
    SIAO = "siao", pgettext_lazy("reservation holder", "the SIAO")
    LANDLORD = "landlord", _("the landlord itself")


class State(models.TextChoices):
    """Where a vacancy stands: derived from what was said of it (`rules.replay`), never typed."""

    DECLARED = "declared", pgettext_lazy("vacancy", "declared")
    OPEN = "open", _("open to designation")
    PROPOSED = "proposed", pgettext_lazy("vacancy", "proposed")
    LET = "let", pgettext_lazy("vacancy", "let")
    WITHDRAWN = "withdrawn", pgettext_lazy("vacancy", "withdrawn")
    LAPSED = "lapsed", pgettext_lazy("vacancy", "lapsed")


MEANING = {
    State.DECLARED: _("the landlord says it will be free; nobody is asked to name candidates yet"),
    State.OPEN: _("a reservation holder may name candidates, until the deadline"),
    State.PROPOSED: _("candidates were named: the landlord’s committee answers"),
    State.LET: _("the lease is signed; moving in is another day"),
    State.WITHDRAWN: _("it is not to let any more"),
    State.LAPSED: _("the deadline passed without a candidate, the landlord took it back"),
}


class Step(models.TextChoices):
    """What somebody says happened to a vacancy."""

    ORIENT = "orient", _("Open to a reservation holder")
    PROPOSE = "propose", _("Candidates are named")
    REFUSE = "refuse", _("The proposal fails")
    LET = "let", _("The lease is signed")
    WITHDRAW = "withdraw", _("Withdraw it")
    LAPSE = "lapse", _("The landlord takes it back")


class Refusal(models.TextChoices):
    """Why a proposal fails, or a vacancy is withdrawn: codes, because a free sentence may hold a name."""

    HOUSEHOLD_DECLINED = "household_declined", _("the household declined")
    NO_ANSWER = "no_answer", _("the household did not answer")
    RESOURCES = "resources", _("the household’s resources and the rent do not fit")
    SIZE = "size", _("the size does not fit the household")
    DOCUMENTS = "documents", _("documents are missing")
    COMMITTEE = "committee", _("the committee chose another candidate")
    WORKS = "works", _("works are needed first")
    SOLD = "sold", _("sold or pulled down")
    ERROR = "error", _("declared by mistake")
    OTHER = "other", pgettext_lazy("reason", "another reason")


class Kind(models.TextChoices):
    """What a row tells of."""

    DWELLING = "dwelling", _("dwelling")
    VACANCY = "vacancy", _("vacancy")
    STEP = "step", _("what became of a vacancy")
    REPORT = "report", _("report on the condition of a dwelling")


class Stage(models.TextChoices):
    """Production, from the decision to the keys."""

    PROGRAMMED = "programmed", pgettext_lazy("operation", "programmed")
    FINANCED = "financed", _("financed (approval)")
    STARTED = "started", pgettext_lazy("operation", "works begun")
    DELIVERED = "delivered", pgettext_lazy("operation", "delivered")


class ProductionKind(models.TextChoices):
    """What an operation produces."""

    PLAI = "PLAI", "PLAI"
    PLUS = "PLUS", "PLUS"
    PLS = "PLS", "PLS"
    PF = "PF", _("family boarding house")


class Movement(models.TextChoices):
    """A dwelling comes into rental mediation (IML), or leaves it."""

    CAPTURED = "captured", _("captured")
    LOST = "lost", pgettext_lazy("dwelling", "lost")


class Measure(models.TextChoices):
    """What the authority ordered (CCH L511-1 and following)."""

    NONE = "none", _("no measure yet")
    FORMAL_NOTICE = "formal_notice", _("letter of formal notice")
    SAFETY = "safety", _("order, safety of the building (mise en sécurité)")
    INSALUBRITY = "insalubrity", _("order, unhealthy dwelling (insalubrité)")
    URGENT = "urgent", _("urgent order")
    RSD = "rsd", _("breach of the health rules of the département (RSD)")


class Finding(models.TextChoices):
    """What the visit found."""

    WAITING = "waiting", _("visit to come")
    DECENT = "decent", _("decent")
    NOT_DECENT = "not_decent", _("not decent")
    UNFIT = "unfit", _("unfit for habitation")
    DANGEROUS = "dangerous", _("dangerous")


class Outcome(models.TextChoices):
    """How the report ends."""

    OPEN = "open", _("under way")
    REPAIRED = "repaired", _("works done")
    REHOUSED = "rehoused", _("the owner rehoused the occupants")
    LIFTED = "lifted", _("order lifted")
    UNFOUNDED = "unfounded", _("nothing found")
