from django.db import models


class Throttle(models.Model):
    """A row of Django's database cache, which counts attempts; a model so that migrations make it.

    Only the cache backend reads and writes it. Keys of some counts hold an IP address, so expired
    rows are removed by a retention rule.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "wk_cache"

    def __str__(self) -> str:
        return self.cache_key
