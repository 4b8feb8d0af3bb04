"""What every answer passes through: safe headers, the content policy of its area, and facts told as pages."""

from foundation.ui.middleware.area_csp import AreaCSPMiddleware
from foundation.ui.middleware.facts import FactMiddleware
from foundation.ui.middleware.security_headers import SecurityHeadersMiddleware

__all__ = ["AreaCSPMiddleware", "FactMiddleware", "SecurityHeadersMiddleware"]
