"""The back office of the co-op's staff, inside the Wagtail admin: trades, listings, members, bookings, and the books.

Invariants: what moves money or rights is done by the rooms' actions, never by editing a row; the ledger, bookings,
members' histories and the audit trail can be looked at and exported here, and not changed. Only staff with a second
factor come in.

Neighbours: shows rows of marketplace, coop, payments and the audit trail; sign-in is foundation.accounts.
"""
