"""The people who do the work: how they present themselves, where they work from, and what was checked about them.

Invariants: a worker is a member, one row for one membership. The base point never leaves this room in full: pages show
the district and a rounded distance. A zone is an IANA zone. A check says who saw the proof and when it ends.

Neighbours: coop.membership says who may list; marketplace.services hangs listings on a worker; availability and
bookings lock and point at the worker's row; the worker's page takes parts from other rooms through `registry`.
"""
