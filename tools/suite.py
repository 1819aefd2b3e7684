"""Runs the tests on both databases, and the measures."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from tools import chromium, environment, postgres

NOTHING_SELECTED = 5  # pytest's exit code


def run(arguments: list[str]) -> int:
    """Once on SQLite (everything), once on PostgreSQL (what touches the database); 0 when both are green."""
    both = ["--sqlite", "--postgresql"]
    wanted = [word for word in both if word in arguments] or both
    arguments = [word for word in arguments if word not in both]
    if not any(word.startswith("-n") for word in arguments):
        arguments += ["-n", str(os.cpu_count() or 1), "--dist", "worksteal"]
    began, results = time.monotonic(), []
    if "--sqlite" in wanted:
        env = {"DIGOR_DATABASE": ""}
        if "not browser" not in arguments:
            env["DIGOR_CHROMIUM"] = chromium.find()
        environment.say("\nOn SQLite, with a real browser")
        results.append(("SQLite", *pytest(arguments, env)))
    if "--postgresql" in wanted:
        with postgres.throwaway() as address:
            environment.say("\nOn PostgreSQL")
            env = {"DIGOR_DATABASE": address}
            results.append(("PostgreSQL", *pytest(["--only-database", *arguments], env)))
    environment.say("")
    for database, code, seconds in results:
        verdict = {0: "passed", NOTHING_SELECTED: "nothing selected"}.get(code, "FAILED")
        environment.say(f"{database}: {verdict} in {seconds:.0f} s")
    environment.say(f"Total: {(time.monotonic() - began) / 60:.1f} minutes")
    codes = {code for _, code, _ in results}
    return 0 if 0 in codes and codes <= {0, NOTHING_SELECTED} else max(codes)


def pytest(arguments: list[str], env: Mapping[str, str]) -> tuple[int, float]:
    began = time.monotonic()
    code = environment.run([environment.python(), "-m", "pytest", *arguments], env)
    return code, time.monotonic() - began


def bench(arguments: list[str]) -> int:
    """The measures, each with both databases at hand and the competitors in their own environment."""
    with postgres.throwaway() as address:
        env = {"DIGOR_BENCH_POSTGRESQL": address, "DIGOR_BENCH_PYTHON": environment.python(environment.BENCH)}
        return environment.run([environment.python(), "-m", "bench", *arguments], env)
