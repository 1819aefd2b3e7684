"""`digor by-name`, `digor ledger`, `digor doctor`: the list, its balance, and whether they are sound."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any, TextIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.casework.people import access, doctor, documents, reads
from digor.casework.people.journal import EXPORTED
from digor.casework.people.nomenclature.situations import situation
from digor.casework.people.reads.balances import GROUPS
from digor.casework.people.reads.shown import neutral
from digor.casework.people.shapes import Count
from digor.foundation.frame import clock
from digor.foundation.frame.commands import Command
from digor.foundation.journal.actions import record as journal
from digor.foundation.partners.access import check_manage_partners
from digor.foundation.partners.actor import Actor


def day(text: str) -> date:
    """A day of the command line, ISO."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("“%(text)s” is not a day: write it as 2026-01-31.") % {"text": text}) from None


def moment(text: str) -> date | datetime:
    """A day, or an instant (local time when it names no zone): what "known on" takes."""
    if len(text) <= len("2026-01-31"):
        return day(text)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        sentence = _("“%(text)s” is not an instant: write it as 2026-01-31T14:30.")
        raise ValueError(sentence % {"text": text}) from None
    return found if found.tzinfo else found.replace(tzinfo=clock.zone())


def not_to_come(on: date) -> date:
    """A night to come is nobody's knowledge."""
    if on > clock.today():
        sentence = _("The night of %(day)s has not come yet: choose a day up to today.")
        raise ValueError(sentence % {"day": on.isoformat()})
    return on


def in_a_territory(actor: Actor | None) -> Actor:
    """The verbs of the ledger need one."""
    if actor is None:
        raise ValueError(_("There is no territory here: import a file, or start the demonstration."))
    return actor


def _known_on(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--known-on",
        metavar="T",
        help="as known at the end of this day, or at this instant (default: now)",
    )
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _by_name_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help="the night of this day (default: last night)")
    _known_on(parser)


def _by_name(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    asker = in_a_territory(actor)
    on = not_to_come(day(args.on)) if args.on else clock.today() - timedelta(days=1)
    known_on = moment(args.known_on) if args.known_on else None
    revision = reads.revision_known_on(asker.territory_id, known_on)
    access.check_export(asker)
    page = reads.by_name(asker, on, revision, limit=None)
    journal(by=asker, verb=EXPORTED, day=on, revision=revision)
    if args.json:
        _write(documents.by_name(asker, page, known_on, reads.definition(asker, on, revision)), out)
        return 0
    totals = page.totals
    out.write(
        _(
            "Night of %(day)s, revision %(revision)s: %(listed)s without a home "
            "(beside: %(inactive)s inactive, %(beside)s in an institution or with someone else).\n"
        )
        % {
            "day": on.isoformat(),
            "revision": revision,
            "listed": _count(totals.listed),
            "inactive": totals.inactive.persons,
            "beside": totals.beside.persons,
        }
    )
    for row in page.rows:
        held = dict.fromkeys(
            str(situation(neutral(one.situation)).label) for one in row.situations if one.situation
        )
        nights = ngettext("%(n)s night", "%(n)s nights", row.nights) % {"n": row.nights}
        out.write(f"{row.case_number}  {row.members}  {', '.join(held)}  {row.since.isoformat()}  {nights}\n")
    return 0


def _ledger_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--from", dest="start", required=True, metavar="DATE", help="stock at the opening, this day"
    )
    parser.add_argument(
        "--to", dest="end", required=True, metavar="DATE", help="stock at the closing, this day (or today)"
    )
    parser.add_argument("--by", choices=GROUPS, help="one balance for each value of a group, for persons")
    parser.add_argument(
        "--known-from", metavar="T", help="what was learnt of the opening stock since this day or instant"
    )
    _known_on(parser)


