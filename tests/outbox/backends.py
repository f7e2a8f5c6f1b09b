"""Mail servers that behave badly in the ways mail servers do; each notes what it was handed."""

from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any, ClassVar

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Bad(BaseEmailBackend):
    error: ClassVar[Exception]
    handed: ClassVar[list[EmailMessage]] = []

    def send_messages(self, email_messages: Any) -> int:
        self.handed.extend(email_messages)
        raise self.error


class Unreachable(BaseEmailBackend):
    def open(self) -> bool:
        raise ConnectionRefusedError


class LaterForRecipient(Bad):
    error = SMTPRecipientsRefused({"x@example.org": (450, b"greylisted")})


class NeverForRecipient(Bad):
    error = SMTPRecipientsRefused({"x@example.org": (550, b"no such user")})


class LaterAfterData(Bad):
    error = SMTPDataError(451, b"try again")


class NeverAfterData(Bad):
    error = SMTPDataError(554, b"spam")


class BreaksOff(Bad):
    error = SMTPServerDisconnected("gone")


class TimesOut(Bad):
    error = TimeoutError("silence")


class BadGoodbye(BaseEmailBackend):
    """Takes the mail and then hangs up without a word."""

    def send_messages(self, email_messages: Any) -> int:
        return len(email_messages)

    def close(self) -> None:
        raise ConnectionResetError
