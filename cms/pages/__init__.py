"""Pages an editor writes, from the front page to the press kit, and the blocks they are built from.

Invariants: a figure on a page is chosen by its definition and read from the books or the rooms, never typed in; what is
cited names its source. A page an editor leaves empty still says something true and useful. An event is kept by the
clock of its place. No page stands where a room of the house answers. Listings, bookings and the ledger are never pages.

Neighbours: asks marketplace for trades, people, places and offers, coop for members, votes, rules and the open books;
cms.media keeps its pictures and documents. Other rooms may add a chart by name through its registry.
"""
