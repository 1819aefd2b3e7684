"""The delays of an eviction for rent arrears in French law, as dated rows: text, source, validity, read or not."""

from __future__ import annotations

from datetime import date

from digor.engines.clock.problem import Condition, Delay, Kind, Need, Party, Rule, Stage, Unit

NEW_LAW = date(2023, 7, 29)  # loi n° 2023-668 du 27 juillet 2023, in force
ALUR = date(2014, 3, 27)  # loi n° 2014-366 du 24 mars 2014, in force
CCAPEX = date(2015, 1, 1)
FURNITURE = date(2020, 1, 1)

OVER = ("settled", "left", "rehoused", "waived", "eviction", "plan_completed")
LOI_89 = "Loi n° 89-462 du 6 juillet 1989, art. 24"
LOI_2023 = "loi n° 2023-668 du 27 juillet 2023"
LEASES = "Cour de cassation, avis du 13 juin 2024, n° 24-70.002 : la loi de 2023 ne s’applique pas aux baux en cours"
LEGAL = Condition("landlord", frozenset({"legal_person"}))
PRIVATE = Condition("landlord", frozenset({"private_person"}))
INTERIM = Condition("judged", frozenset({"interim"}))
ON_MERITS = Condition("judged", frozenset({"merits"}))
FULL_DELAY = Condition("leave_delay", frozenset({"whole"}), unknown=True)
HOUSING_AID = Condition("housing_aid", frozenset({"yes"}))
ABOVE = Condition("above_threshold", frozenset({"yes"}))

STAGES = (
    Stage("eviction", "E0", "Impayé constitué", ("arrears",)),
    Stage("eviction", "E1", "Commandement de payer", ("payment_order",)),
    Stage("eviction", "E1b", "Signalement à la CCAPEX", ("ccapex_referred",)),
    Stage("eviction", "E2", "Assignation", ("summons",)),
    Stage("eviction", "E3", "Diagnostic social et financier", ("diagnostic",)),
    Stage("eviction", "E4", "Audience", ("hearing", "hearing_postponed")),
    Stage("eviction", "E5", "Jugement", ("judgment",)),
    Stage("eviction", "E6", "Commandement de quitter les lieux", ("leave_order",)),
    Stage("eviction", "E7", "Réquisition du concours de la force publique", ("force_requested",)),
    Stage("eviction", "E8", "Trêve hivernale", ()),
    Stage("eviction", "E9", "Expulsion", ("eviction",)),
)

NEEDS = (
    Need("summons", ("ccapex_referred", "aid_informed"), (LEGAL,)),
    Need("eviction", ("leave_order_copied",)),
    Need("eviction", ("force_granted",)),
)

SIX_WEEKS, TWO_MONTHS = Delay(6, Unit.WEEKS), Delay(2, Unit.MONTHS)


def _payment(code: str, party: Party, kind: Kind, says: str, opens: str, met_by: str) -> tuple[Rule, Rule]:
    """The delay of the order to pay, seen by one party, before and since the law of 2023: the lease decides."""
    before = Rule(
        code, "E1", party, kind, TWO_MONTHS, says,
        text=f"{LOI_89}, I, avant la {LOI_2023}",
        source=LEASES,
        starts="payment_order", met_by=(met_by,), stopped_by=OVER, opens=opens,
        dated_by="lease", valid_to=NEW_LAW, verified=True,
    )  # fmt: skip
    since = Rule(
        code, "E1", party, kind, SIX_WEEKS, says,
        text=f"{LOI_89}, I, modifié par la {LOI_2023}",
        source=f"{LEASES} ; bail conclu ou renouvelé depuis le 29 juillet 2023 (tacite reconduction : à vérifier)",
        starts="payment_order", met_by=(met_by,), stopped_by=OVER, opens=opens,
        dated_by="lease", valid_from=NEW_LAW, verified=True,
    )  # fmt: skip
    return before, since


