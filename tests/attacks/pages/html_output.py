from IPython.display import HTML

HTML("<script>taken('html_output')</script><img src=x onerror=\"taken('html_output')\">")
