"""Take the pictures of the handbook and the README from a demonstration made for it.

    python -m tools.bilder            all pictures
    python -m tools.bilder ruecklauf  one of them

Needs Debian's Chromium. The demonstration lives in a directory that is removed afterwards.
"""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
HANDBOOK = ROOT / "docs/handbuch/bilder"
README = ROOT / "docs/bilder"
PROGRAM = [sys.executable, "-m", "wirkungskreis.config.command"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
DESK, PHONE = (1280, 820), (390, 800)
SHORT = {"beratungsblatt": 640, "abfragen": 700}  # dense pages, cut so that the file stays small
START_SECONDS = 120
ASK = """
from wirkungskreis.rounds.domain.links import token_of
from wirkungskreis.rounds.models import AccessLink, Return
ret = Return.objects.filter(round__state="open", state="asked", person__isnull=False).first()
print("LINK", token_of(AccessLink.objects.get(round=ret.round, person=ret.person)))
"""


@dataclass(frozen=True)
class Demo:
    """A running demonstration: where it answers, and where its data lie."""

    url: str
    data: Path

    def token(self) -> str:
        """Give the secret of one personal link, as it stands in the mail."""
        words = [*PROGRAM, "shell", "-c", ASK]
        said = subprocess.run(
            words, env=environment(self.data), capture_output=True, text=True, check=True
        )
        return said.stdout.split("LINK ")[1].strip()


def environment(data: Path) -> dict[str, str]:
    bare = {k: v for k, v in os.environ.items() if not k.startswith(("WK_", "DJANGO_"))}
    return bare | {"WK_DATEN": str(data)}


@contextmanager
def demo() -> Iterator[Demo]:
    """Load Rheinaue into a directory of its own and serve it until the pictures are taken."""
    data = Path(tempfile.mkdtemp()) / "bilder"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    words = [*PROGRAM, "demo", "--port", str(port), "--daten", str(data)]
    server = subprocess.Popen(words, env=environment(data), stdout=subprocess.DEVNULL)
    try:
        wait_for(port)
        yield Demo(f"http://127.0.0.1:{port}", data)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
        shutil.rmtree(data.parent)


def wait_for(port: int) -> None:
    limit = time.monotonic() + START_SECONDS
    while time.monotonic() < limit:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    raise SystemExit("Die Vorführung antwortet nicht.")


def sign_in(page: Page, url: str) -> None:
    page.goto(f"{url}/werkbank/anmelden/")
    page.get_by_label("Benutzername").fill("koordination")
    page.get_by_label("Passwort", exact=True).fill("rheinaue")
    page.get_by_role("button", name="Anmelden").first.click()


def through(path: str, *links: str) -> Callable[[Page, str], None]:
    """Open a page of the desk and follow links in its main part by their names."""

    def walk(page: Page, url: str) -> None:
        page.goto(f"{url}/werkbank/{path}")
        for name in links:
            page.get_by_role("main").get_by_role("link", name=re.compile(name)).first.click()

    return walk


PICTURES: dict[str, Callable[[Page, str], None]] = {
    "start": through(""),
    "beratungsblatt": through("beratungsblatt/"),
    "konzept": through("konzept/"),
    "massnahmen": through("massnahmen/"),
    "massnahme": through("massnahmen/", "Sprachcafé in der Bücherei"),
    "luecken": through("luecken/"),
    "personen": through("personen/"),
    "abfragen": through("abfragen/"),
    "abfrage-anlegen": through("abfragen/anlegen/"),
    "ruecklauf": through("abfragen/", "Kurzabfrage zum 30.06.2026"),
    "meldung": through("abfragen/", "Kurzabfrage zum 30.06.2026", "Elternlotsinnen"),
    "sitz": through("gremien/", "Controlling-Gruppe", "Fachbereichsleitung"),
    "termine": through("gremien/", "Fachgruppe Integration", "Termine vorschlagen"),
    "tagesordnung": through("sitzungen/?gremium=CG", re.escape("10.11.2026"), "Tagesordnung bauen"),
    "berichte": through("berichte/"),
    "bericht": through("berichte/", "Umsetzungsbericht 2025"),
    "bericht-feld": through("berichte/", "Umsetzungsbericht 2025", "Erziehung und Bildung"),
    "bericht-lesen": through("berichte/", "Umsetzungsbericht 2025", "^Lesen$"),
}


def take(browser: Browser, demo: Demo, wanted: list[str]) -> None:
    context = browser.new_context(viewport={"width": DESK[0], "height": DESK[1]}, locale="de-DE")
    page = context.new_page()
    sign_in(page, demo.url)
    for name, walk in PICTURES.items():
        if not wanted or name in wanted:
            walk(page, demo.url)
            clip = {"x": 0, "y": 0, "width": DESK[0], "height": SHORT.get(name, DESK[1])}
            page.screenshot(path=HANDBOOK / f"{name}.png", clip=clip)  # type: ignore[arg-type]
            print(name, flush=True)
    if not wanted or "start" in wanted:
        shutil.copyfile(HANDBOOK / "start.png", README / "start.png")
    if not wanted or "ihre-massnahmen" in wanted:
        phone(browser, demo)


def phone(browser: Browser, demo: Demo) -> None:
    """Show what somebody sees who opens the personal link on a telephone."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    page = context.new_page()
    page.goto(f"{demo.url}/m/{demo.token()}/")
    page.get_by_role("button", name="Weiter").click()
    page.screenshot(path=HANDBOOK / "ihre-massnahmen.png")
    page.get_by_role("link", name="Angaben machen").first.click()
    page.screenshot(path=HANDBOOK / "vier-fragen.png")


def main() -> None:
    chromium = shutil.which("chromium")
    if chromium is None:
        raise SystemExit("Es fehlt chromium; unter Debian hilft: sudo apt install chromium")
    HANDBOOK.mkdir(parents=True, exist_ok=True)
    with demo() as running, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        take(browser, running, sys.argv[1:])
        browser.close()


if __name__ == "__main__":
    main()
