"""Policies of the co-op: texts with numbered versions, each approved by two people, and who accepted which.

Invariants: a policy is never live without a version, and a version exists only with two recorded approvals of exactly
that revision, by two people who did not write it; the database refuses anything else. Versions of a policy are numbered
1, 2, 3 without a gap and never change. An acceptance names the person, the revision and the instant, is never changed,
and is asked for again only when a version says so.

Neighbours: coop.membership says who approves and keeps what was agreed to at joining, which is shown beside; Wagtail
keeps drafts and the workflow.
"""
