"""Signing in and out; accounts as the secretariat keeps them."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import LoginView, LogoutView
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from parchemin.office.accounts import access, actions, queries
from parchemin.office.accounts.forms import OpenForm, PasswordForm, SignInForm

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


def accounts(request: HttpRequest) -> HttpResponse:
    """Every account and its role."""
    page = Paginator(queries.accounts(), 50).get_page(request.GET.get("page"))
    return render(request, "accounts/list.html", {"page": page})


def open_account(request: HttpRequest) -> HttpResponse:
    """Open an account, then show the link to hand over."""
    form = OpenForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "accounts/open.html", {"form": form})
    given = form.cleaned_data
    account = actions.open_account(
        username=given["username"],
        role=given["role"],
        password=None,
        full_name=given["full_name"],
        email=given["email"],
        by=request.user,
    )
    return invite_page(request, account.pk)


@require_POST
def invite(request: HttpRequest, user_id: int) -> HttpResponse:
    """A new link for somebody who has lost the first one, or the password."""
    return invite_page(request, user_id)


def invite_page(request: HttpRequest, user_id: int) -> HttpResponse:
    account = queries.account(user_id)
    if account is None:
        raise Http404
    key, token = actions.invitation(on=account, by=request.user)
    link = settings.PUBLIC_URL + reverse("accounts:choose_password", args=[key, token])
    return render(request, "accounts/invitation.html", {"account": account, "link": link})


@require_POST
def close(request: HttpRequest, user_id: int) -> HttpResponse:
    """Close an account."""
    account = queries.account(user_id)
    if account is None:
        raise Http404
    actions.close_account(on=account, by=request.user)
    messages.success(request, f"Le compte « {account} » est fermé.")
    return redirect("accounts:list")


def choose_password(request: HttpRequest, key: str, token: str) -> HttpResponse:
    """The page of an invitation: its owner chooses a password, once."""
    account = access.invited(key, token)
    if account is None:
        return render(request, "accounts/stale.html", status=404)
    form = PasswordForm(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.choose_password(on=account, password=form.cleaned_data["new_password1"])
        messages.success(request, "Votre mot de passe est enregistré : connectez-vous.")
        return redirect("accounts:login")
    return render(request, "accounts/choose_password.html", {"form": form, "account": account})
