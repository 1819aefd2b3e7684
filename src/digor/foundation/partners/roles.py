"""The one table: what each role may, and the sentence said when it may not.

Access is judged by the post held today, whatever the day looked at. People outside the circle of
shared secrecy (landlords, elected officials, volunteers) never have `SEE_IDENTITY`: an identity is
opened to them case by case, by someone inside, after the household's recorded agreement.
"""

from __future__ import annotations

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from digor.foundation.partners.enums import Role

Sentence = str | Promise


class Permission(StrEnum):
    """Something a role may do or see."""

    SEE_LIST = "see_list"
    SEE_IDENTITY = "see_identity"
    SEE_PLACES = "see_places"
    STATE = "state"
    STATE_OBSERVATION = "state_observation"
    BE_REFERENT = "be_referent"
    IMPORT_FILES = "import_files"
    PUBLISH_IMPORT = "publish_import"
    WITHDRAW_IMPORT = "withdraw_import"
    LINK_RECORDS = "link_records"
    EXPORT = "export"
    SEE_AGGREGATES = "see_aggregates"
    SEE_PARTNERS = "see_partners"
    MANAGE_PARTNERS = "manage_partners"
    CHANGE_RULES = "change_rules"
    SEE_LOOKS = "see_looks"
    SEE_JOURNAL = "see_journal"
    SEE_RIGHTS = "see_rights"
    STATE_RIGHTS = "state_rights"
    SEE_NEEDS = "see_needs"
    ASSESS_NEEDS = "assess_needs"
    EDIT_FORMS = "edit_forms"
    SEE_HOMES = "see_homes"
    STATE_HOMES = "state_homes"
    FOLLOW_PRODUCTION = "follow_production"
    SEE_CONDITION = "see_condition"
    SEE_COMMISSION = "see_commission"
    REFER_TO_COMMISSION = "refer_to_commission"
    CHAIR_COMMISSION = "chair_commission"


# What the holder may do, as « Pourquoi je vois cette page » says it.
MAY: dict[Permission, Sentence] = {
    Permission.SEE_LIST: _("see the shared by-name list under case numbers and aliases"),
    Permission.SEE_IDENTITY: _("open an identity, on a ground and for a purpose, written in the journal"),
    Permission.SEE_PLACES: _("see where exactly someone sleeps, so as to meet them"),
    Permission.STATE: _("state where someone sleeps, a stay, a lease, a request"),
    Permission.STATE_OBSERVATION: _("state whom you met, and where they slept"),
    Permission.BE_REFERENT: _("become the referent of a person or a household"),
    Permission.IMPORT_FILES: _("bring in a file covered by a sharing agreement"),
    Permission.PUBLISH_IMPORT: _("publish an import after reading what it changes"),
    Permission.WITHDRAW_IMPORT: _("take a whole import back"),
    Permission.LINK_RECORDS: _("say that two files are one person, or undo it"),
    Permission.EXPORT: _("export a list, under case numbers unless a purpose is opened"),
    Permission.SEE_AGGREGATES: _("see figures, without anyone behind them"),
    Permission.SEE_PARTNERS: _("see the partners, their agreements and who works there"),
    Permission.MANAGE_PARTNERS: _("invite professionals, sign and end sharing agreements"),
    Permission.CHANGE_RULES: _("change the dated rules of the territory"),
    Permission.SEE_LOOKS: _("see who opened a file, and give the household that list"),
    Permission.SEE_JOURNAL: _("read the journal of the territory"),
    Permission.SEE_RIGHTS: _("see the rights a household holds, and the papers that are missing"),
    Permission.STATE_RIGHTS: _("state a right, write that a paper was seen"),
    Permission.SEE_NEEDS: _("see what a household wishes and needs"),
    Permission.ASSESS_NEEDS: _("evaluate with a household what it wishes and needs"),
    Permission.EDIT_FORMS: _("change the territory’s evaluation forms"),
    Permission.SEE_HOMES: _("see dwellings and vacancies"),
    Permission.STATE_HOMES: _("declare a vacancy and say what became of it"),
    Permission.FOLLOW_PRODUCTION: _("write what is produced, mobilised and opened"),
    Permission.SEE_CONDITION: _("see the reports on the condition of dwellings"),
    Permission.SEE_COMMISSION: _("sit in the partner commission, on the cases your seat opens"),
    Permission.REFER_TO_COMMISSION: _("refer a household to the partner commission, with its agreement"),
    Permission.CHAIR_COMMISSION: _("chair the partner commission and write what it decides"),
}

