"""The locks: exact, with hashes, without addresses; and every dependency says what it is for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.ground import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def locked(path: Path) -> dict[str, set[str]]:
    """Name → versions (more than one when it depends on the Python)."""
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^([\w.-]+)(?:\[[\w,]+\])?==([^\s;]+)", path.read_text(), re.MULTILINE
    ):
        versions.setdefault(canonicalize_name(package), set()).add(version)
    return versions


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_is_exact_and_hashed(lock: Path) -> None:
    blocks = re.split(r"\n(?=\S)", lock.read_text().strip())
    loose = [block.splitlines()[0] for block in blocks if "==" not in block.splitlines()[0]]
    assert not loose, f"not exact: {loose}"
    bare = [block.splitlines()[0] for block in blocks if "--hash=sha256:" not in block]
    assert not bare, f"without a hash: {bare}"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_no_lock_holds_an_address(lock: Path) -> None:
    """A town may use its own mirror."""
    assert not re.search(r"https?:|file:|--(extra-)?index-url|--find-links| @ ", lock.read_text())


def test_the_development_lock_contains_the_run_lock() -> None:
    run, dev = locked(ROOT / "requirements/run.lock"), locked(ROOT / "requirements/dev.lock")
    assert {package: dev.get(package) for package in run} == run


@pytest.mark.parametrize("group", ["run", "test", "lint", "bench"])
def test_locks_follow_pyproject(group: str) -> None:
    """A dependency added or moved without `dev.py lock` fails here."""
    wanted = PYPROJECT["project"]["dependencies"] if group == "run" else PYPROJECT["dependency-groups"][group]
    lock = locked(ROOT / f"requirements/{ {'run': 'run', 'bench': 'bench'}.get(group, 'dev') }.lock")
    for text in wanted:
        requirement = Requirement(text)
        versions = lock.get(canonicalize_name(requirement.name), set())
        assert versions, f"{requirement.name} is not locked: python3 dev.py lock"
        outside = [version for version in versions if version not in requirement.specifier]
        assert not outside, (
            f"{requirement.name} is locked at {outside}, pyproject wants {requirement.specifier}"
        )


def test_every_dependency_says_what_for() -> None:
    silent, before = [], ""
    for line in (ROOT / "pyproject.toml").read_text().splitlines():
        dependency = re.match(r'\s+"[\w.-]+(\[[\w,]+\])?\s*[<>=~]', line)
        # a comment of its own, or shared with the line above (one need, two packages)
        if dependency and "#" not in line and not before.strip().startswith(("#", '"')):
            silent.append(line.strip())
        before = line
    assert not silent, f"say in pyproject.toml what it is for: {silent}"
