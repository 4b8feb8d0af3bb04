"""Money as whole minor units of one currency, split exactly and written the way people write it.

Invariants: an amount is an int of the currency's smallest unit; two currencies never mix; a split adds up to the penny
and says how it broke a tie. No float ever touches an amount.

Neighbours: used by every room that shows, takes or divides money. `split` needs no Django and serves the counting room.
"""
