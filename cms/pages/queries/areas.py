"""Pages of places."""

from django.apps import apps

from cms.languages.queries.reading import for_reader


def area_links() -> list[dict[str, str]]:
    """Every page of a place, by name. Two queries."""
    pages = for_reader(apps.get_model("cms_pages", "AreaPage").objects.live().public()).order_by("title")
    return [{"label": page.title, "url": page.get_url() or ""} for page in pages]
