"""The tables of the navigation room."""

from cms.navigation.models.house import HouseSettings
from cms.navigation.models.links import FooterLink, MainLink, MenuLink

__all__ = ["FooterLink", "HouseSettings", "MainLink", "MenuLink"]
