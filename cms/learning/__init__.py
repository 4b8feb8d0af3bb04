"""Study circles: courses an editor writes, circles that run them, attendance, reflections and certificates.

Invariants: a person is in a circle once, and a circle never has more learners than places; the database refuses both.
Attendance is marked from the start of a session on, never before. A reflection is for its writer and the facilitators
until the writer shares it. A certificate follows from the rule of the circle alone, and is never changed. The day
before a session each learner is reminded once, unless it moves. A file for learners opens for nobody else.

Neighbours: foundation.documents prints certificates, foundation.jobs sends the mail; coop.membership says who appoints
facilitators.
"""
