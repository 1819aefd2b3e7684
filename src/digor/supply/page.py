"""`docs/supply.md`: the way of a vacancy, printed from the table that decides."""

from __future__ import annotations

from digor.supply.delays import delays
from digor.supply.enums import State, Step
from digor.supply.rules import FOLLOWS

FILE = "docs/supply.md"

_HEAD = """\
# Homes: what landlords say, what stands of it

Printed by `python3 dev.py docs` from `src/digor/supply/rules.py` and `src/digor/supply/delays.json`.

Room `supply`. It knows no person. A landlord *says*: this dwelling is so, it will be free from that day, the lease
is signed. What is said together, one gesture by hand or the rows of a file, is a *batch*; publishing or withdrawing
it takes the territory's next number. A dwelling's description is the latest saying of it (day it was said, then
publication, then line); a vacancy's state is its steps replayed. Both are functions of the published batches, so a
withdrawal is as if never published, and the order files arrive in does not matter. A row keeps its place when nothing
is said of it any more (`known` is false): others may point to it.

| table | what it holds |
|---|---|
| `Batch`, `Said` | what was said, as it was said; inserted only, a batch is withdrawn, never changed |
| `Dwelling`, `Vacancy`, `Report` | what stands: derived by `deriving.py`, written by `standing.py` |
| `Landlord`, `FlowConvention`, `StockCount`, `Operation`, `Milestone`, `Mediation`, `AnahAgreement`, `Facility`, `Capacity` | the territory's own rows, dated |
| `CommunePoint`, `Contour` | the ground of the map: tiles, or official contours (`digor contours FILE`) |

## The way of a vacancy

The reservation holder is the vacancy's, never the dwelling's. A step that cannot follow what came before is kept and
set aside, and followed as soon as an earlier saying makes it possible.

"""


def render() -> str:
    """The page."""
    lines = [
        _HEAD,
        "```mermaid\nstateDiagram-v2\n    [*] --> declared\n    [*] --> open : declared with its holder\n",
    ]
    for state in State:
        for step in Step:
            if step in FOLLOWS[state]:
                lines.append(f"    {state} --> {FOLLOWS[state][step]} : {step}\n")
        if not FOLLOWS[state]:
            lines.append(f"    {state} --> [*]\n")
    lines.append(
        "```\n\n## Who takes over\n\n| from | holders | days | then | source |\n|---|---|---|---|---|\n"
    )
    for one in delays():
        verify = " *(to verify)*" if one.to_verify else ""
        holders = ", ".join(sorted(one.holders))
        lines.append(
            f"| {one.valid_from} | {holders} | {one.days} | the {one.takes_over} | {one.source}{verify} |\n"
        )
    lines.append(
        "\nThe day a convention or the landlord states wins over these. The deadline is the last useful day.\n"
    )
    return "".join(lines)
