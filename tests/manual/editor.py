"""Drive yaml-language-server over LSP: completion and diagnostics in a report and in a pack, as an editor shows them.

Needs Node and the server, which is why it is no test:

    npm install --prefix /tmp/server yaml-language-server
    python tests/manual/editor.py /tmp/server/node_modules/.bin/yaml-language-server

It prints what the editor would offer and ends with an error when something that must be offered is missing.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "govcheck/schemas"
REPORT = """\
# yaml-language-server: $schema=.govcheck/report.schema.json
form: cn-ogi-2021
publisher: 示例市人民政府
year: 2025
tables:
  applications:
    columns: [自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他, 总计]
    received: [1, 2, 3, 4, 5, 6, 21]
    |
"""
MISTAKES = """\
# yaml-language-server: $schema=.govcheck/report.schema.json
form: cn-ogi-2021
publisher: 示例市人民政府
year: 2025
scope: 全市
tables:
  regulations:
    rules: [1, 2]
    规范性文件: [1, 2, 3]
  applications:
    grantd: [1, 2, 3, 4, 5, 6, 21]
    （一） 予以公开: [1, 2, 3, 4, 5, 6, 21]
    carried_over: [-1, 0, 0, 0, 0, 0, -1]
"""
PACK = """\
# yaml-language-server: $schema=.govcheck/pack.schema.json
pack: own
extends: cn-ogi-2021
rules:
  - id: own.rule
    check: applications[received, total] >= 0
    |
"""


class Server:
    """A language server on the other end of two pipes."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process
        self.number = 0
        self.diagnostics: dict[str, list[dict[str, Any]]] = {}

    def notify(self, method: str, params: object) -> None:
        """Tell the server something."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def request(self, method: str, params: object) -> Any:
        """Ask the server something and wait for the answer; what it asks meanwhile is answered with nothing."""
        self.number += 1
        self._send({"jsonrpc": "2.0", "id": self.number, "method": method, "params": params})
        while True:
            message = self.receive()
            if message.get("id") == self.number and "method" not in message:
                return message.get("result")

    def receive(self) -> dict[str, Any]:
        """The next message; diagnostics are kept, questions are answered."""
        assert self.process.stdout is not None
        length = 0
        while line := self.process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
        message: dict[str, Any] = json.loads(self.process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            is_list = message["method"] == "workspace/configuration"
            answer = [None for _ in message["params"]["items"]] if is_list else None
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": answer})
        return message

    def _send(self, message: object) -> None:
        assert self.process.stdin is not None
        body = json.dumps(message).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()


@contextmanager
def started(command: str, folder: Path) -> Iterator[Server]:
    """The server *command*, told that *folder* is open."""
    with subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        server = Server(process)
        capabilities = {"textDocument": {"completion": {"completionItem": {"documentationFormat": ["plaintext"]}}}}
        server.request("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": capabilities})
        server.notify("initialized", {})
        settings = {"yaml": {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}}
        server.notify("workspace/didChangeConfiguration", {"settings": settings})
        yield server
        server.request("shutdown", None)
        server.notify("exit", None)


def opened(server: Server, path: Path, text: str) -> str:
    """Opens *text* as the file *path*, and waits until it has been looked at."""
    path.write_text(text, encoding="utf-8")
    document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
    server.notify("textDocument/didOpen", {"textDocument": document})
    while path.as_uri() not in server.diagnostics:
        server.receive()
    return path.as_uri()


def completion(server: Server, path: Path, text: str) -> dict[str, str]:
    """What is offered at the place of ``|`` in *text*: label → explanation."""
    before, _, after = text.partition("|")
    uri = opened(server, path, before + after)
    position = {"line": before.count("\n"), "character": len(before.rpartition("\n")[2])}
    answer = server.request("textDocument/completion", {"textDocument": {"uri": uri}, "position": position})
    items = answer["items"] if isinstance(answer, dict) else answer
    return {item["label"]: _text(item.get("documentation", "")) for item in items}


def _text(documentation: str | dict[str, str]) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation


def expect(wanted: set[str], offered: dict[str, str], where: str) -> None:
    """Prints what is offered, and fails where something is missing."""
    print(f"{where}: {len(offered)}")
    for label, text in offered.items():
        print(f"    {label}    {text}".rstrip())
    if missing := wanted - set(offered):
        sys.exit(f"not offered in {where}: {missing}")


def main(command: str) -> None:
    """Run the whole conversation."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / ".govcheck").mkdir()
        for schema in ("report", "pack"):
            file = f"{schema}.schema.json"
            (folder / ".govcheck" / file).write_bytes((SCHEMAS / file).read_bytes())
        with started(command, folder) as server:
            rows = completion(server, folder / "rows.yaml", REPORT)
            expect({"granted", "（一）予以公开", "handled", "（七）总计"}, rows, "rows")
            columns = REPORT.replace("    |\n", "    granted:\n      |\n")
            expect({"business", "商业企业"}, completion(server, folder / "columns.yaml", columns), "columns")
            tables = REPORT[: REPORT.index("  applications")] + "  |\n"
            expect({"applications", "disputes"}, completion(server, folder / "tables.yaml", tables), "tables")
            top = REPORT[: REPORT.index("tables:")] + "|\n"
            expect({"previous", "scope", "narrative"}, completion(server, folder / "top.yaml", top), "keys")
            scope = REPORT.replace("year: 2025", "year: 2025\nscope: |")
            expect({"汇总", "本机关"}, completion(server, folder / "scope.yaml", scope), "scope")
            expect({"each", "severity", "tolerance"}, completion(server, folder / "pack.yaml", PACK), "rule")
            uri = opened(server, folder / "mistakes.yaml", MISTAKES)
            found = {item["range"]["start"]["line"] + 1: item["message"] for item in server.diagnostics[uri]}
            print("diagnostics:", json.dumps(found, ensure_ascii=False, indent=1))
            if set(found) != {5, 8, 11, 13}:
                sys.exit("lines 5 (scope), 8 (two values for three columns), 11 (grantd) and 13 (negative) are wrong")


if __name__ == "__main__":
    main(sys.argv[1])
