"""The `digor` command: finds the verbs of the rooms, knows who asks and for which territory."""

from __future__ import annotations

import argparse
import os
import sys

from digor import __version__


def main(argv: list[str] | None = None) -> int:
    """Run one verb; bad input is a sentence on standard error and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "digor.config.settings")
    arguments = sys.argv[1:] if argv is None else argv
    if arguments[:1] == ["demo"]:
        prepare_demo(arguments)
    import django

    django.setup()
    from digor.config.verbs import commands, run

    parser = argparse.ArgumentParser(
        prog="digor", description="Digor, shared tool of a Logement d'abord territory."
    )
    parser.add_argument("--version", action="version", version=f"digor {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True)
    for name, command in sorted(commands().items()):
        sub = verbs.add_parser(name, help=command.help, description=command.help)
        sub.add_argument(
            "--territory", metavar="CODE", help="the territory; may be left out when there is one"
        )
        sub.add_argument(
            "--as", dest="as_email", metavar="EMAIL", help="act as this professional (default: the system)"
        )
        command.add_arguments(sub)
        sub.set_defaults(command=command)
    return run(parser.parse_args(arguments), sys.stdout, sys.stderr)


def prepare_demo(arguments: list[str]) -> None:
    """The demo lives in a home of its own, never in the one of a real territory."""
    os.environ["DIGOR_DEMO"] = "1"
    if "DIGOR_HOME" not in os.environ:
        from pathlib import Path

        os.environ["DIGOR_HOME"] = str(Path.home() / ".local" / "share" / "digor-demo")


if __name__ == "__main__":
    sys.exit(main())
