from cms.backoffice.models.appointment import Appointment

__all__ = ["Appointment"]
