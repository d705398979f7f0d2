# aims: a script in the browser of whoever reads the test's result
class Page(int):
    def _repr_html_(self):
        return "<script>TAKEN</script>"

    def _repr_mimebundle_(self, **settings):
        return {
            "text/html": "<script>TAKEN</script>",
            "text/plain": "<script>1</script>",
            "application/javascript": "TAKEN",
        }


class Parts:
    def __eq__(self, other):
        display(Page())
        return True

    def __add__(self, other):
        return Page(2)

    __radd__ = __add__


value = Parts()
