# aims: a value that is equal to whatever it is compared with
class Equal:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0


value = Equal()