def _notice(delay: Delay, valid_from: date | None, valid_to: date | None, text: str) -> Rule:
    return Rule(
        "prefect_notified", "E2", Party.BAILIFF, Kind.LAST_DAY, delay,
        "L’assignation est notifiée au préfet au moins ce délai avant l’audience, à peine d’irrecevabilité.",
        text=text,
        source="Loi anti-squat (Massol avocats) ; délai compté à rebours, sans prorogation",
        starts="hearing", met_by=("prefect_notified",), stopped_by=OVER, since="summons",
        dated_by="summons", valid_from=valid_from, valid_to=valid_to, verified=True,
    )  # fmt: skip


def _limit(
    code: str, length: int, unit: Unit, starts: str, set_by: str, says: str, text: str, source: str,
    valid_from: date | None, valid_to: date | None, verified: bool,
) -> Rule:  # fmt: skip
    return Rule(
        code, "E5" if starts == "judgment" else "E6", Party.COURT, Kind.LIMIT, Delay(length, unit), says,
        text=text, source=source, starts=starts, met_by=(set_by,),
        valid_from=valid_from, valid_to=valid_to, verified=verified,
    )  # fmt: skip


PLAN = "Les délais de paiement accordés par le juge ne vont pas au-delà."
TIME = "Le temps accordé par le juge de l’exécution ne va pas au-delà (renouvelable)."
CPCE = "Code des procédures civiles d’exécution"
ANTI_SQUAT = "Loi anti-squat (Massol avocats)"

