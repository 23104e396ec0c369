"""Labels as documents print them: one plain form, and how alike two of them are."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govcheck.binding.characters import plain, simplified
from govcheck.binding.entries import CERTAIN, Role, entries_of
from govcheck.binding.similarity import common, similarity
from govcheck.binding.text_of_cell import Printed, on_one_line
from govcheck.pack_file import load_pack

WORDS = st.text(alphabet="行政许可处罚强制一二", max_size=9)


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("第二十條第（一）項", "第二十条第(一)项"),
        ("⾏政處罰", "行政处罚"),
        ("規範性檔案", "规范性文件"),
        ("對外公開總數量", "对外公开总数量"),
        ("１．属于国家秘密", "1.属于国家秘密"),
        ("结果\n维持", "结果维持"),
        ("社会公益\u3000组织", "社会公益组织"),
        ("法律⻓服务", "法律长服务"),
    ],
)
def test_one_form_for_one_label(printed, label):
    """Characters, widths, spaces and signs make no other label."""
    assert plain(printed) == plain(label)


def test_other_words_stay_other():
    """No two labels of one axis become the same."""
    for name in ("cn-ogi-2019", "cn-ogi-2021"):
        for table in load_pack(name).form.tables.values():
            labels = [plain(str(item.label)) for item in table.rows.required]
            assert len(set(labels)) == len(labels)


@given(WORDS, WORDS)
def test_common_is_the_longest(first, second):
    """What two texts have in common is the longest text that both hold in order."""
    best = max(
        (size for size in range(len(first) + 1) for picks in combinations(first, size) if _holds(second, picks)),
        default=0,
    )
    assert common(first, second) == best


def _holds(text: str, picks: tuple[str, ...]) -> bool:
    rest = iter(text)
    return all(pick in rest for pick in picks)


@given(WORDS, WORDS)
def test_similarity_is_symmetric(first, second):
    """It does not matter which of two labels is which."""
    assert similarity(first, second) == similarity(second, first)
    assert 0 <= similarity(first, second) <= 1


@pytest.mark.parametrize("name", ["cn-ogi-2019", "cn-ogi-2021", "gz-agency-2014"])
def test_every_label_is_itself(name):
    """Every label of a form, in its own words, is certainly that row or column."""
    entries = entries_of(load_pack(name).form)
    for entry in entries.all:
        for text in entry.texts:
            found = {id(option.entry) for option in entries.exact(text) if option.score >= CERTAIN}
            assert id(entry) in found


def test_prose_is_no_label():
    """A sentence that speaks of a row is not that row."""
    entries = entries_of(load_pack("cn-ogi-2021").form)
    text = "本年度行政许可处理决定数量较上年有所增加，主要原因是事项调整"
    assert not [option for option in entries.candidates(text) if option.entry.role is Role.ROW and option.score > 0.7]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("55\n（含自然失效29件）", Printed("55（含自然失效29件）")),
        ("1471599.\n16万元", Printed("1471599.16万元")),
        ("1471599\n万元", Printed("1471599万元")),
        ("119\n1", Printed("1191", joined=True)),
        ("11\n91", Printed("1191", joined=True)),
        ("1\n191", Printed("1191", joined=True, safe=False)),
        ("3\n5", Printed("35", joined=True, safe=False)),
        ("35", Printed("35")),
    ],
)
def test_lines_of_a_cell(text, shown):
    """Digits are put together only where a full line was wrapped; a remark or a unit below is safe."""
    assert on_one_line(text) == shown


@given(st.text(max_size=20))
def test_simplifying_twice_changes_nothing(text):
    """The simplified text of a simplified text is itself."""
    assert simplified(simplified(text)) == simplified(text)
