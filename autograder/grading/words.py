"""What learners write into text, as it may stand before an instructor: nbgrader's pages take it as it is."""

import re
from typing import Any

from nbconvert.preprocessors.sanitize import SanitizeHTML

_MARKUP = re.compile(r"<\s*[a-z/!?]", re.IGNORECASE)
# A formula may hold a link too, which no cleaner of HTML sees.
_SCRIPT_ADDRESS = re.compile(r"(javascript|vbscript)\s*:", re.IGNORECASE)
_cleaner: Any = SanitizeHTML()


def harmless_words(source: str) -> str:
    """A text without anything that a browser would run; one without markup stays as it is."""
    words = _SCRIPT_ADDRESS.sub(r"\1 :", source)
    return str(_cleaner.sanitize_html_tags(words)) if _MARKUP.search(words) else words
