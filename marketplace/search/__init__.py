"""Finding the right person near you: one shelf of live listings, ordered by a rule that is printed on a page.

Invariants: the shelf holds exactly the live listings of active workers in good standing, kept true by the database
itself. A worker's own distance always covers the customer's place. The order knows no payment, no rating and no
acceptance rate. Free times shown here are at most a minute old and never decide a booking. A search that finds nothing
is counted without anything about the person.

Neighbours: reads workers, services and availability; gives the worker's and the listing's pages their parts through
their registries; nobody below this room imports it.
"""
