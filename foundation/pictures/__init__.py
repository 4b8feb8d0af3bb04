"""Pictures people upload: told by their content, drawn again by us in a few sizes, with nothing hidden inside.

Invariants: what is stored was encoded by us, so no camera, place or program data survives and nothing but a picture is
ever served. A stored name is random and says nothing about the person. SVG is refused: it is a program.

Neighbours: rooms that show pictures keep only the name and the words for people who cannot see it.
"""
