"""What robots are told."""


def test_offices_and_own_pages_are_closed_and_the_sitemap_is_named(client):
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.text.splitlines()
    assert lines[0] == "User-agent: *"
    assert {"Disallow: /admin/", "Disallow: /me/", "Disallow: /office/", "Disallow: /accounts/"} < set(lines)
    assert lines[-1] == "Sitemap: http://testserver/sitemap.xml"
    assert "Disallow: /" not in lines
