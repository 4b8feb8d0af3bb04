"""Whoever sets a time in the staff office means the clock on their own wall."""

import pytest

from cms.pages.models import HomePage, StandardPage
from tests.factories.cast import an_officer

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("zone", "instant"), [("Europe/London", "09:00"), ("Europe/Madrid", "08:00"), ("UTC", "10:00")]
)
def test_a_time_for_publishing_is_a_time_where_the_editor_is(client, zone, instant):
    cora = an_officer("Cora", "coordinator")
    cora.zone = zone
    cora.save()
    page = HomePage.objects.get().add_child(instance=StandardPage(title="Repair day", slug="repair", live=False))
    client.force_login(cora, backend="django.contrib.auth.backends.ModelBackend")
    form = {
        "title": "Repair day", "slug": "repair", "lead": "", "drawing": "", "body-count": "0",
        "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0", "go_live_at": "2036-06-04 10:00",
    }  # fmt: skip
    assert client.post(f"/admin/pages/{page.pk}/edit/", form).status_code == 302
    page.refresh_from_db()
    kept = page.get_latest_revision_as_object().go_live_at
    assert f"{kept:%Y-%m-%d %H:%M}" == f"2036-06-04 {instant}"
