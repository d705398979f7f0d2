"""What joining clips makes of them, held to real arrays."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shapeclinic.sequences import Clip, Way, batched

clips = st.lists(st.builds(Clip, st.integers(1, 6), st.integers(1, 5), st.integers(1, 5)), min_size=1, max_size=5)


@given(clips)
def test_clips_stack_as_they_are_where_numpy_stacks_them(clips):
    batching = batched(clips, Way.AS_THEY_ARE)
    arrays = [np.ones(clip) for clip in clips]
    if batching.refusal:
        with pytest.raises(ValueError, match="same shape"):
            np.stack(arrays)
        assert batching.lost == batching.frames
    else:
        [batch] = batching.batches
        assert np.stack(arrays).shape == (len(batch.clips), *batch.size)
        assert batching.waste == batching.lost == 0


@given(clips, st.sampled_from([Way.PAD, Way.MASK]))
def test_padding_loses_nothing_and_its_waste_is_the_share_of_zeros(clips, way):
    batching = batched(clips, way)
    [batch] = batching.batches
    array = np.zeros((len(clips), *batch.size))
    for row, clip in zip(array, clips, strict=True):
        row[: clip.time, : clip.height, : clip.width] = 1
    assert batching.waste == pytest.approx(1 - array.mean())
    assert batching.lost == 0
    assert batching.mask == (way is Way.MASK)


@given(clips)
def test_cropping_pads_nothing_and_keeps_the_first_frames(clips):
    batching = batched(clips, Way.CROP)
    shortest = min(clip.time for clip in clips)
    assert batching.waste == 0
    assert batching.lost == sum(clip.time - shortest for clip in clips)
    assert all(kept == frozenset(range(shortest)) for kept in batching.kept)


@given(clips)
def test_buckets_pad_and_lose_nothing(clips):
    batching = batched(clips, Way.BUCKET)
    assert batching.waste == batching.lost == 0
    assert [len(set(batch.clips)) for batch in batching.batches] == [1] * len(set(clips))
    assert sum(len(batch.clips) for batch in batching.batches) == len(clips)


@given(clips, st.integers(1, 4), st.integers(1, 4))
def test_windows_are_those_that_numpy_slides(clips, window, step):
    batching = batched(clips, Way.WINDOW, window, step)
    slid = [
        np.lib.stride_tricks.sliding_window_view(np.arange(clip.time), window)[::step]
        for clip in clips
        if clip.time >= window
    ]
    assert sum(len(batch.clips) for batch in batching.batches) == sum(map(len, slid))
    kept = [kept for kept, clip in zip(batching.kept, clips, strict=True) if clip.time >= window]
    assert [set(frames.ravel()) for frames in slid] == [set(frames) for frames in kept]
    assert bool(batching.refusal) == (not slid)


@pytest.mark.parametrize(
    ("clips", "window", "words"),
    [
        ([], 1, "at least one clip"),
        ([Clip(0, 4, 4)], 1, "Received: \\(0, 4, 4\\)"),
        ([Clip(4, 4, 4)], 0, "window=0"),
    ],
)
def test_what_cannot_be_joined_is_refused_in_a_sentence(clips, window, words):
    with pytest.raises(ValueError, match=words):
        batched(clips, Way.WINDOW, window)
