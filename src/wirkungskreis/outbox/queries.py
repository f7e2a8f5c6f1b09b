"""What can be read about mails; every query starts from what the person may see."""

from django.db.models import Case, Count, Q, QuerySet, Value, When

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.policy import visible
from wirkungskreis.outbox.states import State

FIRST = [State.UNCERTAIN, State.BOUNCED, State.FAILED, State.WAITING, State.SENDING]


def mails_for(actor: Actor, *, state: str = "", search: str = "") -> QuerySet[Mail]:
    """Every mail the person may see: first what somebody must decide, then the latest."""
    rank = Case(
        *(When(state=each, then=Value(place)) for place, each in enumerate(FIRST)),
        default=Value(len(FIRST)),
    )
    mails = Mail.objects.filter(visible(actor), person__name__icontains=search)
    if not search:
        mails = Mail.objects.filter(visible(actor))
    if state:
        mails = mails.filter(state=state)
    return mails.select_related("person").order_by(rank, "-created_at", "-pk")


def counts_for(actor: Actor) -> dict[str, int]:
    """Say how many mails are in each state."""
    rows = Mail.objects.filter(visible(actor)).order_by().values_list("state")
    return dict(rows.annotate(Count("pk")))


def undecided() -> QuerySet[Mail]:
    """Give what waits for a person: uncertain, refused or bounced."""
    return Mail.objects.filter(state__in=[State.UNCERTAIN, State.FAILED, State.BOUNCED])


def latest_about(label: str, ids: list[int]) -> QuerySet[Mail]:
    """Give the mails about some things of one kind, the latest first."""
    return Mail.objects.filter(Q(about=label, about_id__in=ids)).order_by("-created_at", "-pk")
