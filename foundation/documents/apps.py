from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "foundation.documents"
    label = "foundation_documents"
    verbose_name = "Documents"
