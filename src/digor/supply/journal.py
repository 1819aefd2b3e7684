"""The verbs of homes, in sentences: codes, numbers and days only."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

VERBS = {
    "landlord_added": _("added the landlord %(landlord)s"),
    "dwelling_described": _("described dwelling %(dwelling)s of %(landlord)s"),
    "vacancy_declared": _("declared vacancy %(vacancy)s of %(landlord)s"),
    "vacancy_stepped": _("said of vacancy %(vacancy)s of %(landlord)s: %(step)s on %(day)s"),
    "homes_taken_back": _("took back what was said of homes under number %(number)s"),
    "flow_signed": _("recorded the flow convention of %(landlord)s with %(holder)s for %(year)s"),
    "stock_counted": ngettext_lazy(
        "counted the stock of %(landlord)s from %(day)s: %(count)s dwelling",
        "counted the stock of %(landlord)s from %(day)s: %(count)s dwellings",
        "count",
    ),
    "operation_added": _("added operation %(operation)s of %(landlord)s"),
    "milestone_written": _("wrote stage %(stage)s of operation %(operation)s"),
    "mediation_written": _("wrote for %(landlord)s, rental mediation: %(movement)s, %(count)s, on %(day)s"),
    "anah_signed": _("recorded an Anah agreement of %(landlord)s, level %(level)s"),
    "facility_added": _("added place %(facility)s"),
    "capacity_set": _("set the capacity of place %(facility)s from %(day)s: %(places)s"),
    "communes_placed": _("placed %(count)s communes on the map"),
    "contours_loaded": _("loaded %(count)s contours"),
    "homes_exported": ngettext_lazy(
        "exported %(what)s: %(count)s line", "exported %(what)s: %(count)s lines", "count"
    ),
}
