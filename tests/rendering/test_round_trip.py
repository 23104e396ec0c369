"""A report, printed and read back as a document, is the same report, cell for cell.

What is expected is always what stands in the report's own YAML file.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from govcheck.binding import bound
from govcheck.companions import Loaded
from govcheck.documents import read
from govcheck.loading import load
from govcheck.pack_file import load_pack
from govcheck.place import Place
from govcheck.rendering import render
from govcheck.report import Cell, Key, Narrative, Report, State, Table
from govcheck.values import read_value
from tests.rendering.conftest import FILES, example_at, options_of
from tests.rendering.same import (
    OF_THE_NOTICES,
    assert_converts,
    assert_places,
    assert_same,
    assert_same_cells,
    assert_same_text,
    cells_of,
    head_of,
    said_of,
)
from tests.strategies import Sheet, sheets

KINDS = ["docx", "html", "xlsx"]
NAMES = [file.parent.name for file in FILES]


def written(loaded: Loaded, kind: str, folder: Path) -> Path:
    """The file of *loaded* printed in a format."""
    file = folder / f"report.{kind}"
    file.write_bytes(render(loaded.report, loaded.pack, kind))
    return file


def read_back(loaded: Loaded, kind: str, folder: Path) -> Report:
    """*loaded* printed and read."""
    return bound(read(written(loaded, kind, folder)), (loaded.pack,)).report


def other_files(loaded: Loaded, folder: Path) -> Iterator[object]:
    """Last year's report and the parts, which a document cannot name, as options."""
    if loaded.report.previous is not None:
        yield from ("--previous", folder / str(loaded.report.previous.target))
    if loaded.report.parts:
        yield from ("--parts", *(part for link in loaded.report.parts for part in folder.glob(str(link.target))))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("file", FILES, ids=NAMES)
class TestExamples:
    """Every example, in every format."""

    def test_same_report(self, file, kind, tmp_path):
        """Cells, head and text come back as they stand in the YAML file, each line of the text with its place."""
        loaded = example_at(file)
        path = written(loaded, kind, tmp_path)
        found = bound(read(path), (loaded.pack,)).report
        assert_same(found, loaded)
        assert_places(found, path)
        assert found.problems == ()

    def test_same_findings(self, file, kind, tmp_path):
        """Govcheck says of the document what the example is there for, and nothing else."""
        loaded = example_at(file)
        code, said = said_of(written(loaded, kind, tmp_path), *options_of(file), *other_files(loaded, file.parent))
        expected = yaml.safe_load(file.with_name("expected.yaml").read_text(encoding="utf-8"))
        wanted = {name for kind in ("errors", "warnings", "infos") for name in expected[kind]}
        assert {f"{one['rule']}@{one['instance']}" for one in said["violations"]} == wanted
        assert code == expected["exit"]

    def test_convert(self, file, kind, tmp_path):
        """The report that convert makes of the document is checked as the document is, and printed again it is."""
        path = written(example_at(file), kind, tmp_path)
        assert_converts(path, tmp_path, *options_of(file))
        again = load(str(tmp_path / "report.yaml"))
        assert again.report.narrative is not None
        lines = again.report.narrative.text.split("\n")
        printed = read_back(again, kind, tmp_path)
        assert printed.narrative is not None
        # What was put in once is not put in again.
        assert printed.narrative.text.split("\n") == lines
        assert cells_of(printed) == cells_of(again.report)


class TestHead:
    """What stands at the head of a report and not in its text."""

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize("scope", ["", "汇总", "本机关"])
    @pytest.mark.parametrize("level", ["", "国务院部门", "省", "设区的市", "县", "乡镇", "街道", "部门"])
    def test_scope_and_level(self, example_named, kind, scope, level, tmp_path):
        """Every scope and level of a report without text comes back, and none where it has none."""
        loaded = example_named("suqian-2024")
        report = evolve(loaded.report, scope=scope, level=level)
        found = read_back(Loaded(report, loaded.pack), kind, tmp_path)
        assert head_of(found) == head_of(report)

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(
        "text",
        [
            "全年向省政府（本级）转送申请3件。",
            "每季度将全市各部门数据上报汇总。",
            "本报告数据由全市各部门汇总。",
            "本报告所列数据仅为本机关数据。",
            "所辖某局机关层级为县。",
            "机关层级为县。",
            "问卷统计时间2024年3月1日至2024年3月31日。",
            "统计期限为2024年3月1日至2024年3月31日。",
            "说明：机关层级为街道。",
            "（汇总）",
        ],
    )
    @pytest.mark.parametrize("scope", ["汇总", "本机关"])
    def test_text_on_other_figures(self, example_named, kind, text, scope, tmp_path):
        """Scope, level and period come back as they are, whatever the text says of others or otherwise."""
        loaded = example_named("suqian-2024")
        year = datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)
        narrative = Narrative(text, Place())
        report = evolve(loaded.report, scope=scope, level="设区的市", period=year, narrative=narrative)
        found = read_back(Loaded(report, loaded.pack), kind, tmp_path)
        assert head_of(found) == head_of(report)

    @pytest.mark.parametrize("kind", KINDS)
    @pytest.mark.parametrize(
        "text",
        [
            "全年向省政府（本级）转送申请3件。",
            "每季度将全市各部门数据上报汇总。",
            "所辖某局机关层级为县。",
            "问卷统计时间2024年3月1日至2024年3月31日。",
        ],
    )
    def test_nothing_is_taken_from_other_figures(self, example_named, kind, text, tmp_path):
        """A report that states neither scope, level nor period comes back without them."""
        loaded = example_named("suqian-2024")
        report = evolve(
            loaded.report, scope="", level="", period=None, narrative=Narrative(f"一、总体情况\n{text}", Place())
        )
        found = read_back(Loaded(report, loaded.pack), kind, tmp_path)
        assert head_of(found) == head_of(report)

    @pytest.mark.parametrize("kind", KINDS)
    def test_blank_report_comes_back_blank(self, blank, kind, tmp_path):
        """A form without figures is a report whose cells are all there and blank, none of them zero or missing."""
        for name, count in {"cn-ogi-2021": 200, "cn-ogi-2019": 198, "gz-agency-2014": 25}.items():
            loaded = blank(name)
            found = read_back(loaded, kind, tmp_path)
            assert len(cells_of(found)) == count
            assert {cell[0] for cell in cells_of(found).values()} == {State.BLANK}
            assert head_of(found) == head_of(loaded.report)


