"""JSON and JSON Lines."""

from __future__ import annotations

import json

from tests.helpers import EXAMPLES, govcheck

INNER = EXAMPLES / "wrong-inner-cell" / "report.yaml"


def test_model():
    """Every field of the design is there, values as exact decimals, places as in the file."""
    code, out, err = govcheck(INNER, "--format", "json", "--lang", "en")
    whole = json.loads(out)
    assert (code, err, whole["version"], list(whole)) == (1, "", 1, ["version", "govcheck", "reports"])
    (report,) = whole["reports"]
    head = {key: report[key] for key in ("path", "pack", "publisher", "year")}
    assert head == {"path": str(INNER), "pack": "cn-ogi-2019", "publisher": "广州市人民政府", "year": 2020}
    assert report["counts"] == {
        "instances": 252,
        "held": 40,
        "violated": 2,
        "not_assessed": 210,
        "waived": 0,
        "form": 0,
        "known": 0,
    }
    (violation,) = [one for one in report["violations"] if one["instance"] == "partly_granted"]
    cells = violation.pop("cells")
    assert violation.pop("fingerprint")
    assert violation.pop("authority").startswith("由表格结构可知")
    assert violation == {
        "rule": "applications.row_total",
        "instance": "partly_granted",
        "severity": "error",
        "label": "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
        "title": "Total = natural persons + organisations",
        "message": "Total = natural persons + organisations: 1530, but 1382 + 105 + 0 + 3 + 2 + 2 = 1494: 36 less",
        "check": "total == natural_person + sum(organisations)",
        "left": "1530",
        "right": "1494",
        "difference": "36",
        "waived": False,
        "reason": None,
        "known": False,
        "quote": None,
        "path": str(INNER),
        "line": 26,
        "column": 53,
        "place": f"{INNER}:26:53",
    }
    assert cells[0] == {
        "cell": "applications[partly_granted, total]",
        "label": "（二）部分公开（区分处理的，只计这一情形，不计其他情形） · 总计",
        "value": "1530",
        "raw": "1530",
        "side": "left",
        "source": "this",
        "path": str(INNER),
        "line": 26,
        "column": 53,
        "place": f"{INNER}:26:53",
    }
    assert [cell["side"] for cell in cells] == ["left"] + ["right"] * 6
    assert len(report["not_assessed"]) == 210
    assert report["not_assessed"][0]["reason"] == "no report of 2019"


def test_lines():
    """JSON Lines is one report a line, the same as in JSON."""
    files = [INNER, EXAMPLES / "guangzhou-2020" / "report.yaml"]
    lines = govcheck(*files, "--format", "jsonl")[1].splitlines()
    assert [json.loads(line) for line in lines] == json.loads(govcheck(*files, "--format", "json")[1])["reports"]
    assert len(lines) == 2


def test_unread(tmp_path):
    """A file that could not be read is an entry with its problem only."""
    path = tmp_path / "r.yaml"
    path.write_text("a: [\n", encoding="utf-8")
    code, out, _ = govcheck(path, "--format", "json", "--lang", "en")
    (report,) = json.loads(out)["reports"]
    assert code == 2
    assert list(report) == ["path", "problems"]
    (problem,) = report["problems"]
    assert (problem["line"], problem["column"], problem["place"]) == (2, 1, f"{path}:2:1")
    assert problem["message"].startswith("not YAML")


def test_findings_of_the_form():
    """A finding of the form has no check and no sides, and names its cell."""
    out = govcheck(EXAMPLES / "wrong-not-a-number" / "report.yaml", "--format", "json")[1]
    (violation,) = json.loads(out)["reports"][0]["violations"]
    assert [violation[key] for key in ("check", "left", "right", "difference")] == [None] * 4
    assert [(cell["value"], cell["raw"]) for cell in violation["cells"]] == [(None, "abc")]
    assert violation["instance"] == "applications[granted, natural_person]"
