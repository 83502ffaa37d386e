from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView

from parchemin.office.accounts import queries
from parchemin.office.accounts.forms import SignInForm

DEMO_PASSWORD = "parchemin-demo"  # noqa: S105 - public on purpose, demonstration mode only


class SignIn(LoginView):
    """The login page; in demonstration mode it lists the invented accounts."""

    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        if settings.DEMO:
            context["demo_accounts"] = queries.demo_accounts()
            context["demo_password"] = DEMO_PASSWORD
        return context


class SignOut(LogoutView):
    http_method_names = ["post"]
