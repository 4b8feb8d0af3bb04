"""Pages in more than one language: which wording a reader gets, and how an editor's translations hang together.

Invariants: a page has one wording per language, and its translations keep its place in the tree. A page nobody has
translated is shown in the co-op's own language, in a part marked as such, with a note. A list never shows a page twice.
With one language set up, no page costs a query more. A policy binds in the one wording that was approved.

Neighbours: the rooms whose pages stand in lists (pages, help, learning, sitesearch) ask it; the frame (foundation.ui)
asks it where a page stands in another language.
"""
