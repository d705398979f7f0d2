"""Shapes are written with the names of their axes."""

import pytest

from shapeclinic.axes import axis_names, named


def test_five_axes_have_their_names():
    assert named((None, 10, 64, 48, 1)) == "(batch, time 10, height 64, width 48, channels 1)"


def test_own_names_can_be_given():
    assert named((None, 10), ("batch", "labels")) == "(batch, labels 10)"


def test_unusual_ranks_count_their_axes():
    assert axis_names(7)[0] == "axis_0"
    assert named(()) == "()"


def test_as_many_names_as_axes():
    with pytest.raises(ValueError, match="A shape of 2 axes needs 2 names"):
        named((1, 2), ("batch",))
