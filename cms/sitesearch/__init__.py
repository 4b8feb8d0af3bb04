"""One box for the whole site: pages, answers, offers, people and decisions, grouped, the best first.

Invariants: nobody finds here what they may not read: each group asks the rule of its own room. Words nobody uses are
put right by words that somebody does, and the page says so. A search writes nothing and remembers nothing of who
searched.

Neighbours: pages and answers come from Wagtail's index; offers from marketplace.search, people from
marketplace.workers, decisions from coop.decisions.
"""
