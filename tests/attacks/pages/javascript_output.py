from IPython.display import Javascript

Javascript("taken('javascript_output')")
