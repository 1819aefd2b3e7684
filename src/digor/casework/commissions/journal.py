"""The verbs of the commission, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

VERBS = {
    "commission_opened": _("opened the commission %(commission)s"),
    "regulation_adopted": _("adopted version %(version)s of the rules of the commission %(commission)s"),
    "member_seated": _("gave organisation %(organisation)s a seat in the commission %(commission)s"),
    "member_left": _("ended the seat of organisation %(organisation)s in the commission %(commission)s"),
    "charter_signed": _("signed version %(version)s of the charter of the commission %(commission)s"),
    "referral_begun": _("began the referral of file %(case)s"),
    "referral_moved": _("referral of file %(case)s: from %(before)s to %(after)s"),
    "word_given": _("wrote down the household’s word for file %(case)s"),
    "word_erased": _("erased the household’s word for file %(case)s"),
    "session_planned": _("planned the session of %(day)s"),
    "agenda_sent": _("sent the agenda of the session of %(day)s: %(count)s cases"),
    "session_opened": _("opened the session of %(day)s"),
    "session_closed": _("closed the session of %(day)s"),
    "case_answered": _("answered on file %(case)s: %(answer)s"),
    "stepped_aside": _("stepped aside from file %(case)s"),
    "case_decided": _("wrote the decisions on file %(case)s: %(decisions)s"),
    "decision_ended": _("said what became of a decision on file %(case)s: %(result)s"),
    "decisions_reminded": _("reminded of %(count)s decisions that are late"),
    "case_returned": _("brought file %(case)s back to the commission"),
    "case_escalated": _("sent file %(case)s to the technical committee: %(cause)s"),
    "identity_shared": _("opened the identity of file %(case)s to organisation %(organisation)s"),
}
