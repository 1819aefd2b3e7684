"""The fences hold, and each has been seen to fall when something is planted behind it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.house.ground import PACKAGE, ROOT, name

BIN = Path(sys.executable).parent
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}

# contract → (file to which a line is added, the line)
PLANTED = {
    "storeys": ("foundation/frame/clock.py", "import digor.desk"),
    "household": ("casework/people/enums.py", "import digor.casework.intake"),
    "foundation": ("foundation/journal/models.py", "import digor.foundation.partners"),
    "beside": ("foundation/partners/models.py", "import digor.foundation.exchange"),
    "engines": ("engines/timeline/problem.py", "from django.db import models"),
    "names": ("desk/apps.py", "import digor.foundation.exchange.names"),
    "nameless": ("observatory/exports.py", "import digor.casework.people.enums"),
}
# the same, refused for other reasons by the same contracts
PLANTED_TOO = [
    ("storeys", "desk/apps.py", "import digor.demo"),
    ("storeys", "casework/people/enums.py", "def later():\n    import digor.config.rooms"),
    ("foundation", "foundation/frame/clock.py", "import digor.foundation.journal"),
    ("foundation", "foundation/journal/models.py", "import digor.foundation.exchange"),
    ("engines", "engines/timeline/problem.py", "import digor.foundation.frame.clock"),
    ("engines", "engines/timeline/answer.py", "import socket"),
    ("names", "casework/people/enums.py", "import digor.foundation.exchange.names"),
    ("names", "observatory/lsa/run.py", "import digor.foundation.exchange.names"),
]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package alone, in a place where it may be spoilt."""
    place = tmp_path_factory.mktemp("fences")
    only_python = shutil.ignore_patterns("__pycache__", "static", "templates", "locale", "*.json", "*.mo")
    shutil.copytree(PACKAGE, place / "src" / "digor", ignore=only_python)
    shutil.copy(ROOT / "pyproject.toml", place)
    return place


def lint_imports(place: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "lint-imports"), "--no-cache", *(f"--contract={name}" for name in contracts)]
    env = {**os.environ, "PYTHONPATH": str(place / "src")}
    return subprocess.run(command, cwd=place, env=env, capture_output=True, text=True, check=False)


def test_the_fences_hold(copy: Path) -> None:
    answer = lint_imports(copy)
    assert answer.returncode == 0, answer.stdout


def test_every_fence_is_tried() -> None:
    assert set(PLANTED) == set(CONTRACTS)


@pytest.mark.parametrize(
    ("contract", "file", "line"),
    [(contract, *planted) for contract, planted in PLANTED.items()] + PLANTED_TOO,
    ids=lambda value: value if len(value) < 30 else None,
)
def test_a_fence_falls(copy: Path, contract: str, file: str, line: str) -> None:
    target = copy / "src" / "digor" / file
    before = target.read_text()
    target.write_text(f"{before}\n{line}\n")
    try:
        answer = lint_imports(copy, contract)
    finally:
        target.write_text(before)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    assert f"{CONTRACTS[contract]['name']} BROKEN" in " ".join(answer.stdout.split())


def ruff(line: str, file: str = "src/digor/desk/views.py") -> str:
    """What ruff says of a line planted in a file of the house."""
    command = [
        str(BIN / "ruff"),
        "check",
        "--no-cache",
        "--output-format=concise",
        f"--stdin-filename={file}",
        "-",
    ]
    return subprocess.run(
        command, cwd=ROOT, input=f"{line}\n", capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("from datetime import datetime\n\nmoment = datetime.now()", "TID251"),
        ("import datetime as dt\n\nmoment = dt.datetime.utcnow()", "TID251"),
        ("from datetime import datetime\n\nmoment = datetime.today()", "TID251"),
        ("from datetime import date\n\nday = date.today()", "TID251"),
        ("from django.utils import timezone\n\nmoment = timezone.now()", "TID251"),
        ("from django.db.models.functions import Now\n\nmoment = Now()", "TID251"),
        ("import time\n\nmoment = time.time()", "TID251"),
        ("import random\n\nchance = random.random()", "TID251"),
        ("from random import shuffle\n\nshuffle([])", "TID251"),
        ("import random\n\nchance = random.choice([1])", "TID251"),
        ("import openpyxl\n\nopenpyxl.Workbook()", "TID253"),
        ("from python_calamine import CalamineWorkbook\n\nCalamineWorkbook()", "TID253"),
        ("from . import models\n\nmodels.x()", "TID252"),
        ("print(1)", "T201"),
    ],
)
def test_what_is_banned_is_seen(line: str, rule: str) -> None:
    assert rule in ruff(line)


@pytest.mark.parametrize(
    "line",
    [
        "import random\n\nchance = random.Random(7).random()",
        "from digor.foundation.frame import clock\n\nclock.now()",
        "def read() -> None:\n    import openpyxl\n\n    openpyxl.Workbook()",
    ],
)
def test_what_is_right_passes(line: str) -> None:
    assert ruff(line).strip() in {"", "All checks passed!"}


def test_only_the_clock_may_read_the_machine_s() -> None:
    """No `noqa` opens the ban elsewhere."""
    opened = [
        f"{name(path)}:{number}"
        for path in PACKAGE.rglob("*.py")
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if "noqa" in line and ("TID25" in line or line.rstrip().endswith("noqa"))
    ]
    assert not opened
