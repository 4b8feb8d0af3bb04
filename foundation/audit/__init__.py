"""The record of who did what, as whom, when and why. It only grows.

Invariants: the database refuses to change or delete a record. Every action of every room leaves one in the same
transaction, so that what happened and the record of it can never part.

Neighbours: every room writes here through `actions.record`; staff read it in the back office.
"""
