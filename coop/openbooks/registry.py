"""The figures that are published, by name. Higher rooms and the CMS read them here; a room may add its own.

`figures.register(figure.name, figure)` in `AppConfig.ready()`: with its words and rows it gets a page of its own.
"""

from coop.openbooks.calculations.figures import Figure
from foundation.registry import Registry

figures: Registry[Figure] = Registry("coop.openbooks.figures")
