"""What this room tells the others when the house starts."""


def connect() -> None:
    """Called once, when Django starts."""
    from cms.pages.queries.charts import NAMED_CHARTS
    from cms.pages.registry import charts

    for chart in NAMED_CHARTS:
        charts.register(chart.name, chart)
