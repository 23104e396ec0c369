"""Writing a file whole or not at all."""

from __future__ import annotations

import os

import pytest

from govcheck import FileError
from govcheck.output import whole_file


def test_written(tmp_path):
    """The file has what was written, and nothing is left beside it."""
    path = tmp_path / "out.txt"
    path.write_text("old")
    with whole_file(str(path)) as stream:
        stream.write("总计\n")
    assert path.read_bytes() == "总计\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_not_written_when_something_fails(tmp_path):
    """After an error the old file is as it was."""
    path = tmp_path / "out.txt"
    path.write_text("old")
    with pytest.raises(KeyError), whole_file(str(path)) as stream:  # noqa: PT012  what is written must go too
        stream.write("new")
        raise KeyError
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("name", "key"), [(".", "file.is_folder"), ("none/out.txt", "cli.cannot_write")])
def test_refused(tmp_path, name, key):
    """A folder, and a file in a folder that is not there, cannot be written."""
    with pytest.raises(FileError) as caught, whole_file(str(tmp_path / name)):
        pass
    assert caught.value.message.key == key


def test_characters_that_cannot_be_written(tmp_path):
    """Half a character, as in a file name that is not UTF-8, becomes a substitute."""
    with whole_file(str(tmp_path / "out.txt")) as stream:
        stream.write("a\udcffb")
    assert (tmp_path / "out.txt").read_text() == "a?b"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files")
def test_device_is_not_replaced(tmp_path):
    """A pipe or device is written to and stays what it is."""
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reader = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with whole_file(str(path)) as stream:
        stream.write("x")
    assert os.read(reader, 10) == b"x"
    assert path.is_fifo()
    os.close(reader)
