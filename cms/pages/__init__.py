"""Pages an editor writes: the front page, a page for each trade, and standard pages.

Invariants: a figure on a page is read from the books or the rooms, never typed in. A page an editor leaves empty still
says something true and useful. Listings, bookings and the ledger are never pages.

Neighbours: asks marketplace for trades and listings, coop for members, payments for the shares of the money.
"""
