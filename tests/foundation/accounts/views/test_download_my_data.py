import pytest

pytestmark = pytest.mark.django_db


def test_it_is_a_file_of_one_s_own_that_nobody_keeps_a_copy_of(client, person, frozen, noon):
    frozen(noon)
    client.force_login(person())
    response = client.get("/me/data/download/")
    assert response["Content-Type"] == "application/zip"
    assert response["Content-Disposition"] == 'attachment; filename="my-data-2026-06-02.zip"'
    assert response["Cache-Control"] == "private, no-store"


def test_a_stranger_gets_none(client):
    assert client.get("/me/data/download/").url == "/accounts/login/?next=/me/data/download/"
