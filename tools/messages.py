"""Keep the translations of the interface complete: find every message and update the catalogues.

``python tools/messages.py`` reads all messages into ``locale/en/LC_MESSAGES/django.po``: new ones
come in empty, those that are gone leave, and nothing is guessed. ``--check`` changes nothing and
names what is missing. Neither needs the programs of GNU gettext. ``bin/demo`` and ``bin/test``
compile; by hand: ``pybabel compile -f -D django -d src/wirkungskreis/locale``.
"""

import argparse
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_javascript, extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).resolve().parents[1] / "src" / "wirkungskreis"
KEYWORDS: dict[str, tuple[int | tuple[int, int] | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """msgid ""
msgstr ""
"Project-Id-Version: Wirkungskreis\\n"
"Language: {language}\\n"
"Plural-Forms: {plural}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""
Id = str | tuple[str, str]


def found_in(path: Path) -> Iterator[tuple[Id, str | None]]:
    """Yield the messages of one file with their contexts.

    What Django makes of a template is no Python, because it keeps its indentation; the reader for
    JavaScript takes it as the row of calls that it is.
    """
    if path.suffix in {".html", ".txt"}:
        template = BytesIO(templatize(path.read_text()).encode())
        calls = extract_javascript(template, KEYWORDS, [], {"encoding": "utf-8"})
    else:
        module = BytesIO(path.read_bytes())
        calls = extract_python(module, KEYWORDS, [], {"encoding": "utf-8"})
    for _line, function, words, _comments in calls:
        if message := as_message(str(function), words):
            yield message


def as_message(function: str, words: object) -> tuple[Id, str | None] | None:
    """Sort the words of a call into message, plural and context; None if they are computed."""
    texts = list(words) if isinstance(words, (tuple, list)) else [words]
    context = str(texts.pop(0)) if "pgettext" in function and texts else None
    wanted = 2 if function.removesuffix("_lazy").startswith("n") else 1
    message = [text for text in texts[:wanted] if isinstance(text, str) and text]
    if len(message) < wanted:
        return None
    return (message[0] if wanted == 1 else (message[0], message[1])), context


def all_messages(source: Path = SOURCE) -> Catalog:
    """Read every template and module of the program."""
    catalog = Catalog()
    pages = (source.rglob(f"templates/**/*.{kind}") for kind in ("html", "txt"))
    for path in sorted(chain(source.rglob("*.py"), *pages)):
        place = path.relative_to(source).as_posix()
        for message, context in found_in(path):
            catalog.add(message, context=context, locations=[(place, 0)])
    return catalog


def read(file: Path, language: str) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def missing(known: Catalog, wanted: Catalog) -> list[str]:
    """Say what is wrong with a catalogue: not there, empty, fuzzy, or with other placeholders."""
    lines = []
    for message in wanted:
        if not message.id:
            continue
        name = message.id if isinstance(message.id, str) else message.id[0]
        have = known.get(message.id, message.context)
        if have is None:
            lines.append(f"not there: {name}")
        elif have.fuzzy:
            lines.append(f"fuzzy: {name}")
        elif not all(have.string if isinstance(have.string, (tuple, list)) else [have.string]):
            lines.append(f"empty: {name}")
        else:
            lines += [f"{error}: {name}" for error in have.check(known)]
    return lines


def update(known: Catalog, wanted: Catalog, file: Path) -> None:
    """Take in new messages and leave out old ones; no guesses and no dates, so that merges rest."""
    known.update(wanted, no_fuzzy_matching=True)
    known.obsolete.clear()
    body = BytesIO()
    write_po(body, known, width=100, sort_output=True, include_lineno=False, omit_header=True)
    language = file.parts[-3]
    file.write_bytes(HEADER.format(language=language, plural=known.plural_forms).encode())
    with file.open("ab") as stream:
        stream.write(body.getvalue())


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--check", action="store_true", help="only say what is missing")
    only_check = parser.parse_args().check
    wanted = all_messages()
    wrong = 0
    for file in sorted(SOURCE.glob("locale/*/LC_MESSAGES/django.po")):
        language = file.parts[-3]
        known = read(file, language)
        if not only_check:
            update(known, wanted, file)
        lines = missing(known, wanted)
        wrong += len(lines)
        print(f"{language}: {len(wanted)} messages, {len(lines)} missing")
        if only_check:
            print("\n".join(f"  {line}" for line in lines))
    return 1 if only_check and wrong else 0


if __name__ == "__main__":
    sys.exit(main())
