"""Sets the house up: uv in .tools, a .venv from the hash locks, the project, the catalogues.

Standard library only. A stamp of the locks makes the second run instant.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
VENV = ROOT / ".venv"
BENCH = ROOT / ".venv-bench"
LOCKS = ROOT / "requirements"
# A group contains the ones named beside it: the development lock holds the whole run lock.
CONTAINED_IN = {"run": ("run", "dev"), "dev": ("dev",)}


class CannotContinue(Exception):
    """A sentence for the person at the keyboard: what is missing and what to type."""


def python(venv: Path = VENV) -> str:
    return str(venv / "bin" / "python")


def tool(name: str) -> str:
    """A command of the project's environment."""
    return str(VENV / "bin" / name)


def run(command: Sequence[str], env: Mapping[str, str] | None = None) -> int:
    """Run from the root, output shown as it comes; the exit code."""
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, check=False).returncode


def say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")
    sys.stdout.flush()


def ready(group: str) -> None:
    """Install what `group` (run, dev or bench) needs, compile the catalogues; instant when nothing changed."""
    if not os.access(ROOT, os.W_OK):
        raise CannotContinue(f"{ROOT} cannot be written by you. Copy or clone it into a folder of your own.")
    if group == "bench":
        ready("dev")
        install(BENCH, "bench", ("bench",))
        return
    install(VENV, group, CONTAINED_IN[group])
    install_project()
    compile_catalogues()


def install(venv: Path, group: str, any_of: Sequence[str]) -> None:
    """Packages of the lock `group`, hashes checked, unless one of `any_of` is installed as locked today."""
    if not runs(venv):
        uv = find_uv()
        say(f"Making {venv.name} with Python {sys.version_info.major}.{sys.version_info.minor}")
        make = [uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(venv)]
        must(make, "The environment could not be made.")
    if any(stamp(venv, name).exists() for name in any_of):
        return
    say(f"Installing the packages of requirements/{group}.lock")
    must(
        [*pip_install(venv), "--require-hashes", "-r", str(LOCKS / f"{group}.lock")],
        "The packages could not be installed: is the package index reachable from here?",
    )
    stamp(venv, group).touch()


def install_project() -> None:
    """Digor itself, editable; built with the locked build tools and no others."""
    build = LOCKS / "build.lock"
    done = VENV / f"digor-project-{digest(ROOT / 'pyproject.toml', ROOT / 'hatch_build.py', build)}"
    if done.exists() and Path(tool("digor")).exists():
        return
    project = [
        "--no-deps",
        "--reinstall-package",
        "digor",
        "--build-constraints",
        str(build),
        "-e",
        str(ROOT),
    ]
    must([*pip_install(VENV), *project], "Digor itself could not be installed.")
    done.touch()


def compile_catalogues() -> None:
    """Every .po newer than its .mo becomes a .mo; no gettext needed."""
    stale = [str(po) for po in (ROOT / "src").rglob("*.po") if older(po.with_suffix(".mo"), po)]
    if stale:
        code = "import sys, polib; [polib.pofile(p).save_as_mofile(p[:-2] + 'mo') for p in sys.argv[1:]]"
        must([python(), "-c", code, *stale], "A catalogue could not be compiled: the line is named above.")


def older(made: Path, source: Path) -> bool:
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


def pip_install(venv: Path) -> list[str]:
    return [find_uv(), "pip", "install", "--quiet", "--python", python(venv)]


def runs(venv: Path) -> bool:
    """Whether the environment's Python starts, is the minor version that runs dev.py, and was made in this place."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    try:
        if str(venv) not in (venv / "bin" / "activate").read_text():
            return False  # the checkout was moved or copied: its commands still point at the old place
        answer = subprocess.run(
            [python(venv), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
            check=False,
        )
    except OSError:
        return False
    return answer.stdout.strip() == version


def digest(*files: Path) -> str:
    together = hashlib.sha256()
    for file in files:
        together.update(file.read_bytes())
    return together.hexdigest()[:20]


def stamp(venv: Path, group: str) -> Path:
    return venv / f"digor-{group}-{digest(LOCKS / f'{group}.lock')}"


def find_uv() -> str:
    """The installer, got by pip into .tools at the locked version; one on the PATH when that is impossible."""
    uv = TOOLS / "bin" / "uv"
    done = TOOLS / f"digor-{digest(LOCKS / 'tools.lock')}"
    if uv.exists() and done.exists():
        return str(uv)
    say("Getting the installer (uv) into .tools")
    make = [sys.executable, "-m", "venv", "--clear", str(TOOLS)]
    made = subprocess.run(make, capture_output=True, text=True, check=False)
    if made.returncode:
        shutil.rmtree(TOOLS, ignore_errors=True)
        return without_venv(made.stdout + made.stderr)
    pip = [python(TOOLS), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    locked = ["--require-hashes", "-r", str(LOCKS / "tools.lock")]
    must([*pip, *locked], "uv could not be installed: is the package index reachable from here?")
    done.touch()
    return str(uv)


def without_venv(why: str) -> str:
    """Debian ships Python without its venv: as root we add it, else we say the line to type."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if "ensurepip" not in why:
        raise CannotContinue(f"Python could not make an environment in {TOOLS}:\n{why.strip()}")
    if on_path := shutil.which("uv"):
        return on_path
    if os.geteuid() == 0 and apt(package):
        return find_uv()
    raise CannotContinue(f"This Python lacks venv. Type: sudo apt-get install {package}\nThen try again.")


def apt(package: str) -> bool:
    """Install a Debian package, as root; whether it is there in the end."""
    if not shutil.which("apt-get"):
        return False
    say(f"Installing the Debian package {package}")
    return apt_get("install", "--no-install-recommends", package) or (
        apt_get("update") and apt_get("install", "--no-install-recommends", package)
    )


def apt_get(*words: str) -> bool:
    command = ["apt-get", "--yes", "--quiet=2", *words]
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=False).returncode == 0


def must(command: Sequence[str], sentence: str) -> None:
    if run(command, as_this_machine_does()):
        raise CannotContinue(sentence)


def as_this_machine_does() -> dict[str, str]:
    """uv neither reads pip's settings nor the machine's certificates: a town's own mirror needs both."""
    env = {}
    if Path("/etc/ssl/certs/ca-certificates.crt").exists():
        env["UV_SYSTEM_CERTS"] = "1"
    pip = TOOLS / "bin" / "pip"
    if not {"UV_DEFAULT_INDEX", "UV_INDEX_URL"} & set(os.environ) and pip.exists():
        asked = [python(TOOLS), "-m", "pip", "config", "get", "global.index-url"]
        index = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
        if index := os.environ.get("PIP_INDEX_URL", index):
            env["UV_DEFAULT_INDEX"] = index
    return env
