from wirkungskreis.people.models.organisation import FormerName, Organisation, OrganisationKind
from wirkungskreis.people.models.person import REDACTED, Person, Post
from wirkungskreis.people.models.throttle import Throttle
from wirkungskreis.people.models.user import Grant, User

__all__ = [
    "REDACTED",
    "FormerName",
    "Grant",
    "Organisation",
    "OrganisationKind",
    "Person",
    "Post",
    "Throttle",
    "User",
]
