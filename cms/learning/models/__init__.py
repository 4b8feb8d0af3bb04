from cms.learning.models.certificate import Certificate, CertificateNumber
from cms.learning.models.circle import Circle, CircleFacilitator, Session
from cms.learning.models.course import LearningIndexPage, StudyCirclePage
from cms.learning.models.enrolment import Attendance, Enrolment, Reflection
from cms.learning.models.facilitator import FacilitatorTerm
from cms.learning.models.reminder import Reminder

__all__ = [
    "Attendance",
    "Certificate",
    "CertificateNumber",
    "Circle",
    "CircleFacilitator",
    "Enrolment",
    "FacilitatorTerm",
    "LearningIndexPage",
    "Reflection",
    "Reminder",
    "Session",
    "StudyCirclePage",
]
