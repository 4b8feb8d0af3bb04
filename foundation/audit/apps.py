from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "foundation.audit"
    label = "foundation_audit"
    verbose_name = "Audit trail"
