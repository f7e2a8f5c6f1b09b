from wirkungskreis.jobs.models.job import Job
from wirkungskreis.jobs.models.turn import Turn

__all__ = ["Job", "Turn"]
