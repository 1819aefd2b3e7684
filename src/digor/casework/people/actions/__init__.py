"""The ledger's verbs. Each is one transaction, journaled inside it; nothing else writes these tables."""

from digor.casework.people.actions.fading import fade_places
from digor.casework.people.actions.families import form_household, join, leave
from digor.casework.people.actions.identities import inform, note_search, object_, open_identity, set_identity
from digor.casework.people.actions.linking import link, unlink
from digor.casework.people.actions.protecting import protect, unprotect
from digor.casework.people.actions.records import create_record
from digor.casework.people.actions.ruling import change_rules, ensure_rules
from digor.casework.people.actions.silence import warn_of_silence
from digor.casework.people.actions.stating import Stated, become_referent, contact, state, take_back

from digor.casework.people.actions.settling import ask_source, both_true, lift, settle_by_keeping
__all__ = [
    "Stated",
    "become_referent",
    "change_rules",
    "contact",
    "create_record",
    "ask_source",
    "ensure_rules",
    "both_true",
    "fade_places",
    "form_household",
    "inform",
    "join",
    "leave",
    "link",
    "note_search",
    "object_",
    "open_identity",
    "protect",
    "set_identity",
    "lift",
    "state",
    "take_back",
    "unlink",
    "unprotect",
    "warn_of_silence",
]
    "settle_by_keeping",
