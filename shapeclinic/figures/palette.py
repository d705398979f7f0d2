"""One colour, one meaning, in every picture of the kit.

From the palette of Okabe and Ito ("Color Universal Design", 2008), which people with colour-vision
deficiencies tell apart. No picture relies on colour alone.
"""

INPUT = "#56B4E9"
KERNEL = "#E69F00"
OUTPUT = "#0072B2"
PADDING = "#C8C8C8"
STATE = "#009E73"
MISMATCH = "#D55E00"
INK = "#333333"
PAPER = "#FFFFFF"
