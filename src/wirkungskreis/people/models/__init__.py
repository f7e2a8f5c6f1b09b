from wirkungskreis.people.models.organisation import Organisation
from wirkungskreis.people.models.person import Person, Post
from wirkungskreis.people.models.user import Grant, User

__all__ = ["Grant", "Organisation", "Person", "Post", "User"]
