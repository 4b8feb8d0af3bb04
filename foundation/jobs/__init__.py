"""Work that waits: a queue in our own database, and jobs that come round by the clock.

Invariants: a job enqueued inside a transaction exists if and only if the transaction commits (a transactional outbox).
A periodic job runs in one process at a time, whatever the number of workers. A failing job is logged and tried again;
it never stops the worker.

Neighbours: rooms enqueue by name from their actions and define the jobs in their tasks.py, so actions never import
tasks.
"""
