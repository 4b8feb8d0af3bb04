"""The published bundle of one decision: everything a stranger needs to prove the result again, offline.

A zip file with these entries, each canonical JSON (RFC 8785), the ``.jsonl`` ones a document per line:

* ``manifest.json``: the size and SHA-256 of every other entry, and a seal over itself;
* ``decision.json``: the question, the options, the method and the rule;
* ``rule_pack.json``: the by-laws' numbers in force;
* ``roll.json``: the SHA-256 of the roll and how many are on it, never who;
* ``ballots.jsonl``: the ballots as counted, sorted, without names (left out where too few were cast to publish);
* ``chain.jsonl``: what happened, in order, each entry hashed together with the one before it;
* ``tie.json``: the commitment made before the vote and its reveal, where an order was committed to;
* ``result.json``: what the co-op declared.
"""
