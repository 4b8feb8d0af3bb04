from cms.policies.models.acceptance import Acceptance
from cms.policies.models.approval import Approval
from cms.policies.models.page import PolicyIndexPage, PolicyPage
from cms.policies.models.task import TwoApprovers
from cms.policies.models.version import PolicyVersion

__all__ = ["Acceptance", "Approval", "PolicyIndexPage", "PolicyPage", "PolicyVersion", "TwoApprovers"]
