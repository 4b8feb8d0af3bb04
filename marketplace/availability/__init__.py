"""When a worker can be booked: their hours, their time off, and the claims that take a time.

Invariants: no two live claims of one worker overlap, set-up and wrap-up included; the database refuses it. A start that
is offered can be claimed if nobody else acts first. The starts offered depend on the worker's zone and never on the
viewer's or the server's. Time off cancels nothing: it lists what it clashes with. A hold that ran out frees its time
only in the transaction that needs it, or in the sweep.

Neighbours: workers (whose calendar it is, and their zone). Bookings claim, confirm, move and release times here;
search asks for the first free start. Callers describe the work with an OfferSpec, so this room knows no listing and no
booking.
"""
