"""The invented city Rheinaue, loaded whole in the order of the circle."""

from django.db import transaction

from wirkungskreis.demo.domain import (
    changes,
    concept,
    enclosures,
    figures,
    indicators,
    invitations,
    mandates,
    measures,
    meetings,
    network,
    official,
    papers,
    people,
    printed,
    rawcounts,
    reports,
    rounds,
    vocab,
)


@transaction.atomic
def load() -> list[tuple[str, str, str, str]]:
    """Store everything; give role, username, password and a hint for every account."""
    vocab.load_words()
    organisations = people.load_organisations()
    persons = people.load_persons(organisations)
    people.load_accounts(persons)
    bodies = mandates.load_bodies(organisations)
    sittings = mandates.load_sittings(bodies)
    seats = meetings.load_seats(bodies, organisations, persons)
    papers.load_papers(organisations, bodies)
    decisions = mandates.load_decisions(sittings)
    mandates.load_conditions(decisions, organisations)
    versions = concept.load_versions(organisations)
    wordings = concept.load_wordings(versions, organisations, bodies)
    concept.load_successions(versions, wordings, decisions, sittings)
    concept.adopt(versions, decisions)
    watched = indicators.Loader(organisations, decisions).load()
    rawcounts.load_raw_counts(watched)
    printed.load_printed()
    official.load_official()
    found = measures.Loader(organisations, persons, sittings, decisions).load()
    opened = rounds.load_rounds(sittings)
    rounds.load_returns(opened, found, organisations, persons)
    rounds.close_past(opened)
    reports.Loader(organisations, persons, sittings).load()
    figures.load_figures(opened, watched, persons)
    rounds.ask_again(opened["R2026-1"])
    meetings.Loader(seats, sittings, decisions, organisations, persons, found).load()
    papers.load_documents()
    enclosures.load_enclosures()
    invitations.load_invitations(persons)
    enclosures.freeze_invited()
    changes.load_changes(decisions, found, organisations)
    network.load_network(found, organisations, persons)
    return people.logins()
