from django.urls import path

from coop.shares.views.buy_shares import buy_shares
from coop.shares.views.cancel_request import cancel_request
from coop.shares.views.certificate_file import certificate_file
from coop.shares.views.check_certificate import check_certificate
from coop.shares.views.decide_withdrawal import decide_withdrawal
from coop.shares.views.inspect_register import inspect_register
from coop.shares.views.leave_queue import leave_queue
from coop.shares.views.movement import movement
from coop.shares.views.my_shares import my_shares
from coop.shares.views.pay_back import pay_back
from coop.shares.views.receive_money import receive_money
from coop.shares.views.register import register
from coop.shares.views.register_file import register_file
from coop.shares.views.reissue_certificate import reissue_certificate
from coop.shares.views.send_back import send_back
from coop.shares.views.share_money import share_money
from coop.shares.views.suspension import suspension
from coop.shares.views.take_out import take_out
from coop.shares.views.withdrawals import withdrawals

app_name = "shares"
urlpatterns = [
    path("me/shares/", my_shares, name="my_shares"),
    path("me/shares/buy/", buy_shares, name="buy_shares"),
    path("me/shares/buy/<slug:order>/cancel/", cancel_request, name="cancel_request"),
    path("me/shares/take-out/", take_out, name="take_out"),
    path("me/shares/take-out/<int:withdrawal_id>/cancel/", leave_queue, name="leave_queue"),
    path("me/shares/movements/<int:movement_id>/", movement, name="movement"),
    path("me/shares/certificates/<int:number>/", certificate_file, name="certificate_file"),
    path("me/shares/register/", inspect_register, name="inspect_register"),
    path("certificates/<slug:code>/", check_certificate, name="check_certificate"),
    path("office/register/", register, name="register"),
    path("office/register/file/", register_file, name="register_file"),
    path("office/register/<int:number>/certificate/", reissue_certificate, name="reissue_certificate"),
    path("office/register/money/", share_money, name="share_money"),
    path("office/register/money/<slug:order>/", receive_money, name="receive_money"),
    path("office/withdrawals/", withdrawals, name="withdrawals"),
    path("office/withdrawals/suspension/", suspension, name="suspension"),
    path("office/withdrawals/<int:withdrawal_id>/", decide_withdrawal, name="decide_withdrawal"),
    path("office/withdrawals/<int:withdrawal_id>/paid/", pay_back, name="pay_back"),
    path("office/withdrawals/<int:withdrawal_id>/send/", send_back, name="send_back"),
]
