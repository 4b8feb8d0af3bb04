"""What every answer passes through: safe headers, its language, the content policy of its area, facts told as pages."""

from foundation.ui.middleware.area_csp import AreaCSPMiddleware
from foundation.ui.middleware.facts import FactMiddleware
from foundation.ui.middleware.language import LanguageMiddleware
from foundation.ui.middleware.security_headers import SecurityHeadersMiddleware

__all__ = ["AreaCSPMiddleware", "FactMiddleware", "LanguageMiddleware", "SecurityHeadersMiddleware"]
