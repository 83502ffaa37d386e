"""One invented account per role, listed on the login page."""

from parchemin.office.accounts.actions import open_account
from parchemin.office.accounts.models import Role, User
from parchemin.office.accounts.views import DEMO_PASSWORD

ACCOUNTS = (
    ("secretariat", Role.SECRETARIAT, "Camille Fictif-Sureau"),
    ("secretariat2", Role.SECRETARIAT, "Sacha Fictif-Sorbier"),
    ("organisme", Role.BODY, "Morgan Fictif-Saule"),
    ("candidat", Role.CANDIDATE, "Anne Fictive-Acacia"),
    ("tuteur", Role.TUTOR, "Dany Fictif-Peuplier"),
    ("manager", Role.TUTOR, "Lou Fictif-Robinier"),
    ("evaluateur", Role.ASSESSOR, "Yannick Fictif-Noyer"),
    ("employeur", Role.JUROR, "Andréa Fictif-Tilleul"),
    ("salarie", Role.JUROR, "Maxime Fictif-Troène"),
    ("auditeur", Role.AUDITOR, "Charlie Fictif-Thuya"),
)


def open_accounts() -> dict[str, User]:
    """Open every account of the demonstration; their common password is public on purpose."""
    return {
        name: open_account(
            username=name,
            role=role,
            password=DEMO_PASSWORD,
            full_name=full_name,
            email=f"{name}@demo.invalid",
            by="démonstration",
        )
        for name, role, full_name in ACCOUNTS
    }
