"""One archive with everything an installation cannot get again, and the way back."""

import json
import os
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from hashlib import file_digest
from pathlib import Path, PurePosixPath

from wirkungskreis.kernel.errors import Refused

DATABASE = "wirkungskreis.sqlite3"
SUMS = "sums.json"  # last in the archive: without it the archive was cut off
LEFT_OUT = {"static", "fingerprint"}  # made again by ``prepare``


def digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def kept(data: Path) -> list[Path]:
    """List what is copied as it lies: uploads, key, settings; not the open database."""
    files = [path for path in data.rglob("*") if path.is_file()]
    return sorted(
        path
        for path in files
        if path.relative_to(data).parts[0] not in LEFT_OUT and not path.name.startswith(DATABASE)
    )


def back_up(data: Path, target: Path) -> int:
    """Write the archive while the program runs; gives the number of files in it.

    The database goes first, as it is at one moment: an upload that comes later is then one file
    too many and never one too few. Readable for its owner only, since it holds the key.
    """
    if target.exists():
        raise Refused(f"{target} gibt es schon; eine Sicherung überschreibt nichts.")
    half = target.with_name(f"{target.name}.half")
    sums: dict[str, str] = {}
    descriptor = os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode=0o600)
    with (
        os.fdopen(descriptor, "wb") as file,
        tarfile.open(fileobj=file, mode="w") as archive,
        tempfile.TemporaryDirectory(dir=target.parent) as scratch,
    ):
        parts = [(path, path.relative_to(data).as_posix()) for path in kept(data)]
        if (data / DATABASE).exists():
            copy = Path(scratch) / DATABASE
            with closing(sqlite3.connect(data / DATABASE)) as connection:
                connection.execute("VACUUM INTO ?", [str(copy)])
            parts.insert(0, (copy, DATABASE))
        for path, name in parts:
            sums[name] = digest(path)
            archive.add(path, name)
        listing = Path(scratch) / SUMS
        listing.write_text(json.dumps(sums))
        archive.add(listing, SUMS)
    half.replace(target)
    return len(sums)


def _unpack(archive: tarfile.TarFile, into: Path) -> None:
    """Unpack files and folders below ``into``; links, devices and ways out are a ValueError.

    Checked here because Python 3.11 knows ``filter`` only since 3.11.4.
    """
    for member in archive.getmembers():
        name = PurePosixPath(member.name)
        if not (member.isreg() or member.isdir()) or name.is_absolute() or ".." in name.parts:
            raise ValueError(f"{member.name} gehört nicht hinein.")
    known = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
    archive.extractall(into, **known)  # type: ignore[arg-type]  # noqa: S202 - checked above


def bring_back(source: Path, data: Path) -> int:
    """Unpack an archive into a data directory without a database, all of it or nothing."""
    if (data / DATABASE).exists() or (data / "secret_key").exists():
        raise Refused(f"In {data} liegt schon eine Installation; sie bleibt, wie sie ist.")
    data.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=data.parent) as scratch:
        fresh = Path(scratch) / "data"
        try:
            with tarfile.open(source) as archive:
                _unpack(archive, fresh)
            sums: dict[str, str] = json.loads((fresh / SUMS).read_text())
        except (OSError, ValueError, tarfile.TarError) as reason:
            raise Refused(f"{source} ist keine ganze Sicherung: {reason}") from reason
        (fresh / SUMS).unlink()
        found = {p.relative_to(fresh).as_posix(): digest(p) for p in kept(fresh)}
        if (fresh / DATABASE).exists():
            found[DATABASE] = digest(fresh / DATABASE)
        if found != sums:
            broken = ", ".join(sorted(name for name in sums if found.get(name) != sums[name]))
            raise Refused(f"{source} ist beschädigt: {broken or 'Es enthält Fremdes.'}")
        data.mkdir(exist_ok=True)
        for path in fresh.iterdir():
            path.replace(data / path.name)
    return len(sums)