#: Values as people print them, and what they stand for is read from the same text.
VALUES = st.one_of(
    st.integers(-50, 10**7).map(str),
    st.integers(0, 10**15).map("{:,}".format),
    st.integers(0, 10**21).map(str),
    st.decimals(0, 10**8, places=4).map(str),
    st.decimals(0, 10**8, places=2).map("{}万元".format),
    st.sampled_from(["0", "/", "—", "－", "", "+247", "３５２１", "55（含自然失效29件）", "251000元", "约20"]),
)


@st.composite
def any_reports(draw):
    """A report of either national form with any values in its cells: most of them agree with nothing."""
    pack = load_pack(draw(st.sampled_from(["cn-ogi-2021", "cn-ogi-2019"])))
    keys = [key for form in pack.form.tables.values() for key in form.keys]
    raws = draw(st.lists(VALUES, min_size=len(keys), max_size=len(keys)))
    return loaded_of(pack.id, 2020 if pack.id == "cn-ogi-2019" else 2024, dict(zip(keys, raws, strict=True)))


@st.composite
def right_reports(draw):
    """A report in which every relation of its form holds."""
    sheet: Sheet = draw(st.one_of(sheets(), sheets("cn-ogi-2019")))
    return loaded_of(sheet.pack, sheet.year, {Key(*cell): str(figure) for cell, figure in sheet.figures.items()})


def loaded_of(name: str, year: int, raws: dict[Key, str]) -> Loaded:
    """The report with the texts *raws* in its cells."""
    pack = load_pack(name)
    tables = {}
    for form in pack.form.tables.values():
        cells = {}
        for key in form.keys:
            reading = read_value(raws[key], form.cell_form(key.row, key.column))
            cells[key] = Cell(key, reading.state, reading.value, raws[key], Place())
        rows = tuple(dict.fromkeys(key.row for key in form.keys))
        tables[form.id] = Table(form.id, cells, Place(), rows)
    return Loaded(Report(pack.id, "某某市人民政府", year, tables), pack)


@pytest.mark.parametrize("kind", KINDS)
@given(loaded=st.one_of(any_reports(), right_reports()))
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_report_comes_back(kind, loaded, tmp_path):
    """Whatever figures, blanks and signs a report has, they come back in their cells, as they were written."""
    found = read_back(loaded, kind, tmp_path)
    assert cells_of(found) == cells_of(loaded.report)
    assert head_of(found) == head_of(loaded.report)


#: Lines of a text: headings, sentences with figures, and what could be taken for a part of a table.
LINES = st.one_of(
    st.sampled_from(
        ["一、总体情况", *OF_THE_NOTICES, "五、存在的主要问题及改进情况", "（一）主动公开情况", "1.制度建设"]
    ),
    st.sampled_from(
        ["行政复议", "总计", "予以公开", "规章", "第二十条第（一）项", "无。", "7", "/", "3 5", "2024年12月31日"]
    ),
    st.integers(0, 10**6).map("2024年，全市新收政府信息公开申请{}件，办结率98.5%。".format),
    st.text("政府信息公开申请答复件 ，。、（）“”0123456789%", min_size=1, max_size=40),
)


@pytest.mark.parametrize("kind", KINDS)
@given(lines=st.lists(LINES, max_size=8))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_comes_back(kind, lines, example_named, tmp_path):
    """Whatever the text says, its lines come back, and the figures are those of the tables."""
    loaded = example_named("suqian-2024")
    report = evolve(loaded.report, narrative=Narrative("\n".join(lines), Place()))
    found = read_back(Loaded(report, loaded.pack), kind, tmp_path)
    assert_same_text(found, Loaded(report, loaded.pack))
    assert_same_cells(found, report)
