"""Colours as `#RRGGBB`, and whether text can be read on them."""

from __future__ import annotations

import re
from math import dist
from operator import mul

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(code: str) -> bool:
    """Whether a code is a colour such as `#C00000`."""
    return bool(_COLOUR.fullmatch(code))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 (the same) to 21 (black on white).

    Web Content Accessibility Guidelines 2.1, "contrast ratio" and "relative luminance".
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """How bright a colour is, from 0 (black) to 1 (white)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


SIGHTS = {
    "in greyscale": (
        (0.2126, 0.7152, 0.0722), (0.2126, 0.7152, 0.0722), (0.2126, 0.7152, 0.0722),
    ),
    "to a reader who sees no red": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "to a reader who sees no green": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "to a reader who sees no blue": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
"""What becomes of linear red, green and blue: lines of a matrix, by how a colour is seen.

Colour blindness after Machado, Oliveira and Fernandes, "A Physiologically-based Model for
Simulation of Color Vision Deficiency", 2009, at full severity.
"""

_WHITE = (0.95047, 1.0, 1.08883)
_TO_XYZ = (
    (0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505),
)  # fmt: skip


def difference(one: str, other: str, sight: str) -> float:
    """How far two colours are apart when seen in one of `SIGHTS`: CIE 1976, 0 to about 100."""
    return dist(_lab(one, sight), _lab(other, sight))


def _lab(colour: str, sight: str) -> tuple[float, float, float]:
    """Lightness, and how far the colour is from green to red and from blue to yellow."""
    linear = [_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]
    seen = [min(1.0, max(0.0, sum(map(mul, line, linear)))) for line in SIGHTS[sight]]
    x, y, z = (
        _cube_root(sum(map(mul, line, seen)) / white)
        for line, white in zip(_TO_XYZ, _WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube_root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116
