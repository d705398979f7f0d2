# aims: a line in the start-up files of IPython
# prize: persist
# stopped by: landlock, namespaces
# then: print(open(f'{WORLD}/home/.ipython/profile_default/startup/00.py').read().replace(" = '", '-'))
import pathlib

folder = pathlib.Path(f"{WORLD}/home/.ipython/profile_default/startup")
folder.mkdir(parents=True)
(folder / "00.py").write_text("LEFT = 'BEHIND'")
