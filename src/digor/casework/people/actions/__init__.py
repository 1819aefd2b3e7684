"""The ledger's verbs. Each is one transaction, journaled inside it; nothing else writes these tables."""

from digor.casework.people.actions.comparing import Facts, compare_identities
from digor.casework.people.actions.fading import fade_places
from digor.casework.people.actions.families import form_household, join, leave
from digor.casework.people.actions.handing_over import hand_over
from digor.casework.people.actions.identifiers import note_identifier
from digor.casework.people.actions.identities import inform, note_search, object_, open_identity, set_identity
from digor.casework.people.actions.linking import link, link_by_identifier, unlink
from digor.casework.people.actions.printing import note_round
from digor.casework.people.actions.protecting import protect, unprotect
from digor.casework.people.actions.records import create_record
from digor.casework.people.actions.ruling import change_rules, ensure_rules
from digor.casework.people.actions.saving import change_view, delete_view, save_view
from digor.casework.people.actions.settling import ask_source, both_true, lift, settle_by_keeping
from digor.casework.people.actions.silence import warn_of_silence
from digor.casework.people.actions.stating import Stated, become_referent, contact, state, take_back

__all__ = [
    "Facts",
    "Stated",
    "ask_source",
    "become_referent",
    "both_true",
    "change_rules",
    "change_view",
    "compare_identities",
    "contact",
    "create_record",
    "delete_view",
    "ensure_rules",
    "fade_places",
    "form_household",
    "hand_over",
    "inform",
    "join",
    "leave",
    "lift",
    "link",
    "link_by_identifier",
    "note_identifier",
    "note_round",
    "note_search",
    "object_",
    "open_identity",
    "protect",
    "save_view",
    "set_identity",
    "settle_by_keeping",
    "state",
    "take_back",
    "unlink",
    "unprotect",
    "warn_of_silence",
]
