"""`docs/commissions.md`: the steps of a referral, drawn from the table, and the rules that come with the house."""

from __future__ import annotations

from django.utils import translation

from digor.casework.commissions import regulation, rules
from digor.casework.commissions.enums import CaseState, Step

FILE = "docs/commissions.md"


def render() -> str:
    """The page, in English."""
    with translation.override("en"):
        return "\n".join([*_head(), "", *_diagram(), "", *_table(), "", *_rules(), "", *_sees(), ""])


def _head() -> list[str]:
    return [
        "# The partner commission: steps and rules",
        "",
        "Printed by `python3 dev.py docs` from `src/digor/casework/commissions/rules.py` and",
        "`src/digor/casework/commissions/regulations/cpchl.json`.",
        "",
        "Room `casework/commissions`. The commission advises; each partner keeps its legal power. A referral names its",
        "household and the persons it was about, so that a household that splits stays readable. A step is taken from the",
        "state that was read or not at all: of two who decide at once, the first stands and the second is told. Everything",
        "below that a territory may change is a dated version of its règlement intérieur.",
        "",
        "## Steps of a referral",
    ]


def _diagram() -> list[str]:
    lines = ["```mermaid", "stateDiagram-v2", f"  [*] --> {CaseState.DRAFT}"]
    lines += [f"  {before} --> {after}: {step.label}" for before, step, after in _steps()]
    lines += [f"  {state} --> [*]" for state in CaseState if state in rules.ENDS]
    return [*lines, "```"]


def _table() -> list[str]:
    rows = [f"| {before.label} | {step.label} | {after.label} |" for before, step, after in _steps()]
    return ["| from | step | to |", "|---|---|---|", *rows]


def _steps() -> list[tuple[CaseState, Step, CaseState]]:
    return [
        (state, step, rules.TRANSITIONS[state][step])
        for state in CaseState
        if state in rules.TRANSITIONS
        for step in Step
        if step in rules.TRANSITIONS[state]
    ]


def _rules() -> list[str]:
    row = regulation.default()
    content = regulation.read(row)
    part, whole = content.quorum_share
    return [
        "## Rules a commission begins with",
        f"In force from {row['valid_from']}; *to verify* with the règlement intérieur a territory adopts.",
        "",
        f"- Receivability within {content.receivability_working_days} working days of the referral.",
        (
            f"- A session every {content.rhythm_months} month(s), {content.agenda_min} to {content.agenda_max} cases of "
            f"{content.minutes_each} minutes at most, the agenda sent {content.agenda_days_before} days before or earlier."
        ),
        "- Order of the agenda, within a level the nearest legal deadline then the longest wait:",
        f"  {', then '.join(str(one.label) for one in content.order)}.",
        f"- Quorum: {part}/{whole} of the permanent members and one of each of {', '.join(content.quorum_colleges)}; a",
        "  member who steps aside from a case is not present for it; short of it, an opinion without quorum.",
        (
            f"- A decided case returns after {', '.join(map(str, content.returns))} months; a late decision is recalled every "
            f"{content.remind_every_days} days."
        ),
        (
            f"- To the technical committee after {content.missed_before_escalation} missed deadlines or "
            f"{content.refusals_before_escalation} refusals since it last went there."
        ),
    ]


def _sees() -> list[str]:
    sees = regulation.read(regulation.default()).sees
    roles = sorted(sees)
    marks = [
        f"| {field} | {' | '.join('x' if field in sees[role] else '' for role in roles)} |"
        for field in sorted(regulation.FIELDS)
    ]
    return [
        "## Who sees what of a sheet",
        "No name is in a sheet. The wall shows the fields that every role present has; other roles have none.",
        "",
        f"| field | {' | '.join(roles)} |",
        f"|---|{'---|' * len(roles)}",
        *marks,
    ]
