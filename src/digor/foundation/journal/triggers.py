"""The SQL that refuses UPDATE, DELETE and TRUNCATE, one dialect after the other.

Both raise the database's integrity error with `append_only: <table>`.
"""

from __future__ import annotations

# Set to "lifted" for one transaction by the named door (`append_only.lifted`).
DOOR = "digor.append_only"

POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION digor_append_only() RETURNS trigger LANGUAGE plpgsql AS $digor$
BEGIN
  IF current_setting('{DOOR}', true) = 'lifted' THEN
    RETURN CASE TG_OP WHEN 'UPDATE' THEN NEW ELSE OLD END;
  END IF;
  RAISE EXCEPTION 'append_only: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$digor$
"""


def name(table: str, verb: str) -> str:
    """The trigger's name: `people_statement_never_update`."""
    return f"{table}_never_{verb}"


def sqlite(table: str) -> dict[str, str]:
    """Trigger name → its CREATE statement."""
    return {
        name(table, verb): (
            f'CREATE TRIGGER "{name(table, verb)}" BEFORE {verb.upper()} ON "{table}" '
            f"BEGIN SELECT RAISE(ABORT, 'append_only: {table}'); END"
        )
        for verb in ("update", "delete")
    }


def postgresql(table: str) -> dict[str, str]:
    """Trigger name → its CREATE statement. Row triggers do not see TRUNCATE: it has its own."""
    rows = {"update": "ROW", "delete": "ROW", "truncate": "STATEMENT"}
    return {
        name(table, verb): (
            f'CREATE OR REPLACE TRIGGER "{name(table, verb)}" BEFORE {verb.upper()} ON "{table}" '
            f"FOR EACH {level} EXECUTE FUNCTION digor_append_only()"
        )
        for verb, level in rows.items()
    }
