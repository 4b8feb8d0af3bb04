import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/rules/?x=%00", "/rules/%00/", "/find/?what=a%00b"])
def test_an_address_with_a_nul_in_it_is_a_bad_request(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert "<h1" in response.content.decode()
    assert response.headers["Content-Security-Policy"]


def test_a_form_with_a_nul_in_it_is_a_bad_request(client):
    sent = {"content_type": "application/x-www-form-urlencoded"}
    assert client.post("/accounts/login/", "login=a%00b", **sent).status_code == 400
    assert client.post("/accounts/login/", "login=ab", **sent).status_code == 200
