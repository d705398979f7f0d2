"""The pages of this folder as a site: `make docs`."""

project = "shapeclinic"
author = "the shapeclinic project"
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "shapeclinic"
html_static_path = ["pictures"]
exclude_patterns = ["_build"]
nitpicky = True
