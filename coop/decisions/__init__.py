"""How the members decide: from a proposal to a result that anyone can check, and to what follows from it.

Invariants: the roll never grows after the notice; whoever loses their vote before voting closes is struck from it.
One live ballot per entry on the roll. The text that is voted on is the text in the notice. Changes to a text are
decided before it, one at a time for a paragraph. Less notice than the rules ask is enough only when almost everybody
on the roll agreed in writing. A decided result never changes. No clock moves a decision by itself: it asks, a guard
answers. Whoever stands in an election takes no step of it, and nobody answers a challenge to a vote they ran.

Neighbours: coop.counting counts; coop.membership says who is on the roll; coop.rules holds the rule pack a decision is
made under, and receives the rules it sets; coop.surplus registers what a carried decision on the surplus does.
"""
