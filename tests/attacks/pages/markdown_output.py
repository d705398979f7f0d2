from IPython.display import Markdown

Markdown("Well.\n\n<img src=x onerror=\"taken('markdown_output')\">")
