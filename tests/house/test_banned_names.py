"""Names that say nothing, files nobody finishes, words that do not belong in the house."""

from __future__ import annotations

import ast
import re

import pytest

from tests.house.ground import PACKAGE, ROOT, files, name

# A folder or file is named after the trade, never after a technique (design §3).
SAYS_NOTHING = {
    "utils", "util", "helpers", "helper", "services", "service", "misc", "common", "shared", "core",
    "managers", "mixins", "constants", "stuff", "lib",
}  # fmt: skip
LONGEST = 400  # lines; a file is one idea
NOT_FINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|raise NotImplementedError|[Ll]orem ipsum)\b")
SOMEBODYS_MACHINE = re.compile(r"(?<![\w.$}])/(?:work|home|root|Users)/\w")
MODEL_CLOCK = re.compile(r"\bauto_now(?:_add)?\b|CURRENT_TIMESTAMP")
ADDRESS = re.compile(r"https?://(?P<host>[^/\s\"'<>{}]+)")
# Names of formats, addresses of this very machine, and names reserved for examples: nothing is called there.
NO_CALL = re.compile(r"www\.w3\.org|127\.0\.0\.1|localhost|testserver|.*\.example$|\[::1\]")


def test_no_file_or_folder_says_nothing() -> None:
    places = [path.relative_to(ROOT) for path in files(".py", ".html", ".css", ".js")]
    empty = sorted(str(place) for place in places if {*place.parts[:-1], place.stem} & SAYS_NOTHING)
    assert not empty, f"rename after what it is for: {empty}"


def test_a_file_is_one_idea() -> None:
    long = {
        name(path): lines
        for path in files(".py", ".html", ".css", ".js")
        if "migrations" not in path.parts and (lines := len(path.read_text().splitlines())) > LONGEST
    }
    assert not long, f"more than {LONGEST} lines, cut where the ideas part: {long}"


@pytest.mark.parametrize(
    ("what", "pattern", "suffixes"),
    [
        ("left for later", NOT_FINISHED, (".py", ".html", ".md", ".css", ".js", ".po", ".json")),
        ("a path of somebody's machine", SOMEBODYS_MACHINE, (".py", ".html", ".md", ".toml", ".json", ".in")),
        ("a clock beside the one clock", MODEL_CLOCK, (".py",)),
    ],
)
def test_words_that_do_not_belong(what: str, pattern: re.Pattern[str], suffixes: tuple[str, ...]) -> None:
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for path in files(*suffixes)
        if path.parent.name != "house"  # these tests say the words
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line)
    ]
    assert not found, f"{what}:\n" + "\n".join(found)


def test_no_page_calls_the_outside() -> None:
    found = [
        f"{name(path)}: {match.group()}"
        for path in files(".html", ".css", ".js", ".svg", ".webmanifest", under=PACKAGE)
        for match in ADDRESS.finditer(re.sub(r"(?s)/\*.*?\*/|<!--.*?-->|\{#.*?#\}", "", path.read_text()))
        # a link that the reader chooses to follow is not a call
        if not NO_CALL.fullmatch(match["host"]) and f'href="{match.group()}' not in path.read_text()
    ]
    assert not found, f"a page must work alone, vendor what it needs: {found}"


def test_no_code_calls_the_outside() -> None:
    """Addresses may be sources in docstrings and comments; no other string of the package holds one."""
    found = []
    for path in files(".py", under=PACKAGE):
        tree = ast.parse(path.read_text())
        docstrings = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                hosts = [match["host"] for match in ADDRESS.finditer(node.value)]
                if any(not NO_CALL.fullmatch(host.split(":")[0]) for host in hosts):
                    found.append(f"{name(path)}:{node.lineno}: {node.value[:80]}")
    assert not found, "\n".join(found)


def test_the_patterns_see_what_they_are_for() -> None:
    assert NOT_FINISHED.search("# TODO: later")
    for folder in ("home", "root", "Users"):
        assert SOMEBODYS_MACHINE.search(f"see /{folder}/digor") and not SOMEBODYS_MACHINE.search(
            f"${folder}/x"
        )
    assert MODEL_CLOCK.search("DateTimeField(auto_now_add=True)")
    assert not NO_CALL.fullmatch("cdn.somewhere.net")
