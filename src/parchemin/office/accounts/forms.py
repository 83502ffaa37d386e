from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """The login form; the same sentence whether the name or the password is wrong."""

    error_messages = {
        "invalid_login": (
            "Identifiant ou mot de passe inconnu. Vérifiez les majuscules, puis réessayez ; "
            "après plusieurs essais la connexion est suspendue un quart d'heure."
        ),
        "inactive": "Ce compte est fermé. Adressez-vous au secrétariat.",
    }
