from django.urls import path

from cms.policies.views.accept import accept
from cms.policies.views.all_policies import all_policies
from cms.policies.views.approvals import approvals
from cms.policies.views.approve import approve
from cms.policies.views.history import history
from cms.policies.views.my_acceptances import my_acceptances
from cms.policies.views.version import version

app_name = "policies"
urlpatterns = [
    path("policies/all/", all_policies, name="all_policies"),
    path("policies/<slug:slug>/versions/", history, name="history"),
    path("policies/<slug:slug>/versions/<int:number>/", version, name="version"),
    path("policies/<slug:slug>/accept/", accept, name="accept"),
    path("me/policies/", my_acceptances, name="my_acceptances"),
    path("office/policies/", approvals, name="approvals"),
    path("office/policies/<int:revision_id>/", approve, name="approve"),
]
