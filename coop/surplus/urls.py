from django.urls import path

from coop.surplus.views.begin_year import begin_year
from coop.surplus.views.capital import capital
from coop.surplus.views.close_months import close_months
from coop.surplus.views.close_year import close_year
from coop.surplus.views.compare_drafts import compare_drafts
from coop.surplus.views.correct_plan import correct_plan
from coop.surplus.views.declare_plan import declare_plan
from coop.surplus.views.declare_settlement import declare_settlement
from coop.surplus.views.draft import draft
from coop.surplus.views.freeze_draft import freeze_draft
from coop.surplus.views.new_draft import new_draft
from coop.surplus.views.pay_settlement import pay_settlement
from coop.surplus.views.payment import payment
from coop.surplus.views.plan import plan
from coop.surplus.views.plan_document import plan_document
from coop.surplus.views.propose_plan import propose_plan
from coop.surplus.views.propose_settlement import propose_settlement
from coop.surplus.views.prove_books import prove_books
from coop.surplus.views.retry_payment import retry_payment
from coop.surplus.views.set_aside import set_aside
from coop.surplus.views.settlement import settlement
from coop.surplus.views.shared_year import shared_year
from coop.surplus.views.sharing import sharing
from coop.surplus.views.start_payment import start_payment
from coop.surplus.views.statement import statement
from coop.surplus.views.statement_csv import statement_csv
from coop.surplus.views.statement_pdf import statement_pdf
from coop.surplus.views.statements import statements
from coop.surplus.views.take_back_plan import take_back_plan
from coop.surplus.views.tax import tax
from coop.surplus.views.unclaimed import unclaimed
from coop.surplus.views.year import year
from coop.surplus.views.years import years

app_name = "surplus"
OFFICE, SHARED, LATER = "office/year/", "surplus/<int:year>/", "surplus/settlements/<int:number>/"
urlpatterns = [
    path(OFFICE, years, name="years"),
    path(f"{OFFICE}capital/", capital, name="capital"),
    path(f"{OFFICE}unclaimed/", unclaimed, name="unclaimed"),
    path(f"{OFFICE}tax/", tax, name="tax"),
    path(f"{OFFICE}begin/", begin_year, name="begin_year"),
    path(f"{OFFICE}<int:year>/", year, name="year"),
    path(f"{OFFICE}<int:year>/months/", close_months, name="close_months"),
    path(f"{OFFICE}<int:year>/prove/", prove_books, name="prove_books"),
    path(f"{OFFICE}<int:year>/close/", close_year, name="close_year"),
    path(f"{OFFICE}<int:year>/payment/", payment, name="payment"),
    path(f"{OFFICE}<int:year>/payment/start/", start_payment, name="start_payment"),
    path(f"{OFFICE}<int:year>/payment/again/", retry_payment, name="retry_payment"),
    path("surplus/", sharing, name="sharing"),
    path(SHARED, shared_year, name="shared_year"),
    path(f"{SHARED}compare/", compare_drafts, name="compare_drafts"),
    path(f"{SHARED}drafts/new/", new_draft, name="new_draft"),
    path(f"{SHARED}drafts/<int:number>/", draft, name="draft"),
    path(f"{SHARED}drafts/<int:number>/freeze/", freeze_draft, name="freeze_draft"),
    path(f"{SHARED}plans/<int:number>/", plan, name="plan"),
    path(f"{SHARED}plans/<int:number>/document/", plan_document, name="plan_document"),
    path(f"{SHARED}plans/<int:number>/propose/", propose_plan, name="propose_plan"),
    path(f"{SHARED}plans/<int:number>/declare/", declare_plan, name="declare_plan"),
    path(f"{SHARED}plans/<int:number>/take-back/", take_back_plan, name="take_back_plan"),
    path(f"{SHARED}plans/<int:number>/correct/", correct_plan, name="correct_plan"),
    path(f"{LATER}", settlement, name="settlement"),
    path(f"{LATER}propose/", propose_settlement, name="propose_settlement"),
    path(f"{LATER}declare/", declare_settlement, name="declare_settlement"),
    path(f"{LATER}set-aside/", set_aside, name="set_aside"),
    path(f"{LATER}pay/", pay_settlement, name="pay_settlement"),
    path("me/statements/", statements, name="statements"),
    path("me/statements/<int:year>/", statement, name="statement"),
    path("me/statements/<int:year>/statement.pdf", statement_pdf, name="statement_pdf"),
    path("me/statements/<int:year>/statement.csv", statement_csv, name="statement_csv"),
]
