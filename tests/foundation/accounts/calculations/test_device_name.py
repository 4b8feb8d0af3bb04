"""A browser's description of itself in words a person knows."""

import pytest

from foundation.accounts.calculations.device_name import device_name

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140 Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/140 Mobile Safari/604.1"
ANDROID = "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 SamsungBrowser/29.0 Chrome/140 Mobile Safari/537.36"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15"
AGENTS = [
    (WINDOWS, "Chrome on Windows"),
    (f"{WINDOWS} Edg/140.0", "Edge on Windows"),
    (IPHONE, "Chrome on iPhone"),
    (ANDROID, "Samsung Internet on Android"),
    (MAC, "Safari on Mac"),
    ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "Firefox on Android"),
    ("curl/8.0", "A device we do not recognise"),
    ("", "A device we do not recognise"),
]


@pytest.mark.parametrize(("agent", "name"), AGENTS)
def test_the_browser_and_the_machine_are_named(agent, name):
    assert device_name(agent) == name