# Why not, when the role does not have it: said by the button, the refused page and the journal alike.
MAY_NOT: dict[Permission, Sentence] = {
    Permission.SEE_LIST: _(
        "The by-name list is for those who evaluate, orient or support households, for outreach and for the "
        "coordinator. Your role does not see it. Ask the coordinator if your work has changed."
    ),
    Permission.SEE_IDENTITY: _(
        "Your role works with case numbers and aliases. An identity is opened case by case: ask the "
        "household’s referent."
    ),
    Permission.SEE_PLACES: _("Precise places are for those who go out to meet people. You see the sector."),
    Permission.STATE: _(
        "Stays, leases and requests are stated by the professionals who support the household."
    ),
    Permission.STATE_OBSERVATION: _("Your role does not state anything about people."),
    Permission.BE_REFERENT: _("A referent is a social work professional of the territory."),
    Permission.IMPORT_FILES: _("Files are brought in by the coordinator, or by the partner they come from."),
    Permission.PUBLISH_IMPORT: _(
        "An import is published by the coordinator, or by the partner it comes from."
    ),
    Permission.WITHDRAW_IMPORT: _(
        "An import is withdrawn by the coordinator, or by the partner it comes from."
    ),
    Permission.LINK_RECORDS: _(
        "Only those who may open both identities can say that two files are one person."
    ),
    Permission.EXPORT: _("Your role does not export lists. The coordinator can prepare what you need."),
    Permission.SEE_AGGREGATES: _("Your role does not see the territory’s figures."),
    Permission.SEE_PARTNERS: _("Your role does not see the partners’ page."),
    Permission.MANAGE_PARTNERS: _(
        "Invitations and agreements are in the hands of the territory’s coordinator."
    ),
    Permission.CHANGE_RULES: _(
        "The territory’s rules are changed by its coordinator, after the partners’ decision."
    ),
    Permission.SEE_LOOKS: _("Who opened a file is shown to the household and to those who support it."),
    Permission.SEE_JOURNAL: _("The journal is read by the territory’s coordinator."),
    Permission.SEE_RIGHTS: _("Rights and papers are seen by those who evaluate and support the household."),
    Permission.STATE_RIGHTS: _(
        "Rights and papers are stated by those who evaluate and support the household."
    ),
    Permission.SEE_NEEDS: _("Wishes and needs are seen by those who evaluate and support the household."),
    Permission.ASSESS_NEEDS: _("Evaluations are made by the SIAO and by those who support the household."),
    Permission.EDIT_FORMS: _("The evaluation forms are changed by the territory’s coordinator."),
    Permission.SEE_HOMES: _(
        "Dwellings and vacancies are for landlords, each its own, and for those who orient or support households."
    ),
    Permission.STATE_HOMES: _(
        "A vacancy is declared and followed by its landlord, the SIAO or the territory’s coordinator."
    ),
    Permission.FOLLOW_PRODUCTION: _(
        "Operations, capacities and agreements are written by the territory’s coordinator or the State services."
    ),
    Permission.SEE_CONDITION: _(
        "Reports on the condition of dwellings are for those who follow or support the households concerned."
    ),
    Permission.SEE_COMMISSION: _(
        "The partner commission is for its members: the coordinator, the SIAO, referents, landlords, the State."
    ),
    Permission.REFER_TO_COMMISSION: _(
        "A household is referred by those who evaluate or support it. Speak to its referent."
    ),
    Permission.CHAIR_COMMISSION: _("The commission is chaired by the territory’s coordinator."),
}

_ALL_SIGNED_IN = {Permission.SEE_PARTNERS}
_P = Permission

