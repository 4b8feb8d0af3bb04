"""The books of the co-op: every penny and every minute, as rows that are only ever added.

Invariants: every row moves one positive whole amount from one account to another of the same unit, so the books balance
by construction. Rows are never changed or deleted: a mistake is undone by its mirror image, once. The same key never
posts twice. An account that may not go below its limit never does, whoever posts at once; a closed account and a closed
month take nothing. What is locked for good (indivisible reserves) leaves only for the few reasons written down for it.
All of this holds in the database itself, and `manage.py verify_ledger` proves it again from the rows.

Neighbours: checkout, refunds and payouts post here; reconcile compares with the provider; membership, surplus and the
open books only read. Other rooms add their own proofs through `registry.verifiers`.
"""