def _ledger(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    asker = in_a_territory(actor)
    # A period may end after today: it is read up to today, the last day anybody knows of.
    start, end = not_to_come(day(args.start)), min(day(args.end), clock.today())
    if start > end:
        raise ValueError(_("The first day must come before the last: swap --from and --to."))
    known_on = moment(args.known_on) if args.known_on else None
    revision = reads.revision_known_on(asker.territory_id, known_on)
    persons = reads.balance(asker, start, end, revision)
    households = reads.balance(asker, start, end, revision, unit="household")
    behind = reads.definition(asker, end, revision)
    found = documents.balance(asker, start, end, known_on, behind, persons, households)
    if args.by:
        groups = reads.by_group(asker, start, end, revision, args.by)
        found["by"] = args.by
        found["groups"] = {value: documents.lines(one) for value, one in groups.items()}
    if args.known_from:
        since = moment(args.known_from)
        before = reads.revision_known_on(asker.territory_id, since)
        found["late_knowledge"] = documents.late_knowledge(
            since,
            before,
            then=Count(
                reads.balance(asker, start, start, before, unit="household").opening,
                reads.balance(asker, start, start, before).opening,
            ),
            now=Count(households.opening, persons.opening),
        )
    if args.json:
        _write(found, out)
    else:
        _print(found, out)
    return 0


def _print(found: dict[str, Any], out: TextIO) -> None:
    period = {"start": found["from"], "end": found["to"], "revision": found["revision"]}
    out.write(_("From %(start)s to %(end)s, revision %(revision)s\n") % period)
    if late := found.get("late_knowledge"):
        learnt = {"day": late["known_from"], "n": f"{late['persons']:+d}"}
        out.write(_("Learnt of the opening since %(day)s: %(n)s\n") % learnt)
    for word, one in ((_("Persons"), found["persons"]), (_("Households"), found["households"])):
        _print_lines(word, one, out)
    for value, one in found.get("groups", {}).items():
        _print_lines(f"{found['by']} = {value}", one, out)


def _print_lines(word: str, one: dict[str, Any], out: TextIO) -> None:
    out.write(f"{word} : {one['opening']}\n")
    coming = {"new": one["new"], **one["returned"], **one["moved_in"], "group": one["entered_group"]}
    for reason, count in coming.items():
        if count:
            out.write(f"  + {count} {reason}\n")
    for reason, count in {**one["exits"], "group": one["left_group"]}.items():
        if count:
            out.write(f"  − {count} {reason}\n")
    out.write(f"  = {one['closing']}\n")


def _doctor_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--past", type=int, default=doctor.PAST, metavar="N", help="past revisions rebuilt (default: 10)"
    )
    parser.add_argument(
        "--rebuild", action="store_true", help="drop every derived row and replay the history first"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _doctor(args: argparse.Namespace, actor: Any, out: TextIO) -> int:
    """Exit code 0 when nothing is wrong, 1 otherwise."""
    asker = in_a_territory(actor)
    check_manage_partners(asker)
    if args.rebuild:
        doctor.rebuild(asker.territory_id)
    report = doctor.examine(asker.territory_id, past=max(0, args.past))
    if args.json:
        _write({"territory": asker.territory_code, "healthy": report.healthy, **asdict(report)}, out)
        return 0 if report.healthy else 1
    out.write(
        _("Persons: %(persons)s. Derived rows: %(rows)s. Revisions rebuilt: %(revisions)s.\n")
        % {
            "persons": report.persons,
            "rows": report.rows,
            "revisions": ", ".join(map(str, report.revisions)) or "0",
        }
    )
    for one in report.differences:
        out.write(
            _("Revision %(revision)s, table %(table)s: missing rows %(missing)s, rows too many %(extra)s.\n")
            % asdict(one)
        )
    for trigger in report.triggers:
        out.write(_("The database no longer refuses changes: %(trigger)s\n") % {"trigger": trigger})
    for number in report.numbers:
        out.write(_("Revision %(number)s does not follow the one before.\n") % {"number": number})
    for act in report.unpublished:
        out.write(_("File %(act)s was prepared and never published.\n") % {"act": act})
    out.write(_("Everything is sound.\n") if report.healthy else _("Something must be repaired.\n"))
    return 0 if report.healthy else 1


def _count(count: Count) -> str:
    households = ngettext("%(n)s household", "%(n)s households", count.households) % {"n": count.households}
    persons = ngettext("%(n)s person", "%(n)s persons", count.persons) % {"n": count.persons}
    return f"{households}, {persons}"


def _write(document: dict[str, Any], out: TextIO) -> None:
    out.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")


COMMANDS = {
    "by-name": Command("the by-name list on a night, as known on a day", _by_name_arguments, _by_name),
    "ledger": Command("the balance of the list between two days", _ledger_arguments, _ledger),
    "doctor": Command(
        "rebuild what is derived, now and in the past, and compare", _doctor_arguments, _doctor
    ),
}
