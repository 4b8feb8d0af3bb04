"""Holding our books against the provider's: every night, line by line, to the penny.

Invariants: every line of the provider's balance has a cause of ours, or is adopted, or is shown as unexplained; none
makes it stop. Each operation that ended has its line. Amounts, fees and net agree. The sum of the lines, the
provider's balance and our Stripe accounts are one figure. What is owed to others and paid from there is there, or there
is a warning; what was promised to members counts as owed.

Neighbours: it reads everything in payments, adopts refunds made by hand through refunds, and is read by the back
office. Nothing depends on it.
"""
