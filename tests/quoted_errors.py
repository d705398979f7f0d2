"""What a notebook's cells ended with, and what its text quotes of it."""

import re


def plain(text):
    """Words without colour codes, line breaks and Markdown."""
    return re.sub(r"\s+", " ", re.sub(r"\x1b\[[0-9;]*m", "", text))


def quoted(source):
    """What a page quotes of an error: its fenced text blocks."""
    return [plain(block).strip() for block in re.findall(r"```text\n(.*?)```", source, re.DOTALL)]


def error_of(cell):
    """The error that a cell ended with, in words; None if it ran."""
    errors = [output for output in cell.get("outputs", []) if output.output_type == "error"]
    return plain(f"{errors[0].ename}: {errors[0].evalue}") if errors else None
