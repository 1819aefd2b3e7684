"""What the pages of the repository promise is there: commands, links, pictures, files, tests."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.ground import ROOT, files, name

PAGES = list(files(".md"))
DEV = re.compile(r"(?:python3 )?dev\.py ([a-z]+)")
DIGOR = re.compile(
    r"^\s*(?:\$ )?(?:\.venv/bin/)?digor ([a-z][a-z-]+)|`(?:\.venv/bin/)?digor ([a-z][a-z-]+)", re.MULTILINE
)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)")
# `src/digor/…`, `tests/…` and so on, in code style
PATH = re.compile(r"`((?:src|tests|docs|tools|truth|bench|requirements)/[\w./<>*-]+)`")


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_commands_exist(page: Path) -> None:
    from dev import COMMANDS
    from digor.config.verbs import commands

    unknown = [f"dev.py {word}" for word in DEV.findall(text(page)) if word not in COMMANDS]
    verbs = {first or second for first, second in DIGOR.findall(text(page))}
    unknown += [f"digor {verb}" for verb in sorted(verbs - set(commands()))]
    assert not unknown, f"{name(page)} names commands that do not exist: {unknown}"


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = []
    for link in LINK.findall(text(page)):
        if re.match(r"[a-z]+:", link):
            continue  # elsewhere: not ours to keep
        file, _, anchor = link.partition("#")
        target = page.parent / file if file else page
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            broken.append(link)
    assert not broken, f"{name(page)}: {broken}"


def anchors(page: Path) -> set[str]:
    """The anchors of a page's titles, as the forges make them."""
    titles = re.findall(r"^#+\s+(.+?)\s*$", text(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_files_named_are_there(page: Path) -> None:
    gone = [
        path
        for path in PATH.findall(text(page))
        # `<name>` stands for one's own
        if "<" not in path and not list(ROOT.glob(path.rstrip("/")))
    ]
    assert not gone, f"{name(page)} names files that do not exist: {gone}"


def test_the_door_says_what_it_opens() -> None:
    from dev import COMMANDS, HELP

    said = set(re.findall(r"^  ([a-z]+)", HELP, re.MULTILINE))
    assert said == {command for command in COMMANDS if not command.startswith("-")}


def test_the_door_stays_open_to_a_bare_machine() -> None:
    """dev.py and what it imports: the standard library only, and short."""
    import ast
    import sys

    bare = [
        "dev.py",
        *(
            f"tools/{module}.py"
            for module in ("environment", "locks", "checks", "suite", "postgres", "chromium")
        ),
    ]
    for file in bare:
        tree = ast.parse((ROOT / file).read_text())
        for node in ast.walk(tree):
            modules = []
            if isinstance(node, ast.Import):
                modules = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            foreign = {module.split(".")[0] for module in modules} - set(sys.stdlib_module_names) - {"tools"}
            assert not foreign, f"{file} imports {foreign}: a bare machine does not have it"
    assert len((ROOT / "dev.py").read_text().splitlines()) < 300
