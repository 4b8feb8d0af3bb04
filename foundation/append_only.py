"""Tables that only ever grow: the database refuses UPDATE, DELETE and TRUNCATE."""


def append_only_sql(table: str, guard: str = "commonwork.maintenance") -> tuple[str, str]:
    """Return (forward, reverse) SQL for a migration that makes `table` append-only.

    The setting named by `guard` opens the table for the length of a session or transaction. Only test fixtures, which
    must empty tables, set it; the application never does.
    """
    function = f"{table}_append_only"
    forward = f"""
CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(current_setting('{guard}', true), '') = 'on' THEN
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
    RETURN NULL;
  END IF;
  RAISE EXCEPTION 'append-only: {table}' USING ERRCODE = 'restrict_violation', CONSTRAINT = '{table}_append_only';
END $$;
CREATE TRIGGER {function}_rows BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {function}();
CREATE TRIGGER {function}_table BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {function}();
"""
    reverse = f"""
DROP TRIGGER IF EXISTS {function}_rows ON {table};
DROP TRIGGER IF EXISTS {function}_table ON {table};
DROP FUNCTION IF EXISTS {function}();
"""
    return forward, reverse
