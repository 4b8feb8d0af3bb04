"""What stands around every page: the co-op's name and legal facts, its colours, menus, and what search engines read.

Invariants: an empty setting leaves the house as it is. A colour that would make words hard to read is refused before
it is kept. A page asks one cached lookup for all of this, and no query. Nothing here is shown to search engines that a
stranger may not see.

Neighbours: the frame of the pages (foundation.ui) asks it; the sitemap reads public rows of marketplace and coop.
"""
