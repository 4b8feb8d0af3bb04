"""What can be booked: trades, the listings workers offer in them, extras and pictures, and what they cost.

Invariants: a price is never below the co-op's voted floor, neither when it is saved nor when it is booked. The lines of
a price add up to its total. A fixed price has one duration; an hourly one has a least, a most and a step. A live
listing has been published, and nobody can book further ahead than 60 days. A picture is re-encoded by us, carries no
place or camera data, and has words for people who cannot see it.

Neighbours: marketplace.workers owns the person; coop.rules holds floor and levy; availability and bookings read a
listing's facts; search reads everything through tables it keeps for itself; the listing page takes parts from other
rooms through `registry`.
"""
