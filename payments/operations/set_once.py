"""Columns that money hangs on: the database refuses to change them once they are written."""


def set_once_sql(table: str, *, frozen: tuple[str, ...], once: tuple[str, ...] = ()) -> tuple[str, str]:
    """Return (forward, reverse) SQL for a migration.

    `frozen` columns keep the value of the INSERT for ever. `once` columns may be filled a single time: from NULL,
    zero or the empty string to a value, never away from it.
    """
    function = f"{table}_set_once"
    same = " OR ".join(f"NEW.{column} IS DISTINCT FROM OLD.{column}" for column in frozen)
    filled = "".join(
        f" OR (coalesce(OLD.{column}::text, '') NOT IN ('', '0') AND NEW.{column} IS DISTINCT FROM OLD.{column})"
        for column in once
    )
    forward = f"""
CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF {same}{filled} THEN
    RAISE EXCEPTION 'what was agreed stays as it was agreed: {table}'
      USING ERRCODE = 'restrict_violation', CONSTRAINT = '{function}';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER {function} BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
"""
    reverse = f"DROP TRIGGER IF EXISTS {function} ON {table};\nDROP FUNCTION IF EXISTS {function}();\n"
    return forward, reverse
