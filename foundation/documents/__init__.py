"""Papers to keep: certificates and statements as tagged PDF files, and QR codes that lead back to a page.

Invariants: what a person wrote reaches a document as data, never as source text. Every document has a title, a
language and tags, so that a screen reader can read it. The same facts at the same time make the same bytes.

Neighbours: rooms keep their `.typ` files among their templates and import the letterhead from here; nothing is stored.
"""
