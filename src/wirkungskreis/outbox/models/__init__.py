from wirkungskreis.outbox.models.mail import Mail

__all__ = ["Mail"]
