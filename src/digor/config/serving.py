"""`digor serve`: the web application, its worker and the morning's watch, ended together."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from typing import TextIO

from django.conf import settings

from digor.foundation.frame.commands import Command
from digor.foundation.partners.actor import Actor


def serve(address: str, out: TextIO) -> int:
    """Serve until interrupted; the worker (imports) and the morning's watch end with the server."""
    python = [sys.executable, "-m"]
    environment = {
        **os.environ,
        "DIGOR_DEMO": "1" if settings.DIGOR_DEMO else "0",
        "DIGOR_HOME": str(settings.HOME),
    }
    beside = [
        subprocess.Popen([*python, *command], env=environment)
        for command in (
            ["digor", "db_worker", "--no-startup-delay", "--interval", "0.5"],
            ["digor.config.cli", "morning", "--watch"],
        )
    ]
    server = ["gunicorn", "--bind", address, "--workers", "2", "--threads", "4", "--log-level", "warning"]
    web = subprocess.Popen([*python, *server, "digor.config.wsgi"], env=environment)
    out.write(f"Digor est ouvert : http://{address}/  (Ctrl+C pour fermer)\n")
    out.flush()

    def stop(*_: object) -> None:
        web.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    try:
        return web.wait()
    finally:
        for process in beside:
            process.terminate()
        for process in beside:
            process.wait()


def _add(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--bind", default="127.0.0.1:8000", metavar="HOST:PORT", help="address (default 127.0.0.1:8000)"
    )


def _run(args: argparse.Namespace, actor: Actor | None, out: TextIO) -> int:
    from digor.config.verbs import migrate_if_needed

    migrate_if_needed()
    serve(args.bind, out)
    return 0


COMMANDS = {"serve": Command("serve the web application", _add, _run, needs_actor=False)}
