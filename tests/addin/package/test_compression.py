"""The compression: the specification's examples, and what others make of ours."""

import hashlib

import pyopenvba.vba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.package.compression import compress
from tests.addin.package.made import decompressed

NUMBERS = "".join(f"{number} " for number in range(2000)).encode()


def noise(size: int) -> bytes:
    """Bytes that do not compress: no three of the first 3,640 stand twice."""
    blocks = (hashlib.sha512(bytes([number])).digest() for number in range(200))
    return b"".join(blocks)[:size]


def read(container: bytes) -> bytes:
    """What two others read, who have to agree."""
    content = decompressed(container)
    assert pyopenvba.vba.decompress(container) == content
    return content


@pytest.mark.parametrize(
    ("text", "container"),
    [
        (
            "abcdefghijklmnopqrstuv.",
            "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 7576 2E",
        ),
        (
            "#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
            "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 20"
            "6D 6E 6F 70 06 71 02 70 04 00 72 73 74 75 76 10 77 78 79 7A 00 2C",
        ),
        ("a" * 73, "01 03 B0 02 61 45 00"),
    ],
    ids=["3.2.1 no compression", "3.2.2 normal compression", "3.2.3 maximum compression"],
)
def test_the_specifications_examples(text: str, container: str) -> None:
    assert compress(text.encode()) == bytes.fromhex(container)


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 17, 4094, 4095, 4096, 4097, 4098, 8192, 8193])
def test_what_is_compressed_comes_back_at_every_size_of_a_chunk(size: int) -> None:
    assert read(compress(NUMBERS[:size])) == NUMBERS[:size]


@pytest.mark.parametrize("size", [3640, 4096, 4097, 6400])
def test_what_does_not_compress_comes_back(size: int) -> None:
    assert read(compress(noise(size))) == noise(size)


def test_a_last_chunk_that_just_fits_is_compressed_and_comes_back() -> None:
    """3,639 bytes as they are and one copy are 4,096 bytes with those that say which is which."""
    just = noise(3639) + noise(3)
    assert len(compress(just)) == 1 + 2 + 4096
    assert read(compress(just)) == just


@pytest.mark.parametrize("size", [3641, 4095, 4096 + 3641])
def test_a_last_chunk_that_neither_compresses_nor_is_whole_is_refused(size: int) -> None:
    with pytest.raises(ValueError, match="do not compress"):
        compress(noise(size))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([b"a", b"ab", b"\r\n", b"End Sub\r\n", noise(9)]), max_size=60),
       st.integers(4070, 4120))  # fmt: skip
def test_any_text_comes_back_around_the_end_of_a_chunk(pieces: list[bytes], size: int) -> None:
    text = (NUMBERS[: size - 200] + b"".join(pieces) + NUMBERS)[:size]
    assert read(compress(text)) == text


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_come_back(content: bytes) -> None:
    assert read(compress(content)) == content
