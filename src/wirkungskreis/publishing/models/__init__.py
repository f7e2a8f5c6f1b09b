from wirkungskreis.publishing.models.served import Served, Stand

__all__ = ["Served", "Stand"]
