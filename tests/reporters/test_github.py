"""GitHub workflow commands."""

from __future__ import annotations

import re

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*)::(?P<text>.*)")
WRONG = "examples/wrong-two-cells/report.yaml"


def commands(text: str) -> list[tuple[str, dict[str, str], str]]:
    """The commands in *text* as the runner reads them: name, properties, message."""
    found = []
    for line in text.splitlines():
        match = COMMAND.fullmatch(line)
        if match is not None:
            properties = dict(part.split("=", 1) for part in match["properties"].split(","))
            found.append(
                (match["name"], {key: decoded(value) for key, value in properties.items()}, decoded(match["text"]))
            )
    return found


def decoded(text: str) -> str:
    """*text* with the runner's escapes undone."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def test_a_violation_is_an_annotation_at_its_cell(call) -> None:
    """The balance is marked from the first to the last character of its first cell."""
    name, properties, text = commands(call("check", WRONG, "--format", "github").out)[0]
    assert name == "error"
    assert properties == {
        "file": WRONG,
        "line": "23",
        "col": "37",
        "endLine": "23",
        "endColumn": "41",
        "title": "govcheck applications.balance@business",
    }
    assert text.startswith("【商业企业】本年新收 + 上年结转 = 办理总计 + 结转下年：1591 + 97 = 1688")


def test_every_example_has_a_command_a_violation(call, example) -> None:
    """No violation is lost, and a clean report has no command."""
    lines = call("check", *example, "--format", "github").out.splitlines()
    counts = sum(line.startswith(("错误", "警告", "提示")) for line in call("check", *example).out.splitlines())
    assert len(commands("\n".join(lines))) == counts == len(lines) - 1


def test_severities(call) -> None:
    """Warnings and hints are commands of their own."""
    warnings = commands(call("check", "examples/shanghai-office-2019/report.yaml", "--format", "github").out)
    hints = commands(call("check", "examples/guangzhou-agency-2014/report.yaml", "--format", "github").out)
    assert {name for name, _, _ in warnings} == {"warning"}
    assert [name for name, _, _ in hints] == ["notice"]


def test_what_could_not_be_read_is_an_error(call) -> None:
    """A missing file is an error without a line."""
    name, properties, text = commands(call("check", "nowhere.yaml", "--format", "github").out)[0]
    assert (name, properties["file"], text) == ("error", "nowhere.yaml", "没有这个文件")
    assert "line" not in properties


def test_special_characters_of_a_command_are_escaped(call, foreign, monkeypatch) -> None:
    """Commas, colons and per cent signs in a file's name stay in its name."""
    path = foreign("x")
    path = path.rename(path.with_name("a,b:100%.yaml"))
    monkeypatch.chdir(path.parent)
    found = commands(call("check", str(path), "--format", "github").out)
    assert {properties["file"] for _, properties, _ in found} == {"a,b:100%.yaml"}


def test_a_cell_gives_no_command(call, foreign) -> None:
    """Text of a report that looks like a command, of the new or the old kind, is no command to the runner."""
    text = "x\n::error file=a::b\n##[error]c\r::stop-commands::d"
    lines = call("check", str(foreign(text)), "--format", "github").out.splitlines()
    for line in lines:
        assert COMMAND.fullmatch(line) or not (line.lstrip().startswith("::") or "##[" in line), line
    assert not any(properties.get("file") == "a" for _, properties, _ in commands("\n".join(lines)))


def test_a_waived_violation_is_only_noted(call, foreign) -> None:
    """What is waived fails nothing, so it is a notice with the reason."""
    found = commands(call("check", str(foreign("改革")), "--format", "github").out)
    waived = [(name, text) for name, properties, text in found if "disputes.row_total" in properties["title"]]
    assert [name for name, _ in waived] == ["notice"]
    assert "已豁免（z改革）" in waived[0][1]
