"""Production starts only with secrets of its own, and says what is wrong otherwise."""

import os
import subprocess
import sys

import pytest

from tests.support.house import REPOSITORY

GOOD = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "k3" * 32,
    "ALLOWED_HOSTS": "coop.example",
    "SITE_URL": "https://coop.example",
    "REDIS_URL": "redis://localhost:6379/0",
    "DATABASE_URL": "postgres://coop:secret@localhost:5432/coop",
}


def start(**changes):
    """Load the production settings in a fresh process; return its exit code and what it says."""
    environment = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/")} | GOOD | changes
    environment = {key: value for key, value in environment.items() if value is not None}
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings.production"],
        cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr


def test_production_starts_with_secrets_of_its_own():
    assert start() == (0, "")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"SECRET_KEY": None}, "set SECRET_KEY"),
        ({"SECRET_KEY": "demo-only-not-a-secret-" + "commonwork" * 4}, "set SECRET_KEY"),
        ({"SECRET_KEY": "short"}, "set SECRET_KEY"),
        ({"ALLOWED_HOSTS": "*"}, "set ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": None}, "set ALLOWED_HOSTS"),
        ({"SITE_URL": "http://coop.example"}, "set SITE_URL"),
        ({"DATABASE_URL": None}, "set DATABASE_URL"),
        ({"REDIS_URL": None}, "set REDIS_URL"),
        ({"SANDBOX_URL": "http://127.0.0.1:12111"}, "payment sandbox"),
        ({"COOP_DEMO": "1"}, "payment sandbox"),
        ({"STRIPE_SECRET_KEY": "pk_live_something"}, "not a Stripe secret key"),
        ({"STRIPE_SECRET_KEY": "sk_live_something"}, "STRIPE_WEBHOOK_SECRETS"),
    ],
)
def test_production_refuses_to_start_where_a_coop_could_be_hurt(changes, sentence):
    code, said = start(**changes)
    assert code == 1
    assert sentence in said.splitlines()[-1]


def test_a_live_key_with_its_webhook_secret_is_accepted():
    assert start(STRIPE_SECRET_KEY="sk_live_something", STRIPE_WEBHOOK_SECRETS="whsec_something") == (0, "")


def test_the_demo_refuses_to_answer_to_another_host():
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings.demo"],
        cwd=REPOSITORY,
        env={"PATH": os.environ["PATH"], "ALLOWED_HOSTS": "coop.example", "DATABASE_URL": GOOD["DATABASE_URL"]},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "this machine only" in done.stderr.splitlines()[-1]
