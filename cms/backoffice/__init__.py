"""The back office of the co-op's staff, inside the Wagtail admin: what needs a person today, lists, reports, rights.

Invariants: what moves money or rights is done by the rooms' actions, never by editing a row; the ledger, bookings,
members' histories, plans of the surplus and the audit trail can be looked at and exported here, and not changed. No
ballot, mark or roll of a vote is here. Only people with a second factor come in; who takes a list away leaves a trace.
Rights follow from one table and from who was appointed, never from a box somebody ticked; pages are written by some and
published by others; an auditor holds no office. Accounts are switched off here and not deleted.

Neighbours: shows rows of marketplace, coop, payments and the audit trail; sign-in is foundation.accounts; the settings
of the site are cms.navigation's; facilitators are appointed in cms.learning.
"""
