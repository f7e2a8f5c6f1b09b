"""What can be read about organisations and people; every query starts from what one may see."""

from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.people.models import Organisation, Person, Post, User
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.people.policy import visible, visible_accounts, visible_persons


def organisations_for(
    actor: Actor, *, search: str = "", kind: str = "", ended: bool | None = None, on: date
) -> QuerySet[Organisation]:
    """Every organisation the person may see; ``ended`` takes only those that no longer exist."""
    wanted = (
        Q(name__icontains=search)
        | Q(short_name__icontains=search)
        | Q(code__icontains=search)
        | Q(pk__in=Organisation.objects.filter(former_names__name__icontains=search).values("pk"))
    )
    rows = Organisation.objects.filter(visible(actor), wanted)
    if kind:
        rows = rows.filter(kind=kind)
    if ended is not None:
        gone = Q(valid_before__lte=on)
        rows = rows.filter(gone if ended else ~gone | Q(valid_before=None))
    people = Count("posts__person", filter=valid_on(on, prefix="posts__"), distinct=True)
    rows = rows.select_related("parent", "successor").prefetch_related("former_names")
    return rows.annotate(people_count=people).order_by("name", "code")


def posts_with_people(organisation: Organisation, actor: Actor) -> QuerySet[Post]:
    """Give the posts of an organisation whose people one may see, present and past."""
    seen = Person.objects.filter(visible_persons(actor))
    return organisation.posts.filter(person__in=seen).select_related("person", "deputy_of")


def persons_for(
    actor: Actor, *, search: str = "", active: bool | None = None, on: date
) -> QuerySet[Person]:
    """Every person one may see, with the posts that a list shows."""
    wanted = (
        Q(name__icontains=search)
        | Q(posts__organisation__name__icontains=search)
        | Q(posts__function__icontains=search)
    )
    rows = Person.objects.filter(visible_persons(actor))
    if search:
        rows = rows.filter(pk__in=Person.objects.filter(wanted).values("pk"))
    if active is not None:
        holding = Q(pk__in=Post.objects.filter(valid_on(on)).values("person"))
        rows = rows.filter(holding if active else ~holding)
    posts = Post.objects.filter(valid_on(on)).select_related("organisation")
    rows = rows.select_related("user")
    return rows.prefetch_related(Prefetch("posts", posts, to_attr="present_posts"))


def accounts_for(actor: Actor, *, search: str = "") -> QuerySet[User]:
    """Every account one may see, with its roles."""
    wanted = Q(username__icontains=search) | Q(person__name__icontains=search)
    rows = User.objects.filter(visible_accounts(actor), wanted).select_related("person")
    return rows.prefetch_related("grants")


def heirs(on: date) -> dict[int, int]:
    """Say for every organisation that no longer exists who stands in its place on the day.

    Chains are followed to the end; an organisation without a living successor is missing.
    """
    rows = Organisation.objects.values_list("pk", "valid_before", "successor")
    ended = {pk: heir for pk, end, heir in rows if end and end <= on}
    found: dict[int, int] = {}
    for start, place in ended.items():
        seen = {start}
        while place in ended and place not in seen:
            seen.add(place)
            place = ended[place]  # noqa: PLW2901  the loop walks the chain
        if place is not None and place not in ended:
            found[start] = place
    return found


def organisation_today(organisation: Organisation, on: date) -> Organisation | None:
    """Give the organisation itself, or who stands in its place on the day; None if nobody."""
    if organisation.valid_before is None or on < organisation.valid_before:
        return organisation
    heir = heirs(on).get(organisation.pk)
    return None if heir is None else Organisation.objects.get(pk=heir)


def deputies_of(person: Person, on: date) -> QuerySet[Person]:
    """Find the people who stand in for the person on the day."""
    posts = Post.objects.filter(valid_on(on), deputy_of=person)
    return Person.objects.filter(pk__in=posts.values("person"), redacted_at=None)


def account_called(login: str) -> User | None:
    """Find the account by its user name or, if it belongs to one person only, by mail address."""
    login = login.strip()
    users = User.objects.select_related("person")
    if named := users.filter(username__iexact=login).first():
        return named
    reached = list(users.filter(person__email__iexact=login)[:2]) if "@" in login else []
    return reached[0] if len(reached) == 1 else None
