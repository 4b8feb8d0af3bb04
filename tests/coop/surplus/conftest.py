"""The provider's look-alike, for the tests that pay."""

from tests.payments.conftest import every_errand_can_be_had, sandbox  # noqa: F401 - fixtures
