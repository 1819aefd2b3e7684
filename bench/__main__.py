"""`python3 dev.py bench [NAME...]`: run the measures, write docs/figures.md.

Each module of this folder with a `main()` is a measure, run in a process of its own. It returns
rows with `name`, `figure`, `unit`, `beside` (what it is compared with, and its figure) and
`ratio`. Ratios are what travels from one machine to another; raw figures are for this one.
A measure finds both databases and the competitors' Python in DIGOR_BENCH_POSTGRESQL (an address)
and DIGOR_BENCH_PYTHON.
"""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "figures.md"
INTRODUCTION = """# Figures

Written by `python3 dev.py bench`. Read the ratios: both sides ran on the same machine in the same run.
"""
TABLE = "| what | figure | beside | ratio |\n|---|---|---|---|"


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--one"]:
        rows = import_module(f"bench.{arguments[1]}").main()
        Path(arguments[2]).write_text(json.dumps(rows))
        return 0
    known = sorted(path.stem for path in HERE.glob("[!_]*.py") if "\ndef main(" in path.read_text())
    if strangers := set(arguments) - set(known):
        sys.stderr.write(
            f"No measure is called {', '.join(sorted(strangers))}. Measures: {', '.join(known)}\n"
        )
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "digor.config.settings")  # the one clock reads them
    failed = []
    for name in arguments or known:
        rows = measure(name)
        if rows is None:
            failed.append(name)
        else:
            text = section(name, rows)
            sys.stdout.write(f"{text}\n")
            write_page({**read_page(), name: text}, known)  # at once: a later measure may stop
    if failed:
        sys.stderr.write(f"These measures stopped: {', '.join(failed)}\n")
    return 1 if failed else 0


def measure(name: str) -> list[dict[str, Any]] | None:
    """The rows of one measure, run apart with a home of its own; None when it stops."""
    with tempfile.TemporaryDirectory(prefix="digor-bench-") as home:
        answer = Path(home) / "rows.json"
        environment = {
            **os.environ,
            "DIGOR_HOME": home,
            "DIGOR_DATABASE": "",
            "DJANGO_SETTINGS_MODULE": "digor.config.settings",
        }
        command = [sys.executable, "-m", "bench", "--one", name, str(answer)]
        if subprocess.run(command, cwd=HERE.parent, env=environment, check=False).returncode:
            return None
        rows: list[dict[str, Any]] = json.loads(answer.read_text())
        return rows


def section(name: str, rows: list[dict[str, Any]]) -> str:
    promise = (import_doc(name) or name).splitlines()[0]
    lines = [
        f"| {row['name']} | {spelled(row['figure'])} {row['unit']} | {row['beside']} | {spelled(row['ratio'])} |"
        for row in rows
    ]
    return "\n".join([f"## {name}", "", promise, "", TABLE, *lines, "", f"*{circumstances()}*", ""])


def import_doc(name: str) -> str | None:
    """The measure's docstring, without running it."""
    import ast

    return ast.get_docstring(ast.parse((HERE / f"{name}.py").read_text()))


def spelled(value: Any) -> str:
    """Three significant digits; thousands apart."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return "" if value is None else str(value)
    return f"{value:,.0f}".replace(",", " ") if abs(value) >= 100 else f"{value:.3g}"


def circumstances() -> str:
    """When, which commit, on what."""
    from digor.foundation.frame import clock

    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE.parent, capture_output=True, text=True, check=False
    ).stdout.strip()
    memory = re.search(r"MemTotal:\s+(\d+)", Path("/proc/meminfo").read_text())
    gigabytes = f", {int(memory[1]) // 2**20} GiB" if memory else ""
    return (
        f"{clock.now().date()}, commit {commit or 'unknown'}, {platform.machine()}, {os.cpu_count()} cores"
        f"{gigabytes}, Python {platform.python_version()}, {platform.system()}"
    )


def write_page(sections: dict[str, str], known: list[str]) -> None:
    """The page with these sections, in the order of their names; a measure that is gone leaves it."""
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(
        "\n".join([INTRODUCTION, *(sections[name] for name in sorted(sections) if name in known)])
    )


def read_page() -> dict[str, str]:
    """The sections written before: a measure run alone leaves the others as they were."""
    if not PAGE.exists():
        return {}
    parts = re.split(r"^## ", PAGE.read_text(), flags=re.MULTILINE)[1:]
    return {part.splitlines()[0].strip(): f"## {part.rstrip()}\n" for part in parts}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