ROLES: dict[Role, frozenset[Permission]] = {
    Role.COORDINATOR: frozenset(
        set(Permission) - {_P.BE_REFERENT, _P.SEE_PLACES, _P.STATE_RIGHTS, _P.ASSESS_NEEDS}
    ),
    Role.SIAO: frozenset(
        _ALL_SIGNED_IN
        | {_P.SEE_LIST, _P.SEE_IDENTITY, _P.STATE, _P.STATE_OBSERVATION, _P.IMPORT_FILES, _P.PUBLISH_IMPORT}
        | {_P.WITHDRAW_IMPORT, _P.LINK_RECORDS, _P.EXPORT, _P.SEE_AGGREGATES, _P.SEE_LOOKS}
        | {_P.SEE_RIGHTS, _P.STATE_RIGHTS, _P.SEE_NEEDS, _P.ASSESS_NEEDS}
        | {_P.SEE_HOMES, _P.STATE_HOMES, _P.SEE_CONDITION}
        | {_P.SEE_COMMISSION, _P.REFER_TO_COMMISSION}
    ),
    Role.REFERENT: frozenset(
        _ALL_SIGNED_IN
        | {_P.SEE_LIST, _P.SEE_IDENTITY, _P.SEE_PLACES, _P.STATE, _P.STATE_OBSERVATION, _P.BE_REFERENT}
        | {
            _P.IMPORT_FILES,
            _P.PUBLISH_IMPORT,
            _P.WITHDRAW_IMPORT,
            _P.LINK_RECORDS,
            _P.EXPORT,
            _P.SEE_AGGREGATES,
        }
        | {_P.SEE_RIGHTS, _P.STATE_RIGHTS, _P.SEE_NEEDS, _P.ASSESS_NEEDS}
        | {_P.SEE_LOOKS, _P.SEE_HOMES, _P.SEE_CONDITION}
        | {_P.SEE_COMMISSION, _P.REFER_TO_COMMISSION}
    ),
    Role.LANDLORD: frozenset(
        _ALL_SIGNED_IN
        | {_P.SEE_HOMES, _P.STATE_HOMES, _P.IMPORT_FILES, _P.PUBLISH_IMPORT, _P.WITHDRAW_IMPORT}
        | {_P.SEE_COMMISSION}
    ),
    Role.STATE: frozenset(
        _ALL_SIGNED_IN
        | {_P.SEE_AGGREGATES, _P.SEE_HOMES, _P.FOLLOW_PRODUCTION, _P.SEE_CONDITION, _P.SEE_COMMISSION}
    ),
    Role.ELECTED: frozenset(_ALL_SIGNED_IN | {_P.SEE_AGGREGATES}),
    Role.VOLUNTEER: frozenset(_ALL_SIGNED_IN | {_P.SEE_LIST, _P.SEE_PLACES, _P.STATE_OBSERVATION}),
    Role.OPERATOR: frozenset(
        {_P.SEE_LIST, _P.STATE, _P.STATE_OBSERVATION, _P.IMPORT_FILES, _P.PUBLISH_IMPORT, _P.WITHDRAW_IMPORT}
        | {_P.EXPORT, _P.SEE_AGGREGATES, _P.SEE_PARTNERS, _P.MANAGE_PARTNERS, _P.CHANGE_RULES, _P.SEE_JOURNAL}
        | {_P.SEE_HOMES, _P.STATE_HOMES, _P.FOLLOW_PRODUCTION, _P.SEE_CONDITION}
    ),
}

# One line per role: what it is for, and where it stops.
MEANING: dict[Role, Sentence] = {
    Role.COORDINATOR: _(
        "You run the partners’ table: you work with case numbers and open an identity only when the table needs it. "
        "You are bound by professional secrecy (CASF L121-6-2)."
    ),
    Role.SIAO: _(
        "You evaluate and orient demands: you may share what is strictly necessary with those who do the same "
        "(CASF L345-2-10)."
    ),
    Role.REFERENT: _(
        "You support households: you may share what is strictly necessary with the professionals around the same "
        "household (CASF L121-6-2)."
    ),
    Role.LANDLORD: _(
        "You let homes: you are outside shared secrecy. You see pseudonymous cards of the households proposed to "
        "you, and an identity only when the household has agreed."
    ),
    Role.STATE: _(
        "You act for the State: you have no list by name, only the files on which the State must decide."
    ),
    Role.ELECTED: _("You account for the policy: you see figures, never a case."),
    Role.VOLUNTEER: _("You go out and meet people: you see aliases and needs, never a civil identity."),
    Role.OPERATOR: _("The system acts at night or from the command line; what it does is in the journal."),
}


def may(role: Role, permission: Permission) -> bool:
    """Whether a role has a permission."""
    return permission in ROLES[role]
