"""An import whose process is killed is never published, and the next one cleans it up."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from digor.casework.intake.enums import State
from tests.casework.intake import killing

ROOT = Path(__file__).resolve().parents[3]
AT_MOST = 240  # seconds: a bound, not a measure


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    home = tmp_path_factory.mktemp("home")
    env = {
        **os.environ,
        "DIGOR_HOME": str(home),
        "DIGOR_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "digor.config.settings",
    }
    answer = home / "answer.json"
    subprocess.run(
        [sys.executable, "-m", killing.__name__, str(answer)], cwd=ROOT, env=env, check=True, timeout=AT_MOST
    )
    read: dict[str, Any] = json.loads(answer.read_text())
    return read


@pytest.mark.parametrize("point", killing.POINTS)
def test_a_killed_import_is_never_published_and_leaves_nothing(found: dict[str, Any], point: str) -> None:
    at = found["points"][point]
    assert at["signal"] == signal.SIGKILL
    assert at["found"] in {State.READING, State.PUBLISHING}  # it died at work
    assert at["then"] != found["before"]  # and had written something
    assert (at["cleaned"], at["state"]) == (1, State.FAILED)
    assert at["after"] == found["before"]
