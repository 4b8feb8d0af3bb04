"""Help: answers to what customers, worker-members and members ask, a search, and whether an answer was useful.

Invariants: one answer of one visit counts once for a page and can be changed. Nothing is kept of who answered: the
visit is a keyed hash, and the words are forgotten after a year. Whoever finds nothing finds a person to ask.

Neighbours: foundation.jobs forgets old words; coop.membership says who reads the answers;
cms.pages refuses addresses that are taken, cms.media keeps pictures for sharing.
"""