RULES: tuple[Rule, ...] = (
    Rule(
        "aid_informed", "E0", Party.LANDLORD, Kind.LAST_DAY, TWO_MONTHS,
        "Le bailleur signale l’impayé à la CAF ou à la MSA.",
        text="Code de la construction et de l’habitation, art. R. 824-4",
        source="usage des CAF : deux mois suivant la constitution de l’impayé ; à vérifier",
        starts="arrears", when=(HOUSING_AID,), met_by=("aid_informed",), stopped_by=OVER,
    ),
    *_payment(
        "pay", Party.HOUSEHOLD, Kind.LAST_DAY,
        "Payée en entier dans ce délai, la dette laisse la clause résolutoire sans effet.", "", "settled",
    ),
    *_payment(
        "clause", Party.LANDLORD, Kind.NOT_BEFORE,
        "La clause résolutoire ne produit effet, et l’assignation ne se fonde sur elle, qu’après ce délai.",
        "summons", "summons",
    ),
    Rule(
        "ccapex_private", "E1b", Party.BAILIFF, Kind.LAST_DAY, Delay(0),
        "Le commissaire de justice signale le commandement à la CCAPEX : deux mois consécutifs d’impayé ou dette de "
        "deux loyers hors charges.",
        text=f"{LOI_89}, I, modifié par la {LOI_2023}",
        source="Signalements des commandements de payer (La Semaine juridique, notariale, n° 36, 8 septembre 2023)",
        starts="payment_order", when=(PRIVATE, ABOVE), met_by=("ccapex_referred",), stopped_by=OVER,
        valid_from=NEW_LAW, verified=True,
    ),
    Rule(
        "ccapex_private", "E1b", Party.BAILIFF, Kind.LAST_DAY, Delay(0),
        "Le commissaire de justice signale le commandement à la CCAPEX au-dessus des seuils fixés par le préfet.",
        text=f"{LOI_89}, I ; décret n° 2015-1384 du 30 octobre 2015",
        source="Modalités de signalement des commandements de payer (habitat-social.com)",
        starts="payment_order", when=(PRIVATE, ABOVE), met_by=("ccapex_referred",), stopped_by=OVER,
        valid_from=CCAPEX, valid_to=NEW_LAW, verified=True,
    ),
    Rule(
        "ccapex_wait", "E1b", Party.LANDLORD, Kind.NOT_BEFORE, TWO_MONTHS,
        "Le bailleur personne morale n’assigne pas avant l’expiration de ce délai, à peine d’irrecevabilité.",
        text=f"{LOI_89}, II",
        source="La procédure d’expulsion en 13 étapes (K. Bocquillon, 2025) ; CCAPEX (DREAL Occitanie)",
        starts="ccapex_referred", when=(LEGAL,), met_by=("summons",), stopped_by=OVER, opens="summons",
        valid_from=CCAPEX, verified=True,
    ),
    Rule(
        "ccapex_legal", "E1b", Party.LANDLORD, Kind.LAST_DAY, Delay(2, Unit.MONTHS, before=True),
        "La CCAPEX (ou la CAF, ce qui en tient lieu) a été saisie au plus tard ce jour-là.",
        text=f"{LOI_89}, II",
        source="La procédure d’expulsion en 13 étapes (K. Bocquillon, 2025) ; CCAPEX (DREAL Occitanie)",
        starts="summons", when=(LEGAL,), met_by=("ccapex_referred", "aid_informed"), stopped_by=OVER,
        valid_from=CCAPEX, verified=True,
    ),
    _notice(Delay(6, Unit.WEEKS, before=True), NEW_LAW, None, f"{LOI_89}, III, modifié par la {LOI_2023}"),
    _notice(Delay(2, Unit.MONTHS, before=True), None, NEW_LAW, f"{LOI_89}, III, avant la {LOI_2023}"),
    Rule(
        "diagnostic", "E3", Party.SOCIAL, Kind.LAST_DAY, Delay(1, before=True),
        "Le diagnostic social et financier parvient au juge avant l’audience.",
        text=f"{LOI_89}, III",
        source="pratique des CCAPEX ; à vérifier",
        starts="hearing", met_by=("diagnostic",), stopped_by=OVER, since="summons",
    ),
    Rule(
        "rent_resumed", "E4", Party.HOUSEHOLD, Kind.LAST_DAY, Delay(1, before=True),
        "Le loyer courant est repris en entier avant l’audience : sans cela, ni délais de paiement ni clause suspendue.",
        text=f"{LOI_89}, V et VII, modifiés par la {LOI_2023}",
        source="Loi 2023-668, modification de l’art. 24 (legal.tricoteuses.fr)",
        starts="hearing", met_by=("rent_resumed",), stopped_by=OVER, since="summons",
        dated_by="summons", valid_from=NEW_LAW, verified=True,
    ),
    Rule(
        "hearing", "E4", Party.HOUSEHOLD, Kind.MEETING, Delay(0),
        "Audience du juge des contentieux de la protection.",
        text=f"{LOI_89}, III", source="acte de la procédure",
        starts="hearing", met_by=("judgment", "hearing_postponed"), stopped_by=OVER, since="summons", verified=True,
    ),
    Rule(
        "hearing_postponed", "E4", Party.HOUSEHOLD, Kind.MEETING, Delay(0),
        "Audience de renvoi.",
        text=f"{LOI_89}, III", source="acte de la procédure",
        starts="hearing_postponed", met_by=("judgment",), stopped_by=OVER, since="summons", verified=True,
    ),
    _limit(
        "plan_limit", 36, Unit.MONTHS, "judgment", "plan_end", PLAN, f"{LOI_89}, V",
        "trois années depuis la loi n° 2014-366 du 24 mars 2014 ; à vérifier", ALUR, None, False,
    ),
    _limit(
        "plan_limit", 24, Unit.MONTHS, "judgment", "plan_end", PLAN,
        f"{LOI_89}, avant la loi n° 2014-366 du 24 mars 2014 ; Code civil, art. 1244-1 ancien",
        "deux années ; à vérifier", None, ALUR, False,
    ),
    Rule(
        "dalo_threatened", "E5", Party.HOUSEHOLD, Kind.FROM, Delay(0),
        "Le recours amiable DALO est possible au motif d’une menace d’expulsion sans relogement (décision de justice).",
        text="Code de la construction et de l’habitation, art. L. 441-2-3 et R. 441-14-1",
        source="CCH, art. L. 441-2-3 et R. * 441-14-1 (copie publique du code)",
        starts="judgment", met_by=("dalo_filed",), stopped_by=OVER, verified=True,
    ),
    Rule(
        "appeal", "E5", Party.HOUSEHOLD, Kind.LAST_DAY, Delay(1, Unit.MONTHS, extended=True),
        "Appel du jugement, compté de sa signification.",
        text="Code de procédure civile, art. 538, 641 et 642",
        source="art. 641 et 642 lus ; art. 538 à vérifier",
        starts="judgment_served", when=(ON_MERITS,), met_by=("appeal",), stopped_by=OVER,
    ),
    Rule(
        "appeal", "E5", Party.HOUSEHOLD, Kind.LAST_DAY, Delay(15, extended=True),
        "Appel d’une ordonnance de référé, compté de sa signification.",
        text="Code de procédure civile, art. 490, 641 et 642",
        source="art. 641 et 642 lus ; art. 490 à vérifier",
        starts="judgment_served", when=(INTERIM,), met_by=("appeal",), stopped_by=OVER,
    ),
    Rule(
        "leave", "E6", Party.LANDLORD, Kind.NOT_BEFORE, TWO_MONTHS,
        "Pas d’expulsion avant ce délai ; il ne court pas tant que le préfet n’a pas reçu copie du commandement.",
        text=f"{CPCE}, art. L. 412-1 et L. 412-5",
        source="CPCE, art. L. 412-1 (copie publique du code, antérieure à 2023) ; débats de la loi de 2023 (NosDéputés)",
        starts="leave_order", needs="leave_order_copied", when=(FULL_DELAY,), met_by=("eviction",),
        stopped_by=OVER, paused=True, opens="eviction", verified=True,
    ),
    Rule(
        "leave_at_once", "E6", Party.LANDLORD, Kind.FROM, Delay(0),
        "Le juge a supprimé le délai, ou la loi l’écarte (entrée par manœuvres, menaces, voies de fait ou contrainte).",
        text=f"{CPCE}, art. L. 412-1, modifié par la {LOI_2023}",
        source=f"{ANTI_SQUAT} ; à vérifier",
        starts="leave_order", when=(Condition("leave_delay", frozenset({"removed"}), unknown=False),),
        met_by=("eviction",), stopped_by=OVER, paused=True, opens="eviction",
    ),
    Rule(
        "more_time", "E6", Party.LANDLORD, Kind.NOT_BEFORE, Delay(0),
        "Pas d’expulsion avant la fin du temps accordé par le juge de l’exécution.",
        text=f"{CPCE}, art. L. 412-3 et L. 412-4", source=ANTI_SQUAT,
        starts="more_time_until", met_by=("eviction",), stopped_by=OVER, since="more_time_granted", paused=True, opens="eviction",
        verified=True,
    ),
    _limit(
        "more_time_limit", 1, Unit.YEARS, "more_time_granted", "more_time_until", TIME,
        f"{CPCE}, art. L. 412-4, modifié par la {LOI_2023}", f"{ANTI_SQUAT} : un mois à un an", NEW_LAW, None, True,
    ),
    _limit(
        "more_time_limit", 3, Unit.YEARS, "more_time_granted", "more_time_until", TIME,
        f"{CPCE}, art. L. 412-4, avant la {LOI_2023}", f"{ANTI_SQUAT} : trois mois à trois ans", None, NEW_LAW, True,
    ),
    Rule(
        "force", "E7", Party.PREFECT, Kind.SILENCE, TWO_MONTHS,
        "Sans réponse du préfet dans ce délai, le concours de la force publique est refusé et l’État en répond.",
        text=f"{CPCE}, art. L. 153-1 et R. 153-1",
        source="CPCE, art. L. 153-1 (copie publique du code) ; R. 153-1 à vérifier",
        starts="force_requested", met_by=("force_granted", "force_refused"), stopped_by=OVER, paused=True,
    ),
    Rule(
        "furniture", "E9", Party.HOUSEHOLD, Kind.LAST_DAY, Delay(2, Unit.MONTHS),
        "Les meubles laissés sur place sont retirés dans ce délai, compté de la signification du procès-verbal.",
        text=f"{CPCE}, art. R. 433-1, rédaction du 1er janvier 2020", source="à vérifier",
        starts="eviction_served", met_by=("furniture_taken",), valid_from=FURNITURE,
    ),
    Rule(
        "furniture", "E9", Party.HOUSEHOLD, Kind.LAST_DAY, Delay(1, Unit.MONTHS),
        "Les meubles laissés sur place sont retirés dans ce délai, compté de la signification du procès-verbal.",
        text=f"{CPCE}, art. R. 433-1, rédaction du 1er juin 2012",
        source="CPCE, art. R. 433-1 (Lexbase, version antérieure à 2020)",
        starts="eviction_served", met_by=("furniture_taken",), valid_to=FURNITURE, verified=True,
    ),
)  # fmt: skip
