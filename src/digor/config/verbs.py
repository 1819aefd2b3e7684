"""Running a verb of the `digor` command, once Django is ready."""

from __future__ import annotations

import argparse
from typing import TextIO

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils import translation

from digor.config import engines, mornings, serving
from digor.config.rooms import modules
from digor.foundation.frame.commands import Command
from digor.foundation.frame.refusals import Refused
from digor.foundation.partners import reads as partners
from digor.foundation.partners.actor import Actor


def commands() -> dict[str, Command]:
    """Every verb: config's own (serve, engine) and those the rooms declare."""
    found: dict[str, Command] = {**serving.COMMANDS, **engines.COMMANDS, **mornings.COMMANDS}
    for room in modules("commands"):
        found.update(getattr(room, "COMMANDS", {}))
    return found


def run(args: argparse.Namespace, out: TextIO, err: TextIO) -> int:
    """Migrate the home if needed, find the actor, run, and say bad input in one sentence."""
    try:
        with translation.override("fr"):
            command: Command = args.command
            if command.needs_actor:
                migrate_if_needed()
                return command.run(args, actor(args), out)
            code = command.run(args, None, out)
        if args.verb == "demo" and code == 0 and not args.no_serve:
            return serving.serve(args.bind, out)
        return code
    except (Refused, ValueError) as refusal:
        err.write(f"{refusal}\n")
        return 2
    except BrokenPipeError:
        return 0


def migrate_if_needed() -> None:
    """Bring the home's database to this version (a new home starts empty)."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def actor(args: argparse.Namespace) -> Actor | None:
    """The professional named by --as, or the journaled system operator, in the territory named.

    None when the home holds no territory yet: `import hmis` creates the file's.
    """
    territories = list(partners.territories())
    if args.territory:
        territories = [territory for territory in territories if territory.code == args.territory]
        if not territories:
            raise ValueError(f"Aucun territoire « {args.territory} » ici.")
    if not territories:
        return None
    if len(territories) > 1:
        codes = ", ".join(sorted(territory.code for territory in territories))
        raise ValueError(f"Plusieurs territoires ici : dites lequel avec --territory ({codes}).")
    if args.as_email:
        found = partners.actor_by_email(args.as_email, territories[0])
        if found is None:
            raise ValueError("Cette adresse n'a pas de poste dans ce territoire : vérifiez --as.")
        return found
    return partners.system_actor(territories[0])
