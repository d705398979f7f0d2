"""Make .venv hold exactly what requirements.lock says, and this project itself.

    python install.py

Makes the environment on the first run; later runs see that nothing changed and end at once. Only the
standard library is used, in syntax that any Python 3 can read, so that an old Python is told apart
with a sentence instead of a SyntaxError.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
LOCK = os.path.join(ROOT, "requirements.lock")
STAMP = os.path.join(VENV, "installed.sha256")
BIN = os.path.join(VENV, "Scripts" if os.name == "nt" else "bin")
PYTHON = os.path.join(BIN, "python.exe" if os.name == "nt" else "python")

OLDEST, NEWEST = (3, 11), (3, 13)  # TensorFlow 2.21 has wheels for these
NEEDED_GB = 4  # a finished environment takes 3.4 GB, and its wheels pass through a cache

CAUSES = [
    (r"No space left|not enough space|disk full", "The disk is full: free {} GB.".format(NEEDED_GB)),
    (
        r"dns error|error sending request|Failed to establish|NewConnectionError|timed out|"
        r"Network is unreachable|Name or service not known|Temporary failure in name resolution|"
        r"tunnel error|Connection refused",
        "The package index cannot be reached. Check the network (and a proxy's settings), then run the same again.",
    ),
    (
        r"no wheels? (?:\w+ )*(?:with a matching|for)|has no usable wheels|doesn't have a source distribution",
        "One package has no build for this machine. Intel Macs have none of TensorFlow: use Binder (see README.md).",
    ),
]


class CannotInstall(Exception):
    """Carries a sentence for the person at the terminal."""


def main():
    """Install what is missing; return the exit status."""
    try:
        check_python()
        if is_installed():
            return 0
        make_environment()
        install_packages()
        with open(STAMP, "w") as stamp:
            stamp.write("\n".join([fingerprint(), VENV]))
        print("Ready: everything is in .venv")
        return 0
    except CannotInstall as error:
        print("\nCannot install: {}".format(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. Run the same command again: it goes on where it was.", file=sys.stderr)
        return 130


def check_python():
    """Say which Python is needed when this one cannot do."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return
    raise CannotInstall(
        "this is Python {}.{}, and the kit needs Python {}.{} to {}.{} (TensorFlow has no build for others). "
        "Install one of them and run the same again, or name it: make PYTHON=/path/to/python3.12 lab".format(
            *(sys.version_info[:2] + OLDEST + NEWEST)
        )
    )


def fingerprint():
    """What the environment was made from: the lock and the project's metadata."""
    digest = hashlib.sha256()
    for name in ("requirements.lock", "pyproject.toml"):
        with open(os.path.join(ROOT, name), "rb") as file:
            digest.update(file.read())
    return digest.hexdigest()


def read_stamp():
    """The fingerprint and the place of the last finished installation; an interrupted one leaves none."""
    try:
        with open(STAMP) as stamp:
            return stamp.read().split("\n")
    except OSError:
        return [None, None]


def is_installed():
    """True if .venv was made here from these very files."""
    return os.path.exists(PYTHON) and read_stamp() == [fingerprint(), VENV]


def make_environment():
    """Make .venv, with uv where it is on the path, else with the standard library."""
    free = shutil.disk_usage(ROOT).free / 1e9
    if not os.path.isdir(os.path.join(VENV, "share")) and free < NEEDED_GB:
        raise CannotInstall("{:.1f} GB are free here, {} GB are needed.".format(free, NEEDED_GB))
    place = read_stamp()[-1]
    if os.path.exists(STAMP):
        os.remove(STAMP)
    if runs(PYTHON) and place in (None, VENV):  # the programs of an environment that was moved start no more
        return
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        raise CannotInstall("this Python lives in the environment that must be made anew. Run deactivate first.")
    print("Making .venv with Python {}.{}.{} …".format(*sys.version_info[:3]))
    shutil.rmtree(VENV, ignore_errors=True)
    uv = shutil.which("uv")
    if uv:
        run([uv, "venv", "--quiet", "--python", sys.executable, VENV])
        return
    try:
        import ensurepip  # noqa: F401  (Debian ships it apart)
    except ImportError:
        raise CannotInstall(
            "this Python cannot make environments. On Debian or Ubuntu: "
            "sudo apt-get install python{}.{}-venv. Elsewhere: install uv, then run the same again.".format(
                *sys.version_info[:2]
            )
        )
    run([sys.executable, "-m", "venv", VENV])


def runs(python):
    """True if this interpreter starts: an upgraded system Python leaves one that does not."""
    return os.path.exists(python) and subprocess.call([python, "-c", ""], stderr=subprocess.DEVNULL) == 0


def install_packages():
    """Let uv install the lock with its hashes, then this project in place."""
    uv = shutil.which("uv")
    if uv is None:
        uv = os.path.join(BIN, "uv.exe" if os.name == "nt" else "uv")
        if not os.path.exists(uv):
            install_uv()
    print("Installing what requirements.lock lists (about 600 MB to download the first time) …")
    environment = dict(os.environ, VIRTUAL_ENV=VENV)
    # Compiled once, here: on a hub nobody may write beside what they import, and each server and kernel would do it again.
    compiling = dict({"UV_COMPILE_BYTECODE": "1"}, **environment)
    run([uv, "pip", "sync", "--require-hashes", "--python", PYTHON, LOCK], compiling)
    # The build tools are in the lock too, so nothing unpinned is fetched for the project itself.
    in_place = [uv, "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--python", PYTHON, "-e", ROOT]
    run(in_place, environment)


def install_uv():
    """Put the locked uv into the new environment: never into the system's Python."""
    with open(LOCK) as lock:
        pinned = re.search(r"^uv==.*?(?=^\S)", lock.read() + "\nend", re.MULTILINE | re.DOTALL)
    if pinned is None:
        raise CannotInstall("requirements.lock names no uv.")
    print("Fetching the installer (uv) …")
    with tempfile.TemporaryDirectory() as folder:
        wanted = os.path.join(folder, "uv.txt")
        with open(wanted, "w") as file:
            file.write(pinned.group(0))
        run(
            [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", wanted]
        )


def run(command, environment=None):
    """Run with its own progress bar; if that fails, once more, listening, so that the failure gets a name."""
    if subprocess.call(command, env=environment) == 0:
        return
    print("That failed. Trying once more …", file=sys.stderr)
    again = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True
    )
    if again.returncode == 0:
        return
    for pattern, sentence in CAUSES:
        if re.search(pattern, again.stdout, re.IGNORECASE):
            raise CannotInstall(sentence)
    raise CannotInstall("{} ended with status {}:\n{}".format(command[0], again.returncode, again.stdout))


if __name__ == "__main__":
    sys.exit(main())
