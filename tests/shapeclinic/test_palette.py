"""Colours that stand side by side can be told apart by everybody, and words can be read on them."""

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from shapeclinic.figures import palette

# At full severity, in linear RGB. From Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of
# Color Vision Deficiency" (2009), table 1.
VISION = {
    "usual": np.eye(3),
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
FILLS = {name: getattr(palette, name) for name in ("INPUT", "KERNEL", "OUTPUT", "PADDING", "STATE", "MISMATCH")}
# Just told apart is a difference of 2.3 (Mahy and others, 1994); at a glance takes some times that.
LEAST_DIFFERENCE = 15
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])


def linear(colour):
    """Linear RGB of an sRGB colour (IEC 61966-2-1)."""
    value = np.array(to_rgb(colour))
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def lab(light):
    """CIE 1976 L*a*b* of linear RGB."""
    xyz = TO_XYZ @ np.clip(light, 0, 1) / TO_XYZ.sum(axis=1)
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def contrast(one, other):
    """The contrast ratio of WCAG 2."""
    lighter, darker = sorted((TO_XYZ[1] @ linear(colour) for colour in (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("pair", list(combinations(FILLS, 2)), ids="-".join)
def test_two_meanings_are_told_apart(vision, pair):
    seen = [lab(np.array(VISION[vision]) @ linear(FILLS[name])) for name in pair]
    assert np.linalg.norm(seen[0] - seen[1]) >= LEAST_DIFFERENCE


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("INK", "INPUT"),
        ("INK", "KERNEL"),
        ("INK", "PADDING"),
        ("PAPER", "OUTPUT"),
        ("INK", "PAPER"),
    ],
)
def test_words_can_be_read_on_what_they_stand_on(ink, ground):
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


def test_what_is_wrong_can_be_read_on_paper():
    """Its sentences are large or stand in the caption too."""
    assert contrast(palette.MISMATCH, palette.PAPER) >= 3
