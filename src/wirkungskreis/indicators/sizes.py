"""How many values there are, told to a database that plans by it."""

from django.db import connection

from wirkungskreis.indicators.models import IndicatorVersion, Observation, Release, Subgroup

MANY = 1000
"""From so many new rows on, old figures mislead."""


def know_sizes() -> None:
    """Have PostgreSQL count anew within the transaction that brought many values in.

    It counts by itself only a while after they are stored; a table it believes empty it then reads
    once for each row of another, which took minutes. SQLite plans without such figures.
    """
    if connection.vendor == "postgresql":
        tables = [
            model._meta.db_table for model in (IndicatorVersion, Observation, Release, Subgroup)
        ]
        names = ", ".join(map(connection.ops.quote_name, tables))
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")
