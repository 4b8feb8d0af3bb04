"""Pictures and documents an editor puts on pages.

Invariants: every picture says in words what it shows. What is stored of a picture was drawn again by us, so no camera,
place or program data survives; SVG is refused: it is a program. Names in storage are random.

Neighbours: foundation.pictures draws pictures again; pages and back office show what is kept here.
"""
