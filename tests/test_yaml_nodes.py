"""YAML as nodes with positions, and what is no YAML."""

from __future__ import annotations

import os

import pytest

from govcheck import FileError
from govcheck.yaml_nodes import MappingNode, ScalarNode, SequenceNode, compose, decode, read_text


def refused(text: str) -> FileError:
    """The error of composing *text*."""
    with pytest.raises(FileError) as caught:
        compose(text, "r.yaml")
    return caught.value


def test_places_and_texts():
    """Every scalar keeps its text as written, its quotes and its line and column, counted in characters."""
    root = compose("表: [1_000, '0x10', \"yes\", ]\n规章：x: |\n  文字\n", "r.yaml")
    assert isinstance(root, MappingNode)
    (name, row), (second, block) = root.pairs
    assert isinstance(row, SequenceNode)
    assert (name.text, str(name.place)) == ("表", "r.yaml:1:1")
    assert [(one.text, one.plain, str(one.place)) for one in row.items] == [
        ("1_000", True, "r.yaml:1:5"),
        ("0x10", False, "r.yaml:1:12"),
        ("yes", False, "r.yaml:1:20"),
    ]
    assert second.text == "规章：x"
    assert (block.text, block.block) == ("文字\n", "|")


@pytest.mark.parametrize(
    ("text", "null"), [("a:", True), ("a: ~", True), ("a: null", True), ("a: ''", False), ("a: 'null'", False)]
)
def test_null(text, null):
    """Nothing is null only where nothing is quoted."""
    ((_, value),) = compose(text, "r.yaml").pairs
    assert isinstance(value, ScalarNode)
    assert value.is_null is null


def test_duplicate_keys_are_kept():
    """A key given twice stands there twice, for the reader to refuse."""
    assert [key.text for key, _ in compose("a: 1\na: 2\n", "r.yaml").pairs] == ["a", "a"]


@pytest.mark.parametrize("text", ["", " \n", "# only a remark\n", "---\n", "~", "null\n", "\ufeff", "--- \n...\n"])
def test_empty(text):
    """A file without content is said to be empty."""
    assert refused(text).message.key == "file.empty"


@pytest.mark.parametrize(
    ("text", "key", "place"),
    [
        ("a:\n\tb: 1\n", "file.tab", "r.yaml:2:1"),
        ("a:\n  b: 1\n \tc: 2\n", "file.tab", "r.yaml:3:2"),
        ("form：cn-ogi-2021\nyear: 2024\n", "file.full_width_colon", "r.yaml:1:5"),
        ("form: x\nyear：2024\ntables: {}\n", "file.full_width_colon", "r.yaml:2:5"),
        ("a: [1, 2\nb: 3\n", "file.not_yaml", "r.yaml:2:2"),
        ("a: 'x\n", "file.not_yaml", "r.yaml:2:1"),
        ("a: b: c\n", "file.not_yaml", "r.yaml:1:5"),
        ("a: *b\n", "file.alias", "r.yaml:1:4"),
        ("a: &b [1]\nc: [*b, *b]\n", "file.alias", "r.yaml:2:5"),
        ("a: 1\n---\nb: 2\n", "file.second_document", "r.yaml:2:1"),
        ("? [a, b]\n: c\n", "file.key_not_text", "r.yaml:1:3"),
        ("{a: 1}: c\n", "file.key_not_text", "r.yaml:1:1"),
        ("总计: 1\n中文: \x07\n", "file.control_character", "r.yaml:2:5"),
        ("总计: \x00", "file.control_character", "r.yaml:1:5"),
        ("总计: 1\n二: \ufffe\n", "file.control_character", "r.yaml:2:4"),
        ("a: \ud800", "file.control_character", "r.yaml:1:4"),
        ("a: !x!y z\n", "file.not_yaml", "r.yaml:1:4"),
        ("%YAML 9.9\n---\na: b\n", "file.not_yaml", "r.yaml:1:1"),
    ],
)
def test_no_yaml(text, key, place):
    """What is wrong with the text is said with its line and column."""
    error = refused(text)
    assert (error.message.key, str(error.place)) == (key, place)


