"""The ledger's verbs, in sentences: case numbers and codes only."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

EXPORTED = "list_exported"
CORRECTIONS = "corrections_exported"
VERBS = {
    "record_created": _("opened file %(case)s"),
    "situation_stated": _("stated a night of file %(case)s: %(situation)s, %(day)s (revision %(revision)s)"),
    "contact_stated": _("had news of file %(case)s, %(day)s (revision %(revision)s)"),
    "statement_taken_back": _("took back what was said of file %(case)s (revision %(revision)s)"),
    "correction_asked": _("asked %(source)s to correct what it says of file %(case)s, night of %(day)s"),
    "both_said_true": _("said of file %(case)s that both statements of the night of %(day)s are true"),
    "settlement_lifted": _("opened again the contradiction of file %(case)s, night of %(day)s"),
    # Without a count: two readers of one revision would tell how many are protected.
    CORRECTIONS: _("took out the correction list of %(source)s"),
    "view_saved": _("saved view %(number)s of the list"),
    "view_deleted": _("deleted view %(number)s of the list"),
    "round_printed": _("took out the sheet of a round, night of %(day)s"),
    "referent_taken": _("became the referent of file %(case)s (revision %(revision)s)"),
    "identity_given": _("wrote the identity of file %(case)s"),
    "person_informed": _("informed the person of file %(case)s of their rights, notice %(version)s"),
    "objection_recorded": _("recorded an objection of the person of file %(case)s"),
    "household_formed": _("formed household %(case)s (revision %(revision)s)"),
    "household_joined": _("wrote that %(record)s joins household %(case)s (revision %(revision)s)"),
    "household_left": _("wrote that %(case)s leaves its household (revision %(revision)s)"),
    "records_linked": _("said that %(case)s and %(other)s are one person (revision %(revision)s)"),
    "records_linked_by_identifier": _(
        "said that %(case)s and %(other)s are one person: same identifier %(identifier)s (revision %(revision)s)"
    ),
    "work_handed_over": _("handed over to file %(other)s what was written of file %(case)s: %(work)s"),
    "identifier_noted": _("noted the number %(identifier)s that %(source)s gave to file %(case)s"),
    "link_undone": _("undid the link between %(case)s and %(other)s (revision %(revision)s)"),
    "record_protected": _("protected file %(case)s"),
    "protection_lifted": _("lifted the protection of file %(case)s"),
    "silence_notified": ngettext_lazy(
        "warned that there is no news of %(count)s file (revision %(revision)s)",
        "warned that there is no news of %(count)s files (revision %(revision)s)",
        "count",
    ),
    "places_faded": ngettext_lazy(
        "erased %(count)s precise place whose time is over",
        "erased %(count)s precise places whose time is over",
        "count",
    ),
    "rules_changed": _(
        "changed the rules of the list: nomenclature %(nomenclature)s (revision %(revision)s)"
    ),
    EXPORTED: _("exported the list of %(day)s under case numbers (revision %(revision)s)"),
}
