"""The design language: the base page, components, forms, charts, error pages and the small scripts that help them.

Invariants: every page works without JavaScript and sends no inline script or style. Green is the worker's share and
what a person can do next, amber the co-op's share, slate what goes outside; no state is told by colour alone.

Neighbours: every room's templates extend `ui/base.html`; rooms register their entries in `foundation.ui.registry`.
"""