def test_excerpt():
    """The line in question is shown with a caret; a Chinese character is two columns wide."""
    assert refused("规章：x: b: c\n").excerpt == "    规章：x: b: c\n              ^"


@pytest.mark.parametrize("opening", ["[", "- ", "{a: ", "? ", "[{a: "])
def test_deep_nesting(opening):
    """100,000 levels are refused at the sixtieth, before anything can fall over."""
    error = refused(opening * 100_000)
    assert error.message.key == "file.too_deep"
    assert error.place.line == 1


def test_sixty_levels_are_read():
    """The limit itself is no error."""
    assert isinstance(compose("[" * 60 + "]" * 60, "r.yaml"), SequenceNode)
    assert refused("[" * 61 + "]" * 61).message.key == "file.too_deep"


def test_alias_bomb():
    """Nine levels of nine aliases each are refused at the first alias."""
    lines = ["a: &a [x, x]"] + [
        f"{new}: &{new} [*{old}, *{old}]" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    error = refused("\n".join(lines))
    assert (error.message.key, str(error.place)) == ("file.alias", "r.yaml:2:8")


def test_tags_do_nothing():
    """A tag makes no object: the text stays a text."""
    ((_, value),) = compose("a: !!python/object/apply:os.system ['echo x']\n", "r.yaml").pairs
    assert isinstance(value, SequenceNode)


def test_gbk_bytes():
    """Text in GBK is said not to be UTF-8, with the line of its first such byte."""
    with pytest.raises(FileError) as caught:
        decode("form: x\npublisher: 市政府\n".encode("gbk"), "r.yaml")
    assert (caught.value.message.key, str(caught.value.place)) == ("file.not_utf8", "r.yaml:2:1")
    assert "UTF-8" in caught.value.message.show("zh")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_other_unicode(encoding):
    """Windows' “Unicode” is not UTF-8 either."""
    with pytest.raises(FileError):
        compose(decode("form: x\n".encode(encoding), "r.yaml"), "r.yaml")


def test_byte_order_mark():
    """A byte order mark is no part of the text."""
    assert decode(b"\xef\xbb\xbfa: 1", "r.yaml") == "a: 1"


class TestFiles:
    """Files that cannot be read, each with a message and its name."""

    def key(self, path: object) -> str:
        """The message of reading *path*."""
        with pytest.raises(FileError) as caught:
            read_text(str(path))
        assert caught.value.place.path == str(path)
        return caught.value.message.key

    def test_missing(self, tmp_path):
        """A file that is not there."""
        assert self.key(tmp_path / "none.yaml") == "file.not_found"

    def test_folder(self, tmp_path):
        """A folder in place of a file."""
        assert self.key(tmp_path) == "file.is_folder"

    def test_hundred_megabytes(self, tmp_path):
        """A file of 100 MB is refused by its size."""
        path = tmp_path / "big.yaml"
        with path.open("wb") as stream:
            stream.truncate(100_000_000)
        assert self.key(path) == "file.too_large"

    @pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="no such device")  # noqa: PTH110
    def test_endless_device(self):
        """A device that never ends is given up."""
        assert self.key("/dev/zero") == "file.too_large"

    @pytest.mark.parametrize("name", ["a\0b.yaml", "a" * 5000 + ".yaml"])
    def test_names_that_no_file_has(self, name):
        """A null character and a name of 5,000 characters."""
        assert self.key(name) == "file.unreadable"

    def test_circle_of_links(self, tmp_path):
        """A symbolic link to itself."""
        link = tmp_path / "link.yaml"
        link.symlink_to(link)
        assert self.key(link) == "file.unreadable"

    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may read everything")
    def test_no_permission(self, tmp_path):
        """A file that may not be read."""
        path = tmp_path / "secret.yaml"
        path.touch(0o000)
        assert self.key(path) == "file.unreadable"


def test_long_lines_do_not_take_squares_of_time():
    """A line of hundreds of thousands of values is read in one pass."""
    for text in ("a: [" + "1, " * 200_000 + "]", "a: {" + "".join(f"k{n}: 1, " for n in range(50_000)) + "}"):
        ((_, value),) = compose(text, "r.yaml").pairs
        assert len(value.items if isinstance(value, SequenceNode) else value.pairs) in {200_000, 50_000}
