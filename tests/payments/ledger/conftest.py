from payments.ledger.testing import flush_opens_append_only_tables

__all__ = ["flush_opens_append_only_tables"]
