"""What can be asked of the ledger, always scoped to an actor: territory, role, circles of protection."""

from digor.casework.people.reads.balances import balance, by_group
from digor.casework.people.reads.contradicting import contradictions, corrections, statements_of, to_settle
from digor.casework.people.reads.files import day, household
from digor.casework.people.reads.lists import by_name, definition, late_knowledge, sectors, totals
from digor.casework.people.reads.members import children, followed_by, is_known
from digor.casework.people.reads.moving import Moved, movers, stocks
from digor.casework.people.reads.rounds import round_sheet
from digor.casework.people.reads.saved import saved_view, saved_views
from digor.casework.people.reads.searching import search
from digor.casework.people.reads.subjects import (
    Subject,
    Who,
    aliases_of,
    case_of,
    hidden_persons,
    own_statement,
    records_known,
    subject,
    who,
)
from digor.casework.people.reads.together import (
    followed,
    home_of,
    links,
    persons_of,
    records_named,
    whole_person,
)
from digor.casework.people.reads.worklists import changes_since, leaving_soon, without_news
from digor.casework.people.revisions import head
from digor.casework.people.revisions import known_on as revision_known_on

__all__ = [
    "Moved",
    "Subject",
    "Who",
    "aliases_of",
    "balance",
    "by_group",
    "by_name",
    "case_of",
    "changes_since",
    "children",
    "contradictions",
    "corrections",
    "day",
    "definition",
    "followed",
    "followed_by",
    "head",
    "hidden_persons",
    "home_of",
    "household",
    "is_known",
    "late_knowledge",
    "leaving_soon",
    "links",
    "movers",
    "own_statement",
    "persons_of",
    "records_known",
    "records_named",
    "revision_known_on",
    "round_sheet",
    "saved_view",
    "saved_views",
    "search",
    "sectors",
    "statements_of",
    "stocks",
    "subject",
    "to_settle",
    "totals",
    "who",
    "whole_person",
    "without_news",
]
