"""Settings name the add-in's Python, and what people wrote in them stays."""

import pytest

from addin.package.settings import interpreter_in, with_interpreter


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        (b"", ""),
        (b'"INTERPRETER_WIN","C:\\Python\\python.exe"\r\n', r"C:\Python\python.exe"),
        (b'"interpreter_win","C:\\P, Q\\python.exe"\n', r"C:\P, Q\python.exe"),
        (b'"SHOW CONSOLE","False"\r\n"INTERPRETER_WIN","p.exe"', "p.exe"),
        (b'"INTERPRETER_WIN","Z:\\Jos\xe9\\python.exe"', "Z:\\Jos\xe9\\python.exe"),
        (b'\xef\xbb\xbf"INTERPRETER_WIN","C:\\p.exe"\r\n', r"C:\p.exe"),
        (b'"INTERPRETER_WIN", "C:\\p.exe"\r\n', r"C:\p.exe"),
        (b'"INTERPRETER_WIN",""\r\n"INTERPRETER_WIN","p.exe"\r\n', "p.exe"),
        (b"INTERPRETER_WIN\n\n", ""),
    ],
)
def test_the_python_is_read_from_its_line(settings: bytes, named: str) -> None:
    assert interpreter_in(settings) == named


def test_settings_without_a_python_get_a_line() -> None:
    line = b'"INTERPRETER_WIN","%LOCALAPPDATA%\\p.exe"\r\n'
    named = r"%LOCALAPPDATA%\p.exe"
    assert with_interpreter(b"", named) == line
    assert with_interpreter(b'"OWN","1"', named) == b'"OWN","1"\r\n' + line
    assert with_interpreter(b'"OWN","1"\n', named) == b'"OWN","1"\n' + line


def test_settings_that_name_a_python_stay_byte_for_byte() -> None:
    own = b'# ours\n"INTERPRETER_WIN","C:\\Jos\xe9\\python.exe"'
    assert with_interpreter(own, "other") == own
