"""Pages of docs/ that are printed from the code: `write` prints them, `check` says which are out of date.

A module named `page.py` anywhere in the package is such a page: `FILE` (its path from the root)
and `render() -> str`.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def pages() -> Iterator[tuple[Path, str]]:
    """(file, what it should hold) of every printed page."""
    for module in sorted((ROOT / "src").rglob("page.py")):
        dotted = ".".join(module.relative_to(ROOT / "src").with_suffix("").parts)
        page = import_module(dotted)
        yield ROOT / page.FILE, page.render()


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="digor-docs-") as home:
        os.environ |= {"DIGOR_HOME": home, "DJANGO_SETTINGS_MODULE": "digor.config.settings"}
        import django

        django.setup()
        stale = []
        for path, text in pages():
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            stale.append(path.relative_to(ROOT))
            if arguments[:1] == ["write"]:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
                sys.stdout.write(f"{stale[-1]} written\n")
    if stale and arguments[:1] != ["write"]:
        sys.stdout.write(f"out of date, python3 dev.py docs: {', '.join(map(str, stale))}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
