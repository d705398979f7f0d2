"""In a real kernel: the card under a failing cell, and nothing where nothing is wrong."""

import nbformat
import pytest
from nbclient import NotebookClient

STACK = """model = keras.Sequential([
    keras.Input((10, 32, 32, 1)),
    layers.ConvLSTM2D(8, 3, padding="same"),
    layers.ConvLSTM2D(8, 3, padding="same"),
])"""
BROADCAST = """layer = layers.ConvLSTM2D(4, 3, padding="same")
y = layer(np.zeros((2, 5, 8, 8, 1)), initial_state=[np.zeros((2, 1, 1, 4), "float32")] * 2)"""
CELLS = {
    "load": "%load_ext shapeclinic",
    "import": "import keras, numpy as np\nfrom keras import layers",
    "mismatch": STACK,
    "other": "1 / 0",
    "silent": BROADCAST,
    "forced": "%%diagnose\n" + BROADCAST,
    "forced and sound": "%%diagnose\nlayers.Dense(1)(np.zeros((2, 3)))",
    "made before": "small = layers.ConvLSTM2D(4, 3)",
    "fails later": "small(np.zeros((2, 16, 16, 1)))",
    "two models": "layers.ConvLSTM2D(4, 3, name='unrelated')(np.zeros((1, 5, 16, 16, 1)))\n"
    "past = keras.Input((6, 12, 12, 1))\n"
    "_, *states = layers.ConvLSTM2D(4, 3, return_state=True, name='encoder')(past)\n"
    "future = layers.ConvLSTM2D(4, 3, padding='same', name='decoder')(past, initial_state=states)\n"
    "pair = keras.Model(past, future)",
    "runs later": "pair(np.zeros((1, 6, 12, 12, 1)))",
    "again": "%load_ext shapeclinic\n%reload_ext shapeclinic",
    "try": """from shapeclinic.diagnosis import diagnose
from shapeclinic.notebook import try_in_child
found = diagnose(lambda: exec(STACK))
cells = ["%load_ext shapeclinic", "import keras", "from keras import layers", "get_ipython().no_such_thing", STACK]
print(try_in_child(cells, found), [f.verified for f in found.fixes])
print(try_in_child(["%%bash", "ls"], found))""".replace("STACK", repr(STACK)),
    "unload": "%unload_ext shapeclinic",
    "after": STACK,
}


@pytest.fixture(scope="module")
def outputs():
    """What each cell put out."""
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS.values()]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=120, allow_errors=True).execute()
    return {name: cell.outputs for name, cell in zip(CELLS, notebook.cells, strict=True)}


def card(outputs):
    """The HTML of the card among a cell's outputs; None if there is none."""
    pages = [output.data["text/html"] for output in outputs if "text/html" in output.get("data", {})]
    return next((page for page in pages if "role='status'" in page), None)


def test_a_failing_cell_keeps_its_traceback_and_gets_a_card(outputs):
    assert outputs["mismatch"][0].output_type == "error"
    page = card(outputs["mismatch"])
    assert "return-sequences" in page
    assert "(batch, height 32, width 32, channels 8)" in page
    assert page.count("✗") == 2  # the heading, and the culprit alone
    assert any("Button" in str(output.get("data")) for output in outputs["mismatch"])


def test_a_card_names_the_line_of_an_earlier_cell_and_shows_the_failing_model_alone(outputs):
    page = card(outputs["runs later"])
    assert "line 3, <code>_, *states = layers.ConvLSTM2D(4, 3, return_state=True" in page
    assert "encoder" in page
    assert "unrelated" not in page


def test_the_tracer_hides_in_a_traceback(outputs):
    """IPython shows the innermost frame whatever it says of itself; Keras takes its own frames out, so that may be ours."""
    for name, most in {"mismatch": 0, "fails later": 0, "runs later": 1}.items():
        error = next(output for output in outputs[name] if output.output_type == "error")
        assert sum("tracer.py" in line for line in error.traceback) <= most, name


def test_no_card_where_shapes_are_not_the_matter(outputs):
    for name in ("load", "import", "other", "silent", "made before", "again", "after"):
        assert card(outputs[name]) is None, name
    assert not outputs["load"]


def test_forcing_a_cell_judges_what_runs(outputs):
    assert "Probably not meant: state-shape" in card(outputs["forced"])
    assert card(outputs["forced and sound"]) is None
    assert any("No mismatch found." in output.get("text", "") for output in outputs["forced and sound"])
    assert any("Tensor" in str(output.get("data")) for output in outputs["forced and sound"]), "its value is shown"


def test_a_layer_of_an_earlier_cell_is_known(outputs):
    page = card(outputs["fails later"])
    assert "rank" in page
    assert "(batch 2, height 16, width 16, channels 1)" in page


def test_fixes_are_tried_by_running_the_cells_again(outputs):
    text = outputs["try"][0].text
    assert "Tried by running the session's cells again" in text
    assert "[True]" in text
    assert "were not tried: the session's cells do not run as a script" in text
