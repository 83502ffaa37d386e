"""Who may see the rules of correspondence, and who may set them."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from parchemin.office.accounts.models import Role, User
from parchemin.office.correspondences.models import Rule


def require_secretariat(by: object) -> User:
    """The author, known to be of the secretariat; raises PermissionDenied for anybody else."""
    if not isinstance(by, User) or by.role != Role.SECRETARIAT:
        raise PermissionDenied
    return by


def rule_for(number: str, rule_id: int) -> Rule:
    """A rule towards that certification; Http404 for another one's."""
    rule = Rule.objects.select_related("end").filter(pk=rule_id, given_number=number).first()
    if rule is None:
        raise Http404
    return rule
