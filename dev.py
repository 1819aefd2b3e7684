#!/usr/bin/env python3
"""The door of the house: everything a newcomer or a robot does here starts with `python3 dev.py`.

Standard library only: a bare machine has Python 3.11 and nothing else. Each command sets up what
it needs first (quickly when nothing changed), then does one thing and says clearly what failed.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
HELP = """python3 dev.py COMMAND [ARGUMENTS]

  setup            make .venv and install everything for work on Digor
  demo [...]       fill an invented territory and serve it; arguments go to `digor demo`
  serve [...]      serve your own territory (DIGOR_HOME) on http://127.0.0.1:8000
  test [...]       the whole suite, on SQLite with a real browser, then on a real PostgreSQL
                   (--sqlite or --postgresql: one of the two; the rest goes to pytest: -k, -n, -x, paths)
  check [NAME...]  format, lint, types, imports, templates, migrations, catalogues, generated pages
  fix              correct what can be corrected without thinking: format, lint, templates, catalogues
  truth [DATA]     outside cases (default: ../shared/data) against Digor's own answers
  bench [NAME...]  measure beside the competition, write docs/figures.md
  docs             write the generated pages of docs/ again
  messages         add the missing entries to the French and Breton catalogues
  lock [--upgrade] write requirements/*.lock again from pyproject.toml
  help             this page
"""

if sys.version_info < (3, 11):
    sys.exit(
        "Digor needs Python 3.11 or later; this is %d.%d. Try: python3.11 dev.py %s"
        % (sys.version_info[0], sys.version_info[1], " ".join(sys.argv[1:]))
    )

sys.path.insert(0, str(ROOT))
from tools import checks, environment, locks, suite  # noqa: E402  (the version is asked first)


def setup(arguments: list[str]) -> int:
    environment.ready("dev")
    sys.stdout.write(f"Ready: {environment.python()}\nNext: python3 dev.py demo\n")
    return 0


def demo(arguments: list[str]) -> int:
    environment.ready("run")
    return environment.run([environment.tool("digor"), "demo", *arguments])


def serve(arguments: list[str]) -> int:
    environment.ready("run")
    return environment.run([environment.tool("digor"), "serve", *arguments])


def test(arguments: list[str]) -> int:
    environment.ready("dev")
    return suite.run(arguments)


def check(arguments: list[str]) -> int:
    environment.ready("dev")
    return checks.run(arguments)


def fix(arguments: list[str]) -> int:
    environment.ready("dev")
    return checks.fix()


def truth(arguments: list[str]) -> int:
    environment.ready("run")
    return environment.run([environment.python(), "-m", "truth", *(arguments or ["../shared/data"])])


def bench(arguments: list[str]) -> int:
    environment.ready("bench")
    return suite.bench(arguments)


def docs(arguments: list[str]) -> int:
    environment.ready("dev")
    return environment.run([environment.python(), "-m", "tools.docs", "write"])


def messages(arguments: list[str]) -> int:
    environment.ready("dev")
    return environment.run([environment.python(), "-m", "tools.messages", "add"])


def lock(arguments: list[str]) -> int:
    return locks.write(arguments)


def usage(arguments: list[str]) -> int:
    sys.stdout.write(HELP)
    return 0


COMMANDS = {
    "setup": setup,
    "demo": demo,
    "serve": serve,
    "test": test,
    "check": check,
    "fix": fix,
    "truth": truth,
    "bench": bench,
    "docs": docs,
    "messages": messages,
    "lock": lock,
    "help": usage,
    "--help": usage,
    "-h": usage,
}


def main() -> int:
    name, arguments = (sys.argv[1] if len(sys.argv) > 1 else "help"), sys.argv[2:]
    command = COMMANDS.get(name)
    if command is None:
        sys.stderr.write(f"dev.py knows no command {name!r}.\n\n{HELP}")
        return 2
    # Paths given as arguments are read from where the reader stands; everything runs from the root.
    arguments = [
        str(Path(word).resolve()) if "/" in word and Path(word).exists() else word for word in arguments
    ]
    os.chdir(ROOT)
    # A stopped robot must not leave a database server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return command(arguments)
    except environment.CannotContinue as reason:
        sys.stderr.write(f"\n{reason}\n")
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
