"""The forms of accounts."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm, SetPasswordForm
from django.core.validators import RegexValidator

from parchemin.office.accounts.models import Role, User


class SignInForm(AuthenticationForm):
    """The login form; the same sentence whether the name or the password is wrong."""

    error_messages = {
        "invalid_login": (
            "Identifiant ou mot de passe inconnu. Vérifiez les majuscules, puis réessayez ; "
            "après plusieurs essais la connexion est suspendue un quart d'heure."
        ),
        "inactive": "Ce compte est fermé. Adressez-vous au secrétariat.",
    }


class OpenForm(forms.Form):
    """A new account; its owner chooses the password."""

    full_name = forms.CharField(label="Prénom et nom", max_length=150)
    username = forms.CharField(
        label="Identifiant",
        max_length=60,
        validators=[
            RegexValidator(r"^[\w.@-]+$", "Des lettres, des chiffres, « . », « - », « @ ».")
        ],
        help_text="Ce que la personne tapera pour se connecter ; le journal signe de ce nom.",
    )
    role = forms.TypedChoiceField(label="Rôle", choices=Role.choices, coerce=Role)
    email = forms.EmailField(label="Courriel", required=False)

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username__iexact=username).exists():
            raise forms.ValidationError("Cet identifiant est déjà pris : choisissez-en un autre.")
        return username


class PasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    """The password that an invited person chooses."""
