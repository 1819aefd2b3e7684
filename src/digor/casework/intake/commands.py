"""`digor import`, `digor withdraw`, `digor tidy`: partner files from the command line."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, Any, TextIO

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from digor.casework.intake import actions, reads, trial
from digor.casework.intake.enums import Reason, State, Step, Verdict
from digor.casework.intake.formats import format_of, formats
from digor.casework.intake.models import Import
from digor.foundation.frame.commands import Command
from digor.foundation.frame.figures import number
from digor.foundation.partners.actor import Actor


def _import_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("format", metavar="FORMAT", help=", ".join(formats()))
    parser.add_argument("path", metavar="PATH", type=Path, help="the partner's file")
    parser.add_argument("--dry-run", action="store_true", help="read, judge and count; write nothing")
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")
    parser.add_argument(
        "--source", metavar="CODE", default="", help="whose file it is, when there is a choice"
    )
    parser.add_argument(
        "--file-day", metavar="DATE", help="the day of the file (default: the file's own, else today)"
    )
    parser.add_argument(
        "--complete", action="store_true", help="the file tells every stay in progress on its day"
    )
    parser.add_argument(
        "--perimeter", metavar="NAME", default="", help="the structure a complete file is about"
    )
    parser.add_argument(
        "--mapping",
        metavar="NAME",
        default="",
        help="how a spreadsheet's columns are understood (default: as last time)",
    )


def _import(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    kind = format_of(args.format)
    path: Path = args.path
    if not path.exists():
        raise ValueError(_("There is no file here: %(path)s.") % {"path": path})
    day = _day(args.file_day)
    if args.dry_run:
        found = trial.read(
            actor,
            kind,
            path,
            source=args.source,
            file_day=day,
            mapping=args.mapping,
            watch=_Shown(sys.stderr),
        )
        _say(out, args.json, found.document(), found.sentences())
        return 0
    if actor is None:
        actor = trial.newcomer(kind, path)
    actions.clean_up()
    source = reads.source_named(actor, kind.code, args.source)
    with _opened(path) as content:
        imported = actions.receive(
            by=actor,
            source=source,
            format=kind.code,
            content=content,
            file_name=path.name if path.is_file() else "export.zip",
            file_day=day,
            complete=args.complete,
            perimeter=args.perimeter,
            mapping_name=args.mapping,
        )
    imported = actions.read_rows(imported=imported, watch=_Shown(sys.stderr))
    if imported.state != State.STAGED:
        raise ValueError(imported.sentence or _("The import was set aside."))
    imported = actions.publish(imported=actions.ask_publication(by=actor, imported=imported))
    if imported.state != State.PUBLISHED:
        raise ValueError(imported.sentence)
    _say(out, args.json, _document(imported), _sentences(imported))
    return 0


def _withdraw_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("import_id", metavar="IMPORT_ID", type=int)
    parser.add_argument(
        "--reason", choices=Reason.values, default=Reason.TRIAL, help="why (default: %(default)s)"
    )
    parser.add_argument("--json", action="store_true", help="one JSON document on standard output")


def _withdraw(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    imported = reads.imports(actor).filter(pk=args.import_id).first() if actor else None
    if actor is None or imported is None:
        raise ValueError(_("There is no import %(number)s here.") % {"number": args.import_id})
    asked = actions.ask_withdrawal(by=actor, imported=imported, reason=args.reason)
    done = actions.withdraw(imported=asked, watch=_Shown(sys.stderr))
    sentence = _(
        "Import %(number)s is withdrawn (revision %(revision)s): all is as if it had never been."
    ) % {
        "number": done.pk,
        "revision": done.withdrawal,
    }
    _say(out, args.json, {"import": done.pk, "state": done.state, "revision": done.withdrawal}, [sentence])
    return 0


def _tidy(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    count = actions.clean_up()
    out.write(
        ngettext("%(count)s import cleaned up.", "%(count)s imports cleaned up.", count) % {"count": count}
        + "\n"
    )
    return 0


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(_("“%(written)s” is not a day: write it 2026-01-31.") % {"written": text}) from None


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The file's bytes; of a folder, the CSV files it holds as one archive."""
    if path.is_file():
        with path.open("rb") as content:
            yield content
        return
    with tempfile.TemporaryFile() as packed:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for member in sorted(path.rglob("*.csv")):
                archive.write(member, member.relative_to(path))
        packed.seek(0)
        yield packed


class _Shown:
    """Counts on standard error: one line rewritten on a terminal, a line now and then elsewhere."""

    def __init__(self, err: TextIO) -> None:
        self._err = err
        self._terminal = err.isatty()
        self._step = ""
        self._shown = 0

    def __call__(self, step: Step, done: int, total: int | None) -> None:
        if step != self._step:
            self._end()
            self._step, self._shown = step, 0
        often = max(total // 20, 1) if total else 20_000
        if done != total and done - self._shown < (often if not self._terminal else 1):
            return
        self._shown = done
        of = _(" out of %(total)s") % {"total": number(total)} if total else ""
        line = f"{Step(step).label} : {number(done)}{of}"
        self._err.write(f"\r{line}\033[K" if self._terminal else f"{line}\n")
        self._err.flush()

    def _end(self) -> None:
        if self._terminal and self._step:
            self._err.write("\n")


def _document(imported: Import) -> dict[str, Any]:
    return {
        "import": imported.pk,
        "state": imported.state,
        "source": imported.source.code,
        "format": imported.format,
        "file_day": imported.file_day.isoformat(),
        "revision": imported.revision,
        "rows": imported.rows,
        "verdicts": {verdict.value: getattr(imported, verdict.value) for verdict in Verdict},
        "counts": [list(count) for count in reads.counts(imported)],
        "refused": [
            {"file": one.file, "line": one.line, "sentences": list(one.sentences)}
            for one in reads.refusals(imported, limit=trial.SHOWN)
        ],
    }


def _sentences(imported: Import) -> list[str]:
    words = ", ".join(f"{Verdict(verdict).label} {number(getattr(imported, verdict))}" for verdict in Verdict)
    return [
        _("Import %(number)s published (revision %(revision)s), file of %(day)s. Rows: %(words)s.")
        % {
            "number": imported.pk,
            "revision": imported.revision,
            "day": imported.file_day.isoformat(),
            "words": words,
        },
        *(sentence for one in reads.refusals(imported, limit=trial.SHOWN) for sentence in one.sentences),
    ]


def _say(out: TextIO, as_json: bool, document: dict[str, Any], sentences: list[str]) -> None:
    if as_json:
        out.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
    else:
        out.writelines(f"{sentence}\n" for sentence in sentences)


COMMANDS = {
    "import": Command("bring in a partner's file and publish it", _import_arguments, _import),
    "withdraw": Command("take a whole import back", _withdraw_arguments, _withdraw),
    "tidy": Command("clean up imports that were killed, and files kept too long", lambda parser: None, _tidy),
}
