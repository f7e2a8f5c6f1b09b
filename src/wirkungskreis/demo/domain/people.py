"""Rheinaue's organisations, persons and accounts."""

from datetime import date

from django.contrib.auth.hashers import make_password

from wirkungskreis.demo.reading import Row, day, day_after, read
from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models import Grant, Organisation, OrganisationKind, Person, Post, User

PASSWORD = "rheinaue"  # noqa: S105  printed at the start of the demo, for an invented city
ACCOUNTS = {
    "koordination": ("P-03", Role.COORDINATION),
    "leitung": ("P-01", Role.LEADERSHIP),
    "massnahme": ("P-15", Role.MEASURE_LEAD),
    "gremium": ("P-48", Role.COMMITTEE),
    "redaktion": ("P-04", Role.EDITORIAL),
    "statistik": ("P-20", Role.STATISTICS),
    "moderation": ("P-50", Role.MODERATION),
    "revision": ("P-52", Role.AUDIT),
}
HINTS = {
    "koordination": "Öffnen Sie unter „Abfragen“ den Rücklauf und prüfen Sie eine Meldung.",
    "leitung": "Drucken Sie das Beratungsblatt: eine Seite, fünf Minuten.",
    "massnahme": "Sehen Sie nach, was zu den Maßnahmen der Volkshochschule offen ist.",
    "gremium": "Lesen Sie, welche Ratsaufträge offen sind und was berichtet wurde.",
    "redaktion": "Lesen Sie das Konzept und die Berichte.",
    "statistik": "Öffnen Sie die Indikatoren und tragen Sie einen Wert ein.",
    "moderation": "Dieser Zugang endet am 31. Dezember 2026 von selbst.",
    "revision": "Lesen Sie im Verlauf nach, wer wann was geändert hat.",
}
ROLES = {
    Role.COORDINATION: "Koordination",
    Role.LEADERSHIP: "Leitung",
    Role.MEASURE_LEAD: "Maßnahmenverantwortliche",
    Role.COMMITTEE: "Gremium",
    Role.EDITORIAL: "Redaktion",
    Role.STATISTICS: "Statistik",
    Role.MODERATION: "Moderation",
    Role.AUDIT: "Revision",
}
KINDS = {str(kind.label).lower(): kind for kind in OrganisationKind}


def load_organisations() -> dict[str, Organisation]:
    """Store all organisations; give them by their code."""
    rows: list[Row] = read("rheinaue", "organisations")["organisations"]
    made = Organisation.objects.bulk_create(_organisation(row) for row in rows)
    by_code = {organisation.code: organisation for organisation in made}
    for row in rows:
        organisation = by_code[row["code"]]
        organisation.parent = by_code.get(row["parent"])
        organisation.successor = by_code.get(row["successor"])
    Organisation.objects.bulk_update(made, ["parent", "successor"])
    return by_code


def _organisation(row: Row) -> Organisation:
    return Organisation(
        code=row["code"],
        name=row["name"],
        short_name=row["short"],
        kind=KINDS[row["kind"].lower()],
        internal=row["internal"],
        valid_from=day(row["valid_from"]),
        valid_before=day_after(row["valid_to"]),
        end_reason=row.get("end_reason", ""),
        contact_function=row["contact_function"],
        contact_email=row["email"],
    )


def load_persons(organisations: dict[str, Organisation]) -> dict[str, Person]:
    """Store all persons with their posts, past ones too; give them by their code."""
    rows: list[Row] = read("rheinaue", "people")["people"]
    made = Person.objects.bulk_create(Person(name=row["name"], email=row["email"]) for row in rows)
    persons = {row["code"]: person for row, person in zip(rows, made, strict=True)}
    Post.objects.bulk_create(
        post for row in rows for post in _posts(row, persons[row["code"]], organisations)
    )
    return persons


def _posts(row: Row, person: Person, organisations: dict[str, Organisation]) -> list[Post]:
    begin, posts = day(row["active_from"]), []
    for past in row.get("history", []):
        function = past.get("function", row["function"])
        place, end = organisations[past["organisation"]], day_after(past["to"])
        posts.append(_post(person, place, function, begin, end))
        begin = end
    place = organisations[row["organisation"]]
    return [*posts, _post(person, place, row["function"], begin, day_after(row["active_to"]))]


def _post(person: Person, place: Organisation, function: str, *span: date | None) -> Post:
    begin, end = span
    return Post(
        person=person, organisation=place, function=function, valid_from=begin, valid_before=end
    )


def load_accounts(persons: dict[str, Person]) -> None:
    """Open one account per role; they share one password, so it is hashed once."""
    encoded = make_password(PASSWORD)
    ends = {row["code"]: row["active_to"] for row in read("rheinaue", "people")["people"]}
    for username, (code, role) in ACCOUNTS.items():
        user = User.objects.create(username=username, person=persons[code], password=encoded)
        end = day_after(ends[code])
        if role is Role.MODERATION and end is None:
            raise ValueError(f"{code} moderates without an end")
        Grant.objects.create(user=user, role=role, valid_before=end)


def logins() -> list[tuple[str, str, str, str]]:
    """Give role, username, password and a hint for every account."""
    return [(ROLES[role], name, PASSWORD, HINTS[name]) for name, (_code, role) in ACCOUNTS.items()]
