"""Writes requirements/*.lock: exact versions and hashes, no addresses (a town may use its own mirror)."""

from __future__ import annotations

import subprocess

from tools import environment

# name: what to resolve, and the lock that binds it
LOCKS = {
    "run": ["pyproject.toml"],
    "dev": ["pyproject.toml", "--group", "dev", "-c", "requirements/run.lock"],
    "bench": ["--group", "bench"],
    "build": ["requirements/build.in"],
    "tools": ["requirements/tools.in"],
}


def write(arguments: list[str]) -> int:
    """Resolve each group again; versions stay unless `--upgrade` is given or pyproject.toml forces a move."""
    uv = environment.find_uv()
    for name, what in LOCKS.items():
        target = f"requirements/{name}.lock"
        command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-annotate", "--no-header", "-o", target, *what, *arguments]
        if subprocess.run(command, cwd=environment.ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            raise environment.CannotContinue(f"{target} could not be resolved.")
        lines = (environment.ROOT / target).read_text().splitlines()
        packages = sum(bool(line.strip()) and not line.startswith(" ") for line in lines)
        environment.say(f"{target}: {packages} packages")
    return 0
