"""Documents that only an office program can read (.doc, .wps, .rtf, .odt): LibreOffice turns them into .docx.

LibreOffice runs without a window, in a profile of its own that forbids macros and links, and for a bounded
time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path
from typing import Final

from attrs import evolve

from govcheck.documents import docx
from govcheck.documents.document import Document, Format, Problem
from govcheck.documents.formats import detect
from govcheck.errors import FileError, MissingExtraError
from govcheck.messages import say
from govcheck.place import Place

__all__ = ["TIME_LIMIT", "convert", "find", "read"]

#: Seconds that one conversion may take; a report takes about two.
TIME_LIMIT: Final = 60

_SUFFIXES: Final = {Format.DOC: ".doc", Format.RTF: ".rtf", Format.ODT: ".odt", Format.WORD_XML: ".xml"}
#: LibreOffice's names for them. Left to itself it reads a damaged file as text, and reports no error.
_FILTERS: Final = {".doc": "MS Word 97", ".rtf": "Rich Text Format", ".odt": "writer8"}
_USUAL_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
)
_SECURITY: Final = "/org.openoffice.Office.Common/Security/Scripting"
_PROXY: Final = "/org.openoffice.Inet/Settings"
#: Settings of the profile: no macros, no content from elsewhere; a proxy that is not there stops whatever is
#: left.
_SETTINGS: Final = (
    (_SECURITY, "DisableMacrosExecution", "true"),
    (_SECURITY, "MacroSecurityLevel", "3"),
    (_SECURITY, "BlockUntrustedRefererLinks", "true"),
    (_PROXY, "ooInetProxyType", "2"),
    (_PROXY, "ooInetHTTPProxyName", "127.0.0.1"),
    (_PROXY, "ooInetHTTPProxyPort", "9"),
    (_PROXY, "ooInetHTTPSProxyName", "127.0.0.1"),
    (_PROXY, "ooInetHTTPSProxyPort", "9"),
)


def read(data: bytes, path: str) -> Document:
    """The document in the bytes of a .doc, .wps, .rtf or .odt file.

    Raises:
        FileError: It is damaged or encrypted, or the conversion takes too long.
        MissingExtraError: LibreOffice is not installed.
    """
    found = detect(data, path)
    place = Place(path)
    program = find()
    if program is None:
        raise MissingExtraError(say("documents.office_missing", found=found.value), place)
    with tempfile.TemporaryDirectory(prefix="govcheck-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"report{_SUFFIXES[found]}"
        source.write_bytes(data)
        converted = convert(program, source, "docx", place).read_bytes()
    document = docx.read(converted, path)
    note = Problem(say("documents.office_read", found=found.value), place)
    return evolve(document, format=found, problems=(note, *document.problems))


def find() -> str | None:
    """The LibreOffice program, or ``None`` where it is not installed."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((usual for usual in _USUAL_PLACES if Path(usual).exists()), None)


def convert(program: str, source: Path, target: str, place: Place) -> Path:
    """Convert *source* to the format *target* (an extension without dot), beside it; give the new file.

    Args:
        program: What `find` gave.
        source: The file, in a folder of its own: the profile is put there as well.
        target: ``docx``, ``pdf``, ``doc``.
        place: The file that messages name.

    Raises:
        FileError: It takes longer than `TIME_LIMIT`, or nothing comes out.
    """
    folder = source.parent
    profile = folder / "profile"
    _write_settings(profile)
    command = [
        program, *_filter(source), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--nolockcheck", "--convert-to", target, "--outdir", str(folder / "out"), str(source),
    ]  # fmt: skip
    nowhere = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")
    _run(command, {**os.environ, **nowhere}, place)
    result = folder / "out" / f"{source.stem}.{target}"
    if not result.exists():
        raise FileError(say("documents.office_failed"), place)
    return result


def _filter(source: Path) -> list[str]:
    known = _FILTERS.get(source.suffix)
    return [f"--infilter={known}"] if known else []


def _run(command: list[str], environment: dict[str, str], place: Place) -> None:
    """Run *command*, and end it with all its children after the time limit."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            process.wait(TIME_LIMIT)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise FileError(say("documents.office_slow", limit=TIME_LIMIT), place) from error
        except BaseException:
            _end(process)
            raise


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )
