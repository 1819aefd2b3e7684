"""What a change must pass before its tests are worth running: `dev.py check`, and `fix` for what corrects itself."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from tools import environment

Command = list[str]
PYTHON = ("dev.py", "hatch_build.py", "src", "tests", "tools", "truth", "bench")


def commands() -> dict[str, Command]:
    """Name → what is run, the longest first: two run at a time."""
    python, tool = environment.python(), environment.tool
    return {
        # from nothing each time: what mypy remembers of Django's models it sometimes remembers wrong
        "types": [tool("mypy"), "--no-error-summary", "--cache-dir", os.devnull],
        "migrations": [python, "-m", "digor", "makemigrations", "--check", "--dry-run"],
        "catalogues": [python, "-m", "tools.messages", "check"],
        "pages": [python, "-m", "tools.docs", "check"],
        "imports": [tool("lint-imports"), "--no-logo"],
        "templates": [tool("djade"), "--check", "--target-version", "5.2", *templates()],
        "format": [tool("ruff"), "format", "--quiet", "--check", "--diff", *python_files()],
        "lint": [tool("ruff"), "check", "--quiet", "--output-format", "concise", *python_files()],
    }


def run(names: list[str]) -> int:
    """Run the checks named (all by default), say one line each and the whole output of those that fail."""
    known = commands()
    if strangers := [name for name in names if name not in known]:
        raise environment.CannotContinue(
            f"No check is called {', '.join(strangers)}. Checks: {', '.join(known)}"
        )
    failed = []
    with tempfile.TemporaryDirectory(prefix="digor-check-") as home, ThreadPoolExecutor(2) as pool:
        env = {**os.environ, "DIGOR_HOME": home, "DIGOR_DATABASE": "", "PYTHONWARNINGS": "ignore"}
        waiting = {name: pool.submit(one, known[name], env) for name in names or known}
        for name, result in waiting.items():
            code, output, seconds = result.result()
            environment.say(f"{name:<12}{'FAILED' if code else 'ok':<8}{seconds:5.1f} s")
            if code:
                failed.append(name)
                environment.say(output)
    if failed:
        environment.say(
            f"{len(failed)} failed: {', '.join(failed)}. Some correct themselves: python3 dev.py fix"
        )
    else:
        environment.say(f"All {len(waiting)} checks passed.")
    return 1 if failed else 0


def one(command: Command, env: dict[str, str]) -> tuple[int, str, float]:
    began = time.monotonic()
    done = subprocess.run(
        command, cwd=environment.ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    return done.returncode, done.stdout.rstrip(), time.monotonic() - began


def fix() -> int:
    """Correct format, lint, templates and catalogues in place; 0 when nothing is left to correct by hand."""
    python, tool = environment.python(), environment.tool
    steps: list[Callable[[], int]] = [
        lambda: environment.run([tool("ruff"), "check", "--quiet", "--fix", *python_files()]),
        lambda: environment.run([tool("ruff"), "format", "--quiet", *python_files()]),
        # djade exits with 1 when it changed something
        lambda: environment.run([tool("djade"), "--target-version", "5.2", *templates()]) & 0,
        lambda: environment.run([python, "-m", "tools.messages", "add"]),
        lambda: environment.run([python, "-m", "tools.docs", "write"]),
    ]
    return max([step() for step in steps])


def python_files() -> list[str]:
    return [name for name in PYTHON if (environment.ROOT / name).exists()]


def templates() -> list[str]:
    found = (environment.ROOT / "src").rglob("templates/**/*")
    return sorted(
        str(path.relative_to(environment.ROOT)) for path in found if path.suffix in {".html", ".svg"}
    )
