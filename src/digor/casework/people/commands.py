"""`digor by-name`, `digor ledger`: the list and its balance, for scripts and for auditors."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any, TextIO

from digor.casework.people import reads
from digor.casework.people.reads.balances import GROUPS
from digor.casework.people.shapes import Page
from digor.engines.timeline.balance import Balance
from digor.foundation.frame import clock
from digor.foundation.frame.commands import Command
from digor.foundation.partners.actor import Actor


def day(text: str) -> date:
    """A day of the command line."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"« {text} » n'est pas un jour : écrivez-le 2026-01-31.") from None


def check_actor(actor: Actor | None) -> Actor:
    """The verbs of the ledger need a territory."""
    if actor is None:
        raise ValueError("Aucun territoire ici : importez un fichier ou lancez la démonstration.")
    return actor


def not_to_come(on: date) -> date:
    """A night to come is nobody's knowledge."""
    if on > clock.today():
        raise ValueError(
            f"La nuit du {on.isoformat()} n'est pas encore venue : choisissez un jour jusqu'à aujourd'hui."
        )
    return on


def _by_name_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="the night of this day (default: last night)")
    parser.add_argument("--known-on", metavar="DATE", help="as known at the end of this day (default: now)")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _by_name(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    asker = check_actor(actor)
    on = not_to_come(day(args.on)) if args.on else clock.today() - timedelta(days=1)
    known_on = day(args.known_on) if args.known_on else None
    revision = reads.revision_known_on(asker.territory_id, known_on)
    page = reads.by_name(asker, on, revision, limit=None, known_on=known_on)
    if args.json:
        out.write(json.dumps(document(asker, page), ensure_ascii=False, indent=1) + "\n")
        return 0
    totals = page.totals
    out.write(
        f"Nuit du {on.isoformat()}, révision {revision} : {totals.listed.households} ménages, "
        f"{totals.listed.persons} personnes sans domicile (à côté : {totals.inactive.persons} inactives, "
        f"{totals.beside.persons} en institution ou chez un tiers).\n"
    )
    for row in page.rows:
        out.write(
            f"{row.case_number}  {row.members} pers.  {', '.join(held.situation for held in row.situations)}"
            f"  depuis {row.since.isoformat()} ({row.nights} nuits)\n"
        )
    return 0


def document(actor: Actor, page: Page) -> dict[str, Any]:
    """The list as JSON: totals, then every unit. Days are ISO dates; case numbers only."""
    totals = page.totals
    return {
        "territory": actor.territory_code,
        "on": page.on.isoformat(),
        "known_on": page.known_on.isoformat() if page.known_on else None,
        "revision": page.revision,
        "definition": totals.nomenclature,
        "totals": {
            "listed": asdict(totals.listed),
            "inactive": asdict(totals.inactive),
            "beside_ethos_4_6": asdict(totals.beside),
            "families": [asdict(one) for one in totals.families],
        },
        "units": [
            {
                "case_number": row.case_number,
                "household": row.is_household,
                "members": row.members,
                "since": row.since.isoformat(),
                "nights": row.nights,
                "situations": [asdict(held) for held in row.situations],
                "last_news": row.last_news.isoformat() if row.last_news else None,
            }
            for row in page.rows
        ],
    }


def _ledger_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="start", required=True, metavar="DATE", help="stock at the opening, this day"
    )
    parser.add_argument(
        "--to", dest="end", required=True, metavar="DATE", help="stock at the closing, this day"
    )
    parser.add_argument("--by", choices=GROUPS, help="one balance for each value of a group, for persons")
    parser.add_argument(
        "--known-from", metavar="DATE", help="late knowledge of the closing stock since this day"
    )
    parser.add_argument("--known-on", metavar="DATE", help="as known at the end of this day (default: now)")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _ledger(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    asker = check_actor(actor)
    start, end = not_to_come(day(args.start)), not_to_come_or_cut(day(args.end))
    if start > end:
        raise ValueError("Le premier jour doit précéder le dernier : échangez --from et --to.")
    known_on = day(args.known_on) if args.known_on else None
    revision = reads.revision_known_on(asker.territory_id, known_on)
    found: dict[str, Any] = {
        "territory": asker.territory_code,
        "from": start.isoformat(),
        "to": end.isoformat(),
        "revision": revision,
        "persons": lines(reads.balance(asker, start, end, revision)),
        "households": lines(reads.balance(asker, start, end, revision, unit="household")),
    }
    if args.by:
        found["by"] = args.by
        found["groups"] = {
            value: lines(one) for value, one in reads.by_group(asker, start, end, revision, args.by).items()
        }
    if args.known_from:
        before = reads.revision_known_on(asker.territory_id, day(args.known_from))
        then = reads.balance(asker, start, end, before)
        found["late_knowledge"] = {
            "known_from_revision": before,
            "persons": found["persons"]["closing"] - then.closing,
        }
    if args.json:
        out.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        _print(found, out)
    return 0


def not_to_come_or_cut(end: date) -> date:
    """A period may end after today: it is read up to today, the last day anybody knows of."""
    return min(end, clock.today())


def lines(balance: Balance) -> dict[str, Any]:
    """A balance as JSON. opening + new + returned + moved in + entered group − exits − left group = closing."""
    return {
        "opening": balance.opening,
        "new": balance.new,
        "returned": dict(balance.returned),
        "moved_in": dict(balance.moved_in),
        "entered_group": balance.entered_group,
        "exits": dict(balance.exits),
        "left_group": balance.left_group,
        "closing": balance.closing,
    }


def _print(found: dict[str, Any], out: TextIO) -> None:
    out.write(f"Du {found['from']} au {found['to']}, révision {found['revision']}\n")
    for unit, word in (("persons", "personnes"), ("households", "ménages")):
        one = found[unit]
        out.write(f"{word} : {one['opening']} au départ, + {one['new']} nouvelles\n")
        for reason, count in {**one["returned"], **one["moved_in"]}.items():
            out.write(f"  + {count} {reason}\n")
        for reason, count in one["exits"].items():
            out.write(f"  − {count} {reason}\n")
        out.write(f"  = {one['closing']} à la fin\n")


COMMANDS = {
    "by-name": Command("the by-name list on a night, as known on a day", _by_name_arguments, _by_name),
    "ledger": Command("the balance of the list between two days", _ledger_arguments, _ledger),
}
