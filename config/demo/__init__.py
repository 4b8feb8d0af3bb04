"""The demo co-op: an invented one in a real valley, whose past was lived through the same actions people take.

Invariants: runs on this machine only, with the demo's settings. Every person is invented and says so. No row is written
past the rooms' actions, and no money moves anywhere but in the sandbox.

Neighbours: all of the house, from above.
"""
