from wirkungskreis.changes.models.change import Change

__all__ = ["Change"]
