from django.apps import AppConfig


class SiteSearchConfig(AppConfig):
    name = "cms.sitesearch"
    label = "cms_sitesearch"
    verbose_name = "Search of the site"
