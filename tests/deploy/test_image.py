"""The steps of the image's file, one after another, in a root that has nothing but a system: no Docker is needed, only root."""

import os
import pwd
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from assignments import ROOT
from running_hub import everybodys_python

FILE = ROOT / "deploy" / "kubernetes" / "Dockerfile"
needs_root = pytest.mark.skipif(os.getuid() != 0, reason="a root of its own can be made by root alone. Run as root")
# A system in which everything but /usr is empty or its own: what a base image is.
ENTER = """
set -e
for folder in usr dev proc; do mkdir -p {root}/$folder; mount --rbind --make-rslave /$folder {root}/$folder; done
mount --bind -o ro,remount {root}/usr 2>/dev/null || true
exec chroot {root} /usr/bin/env -i {environment} {become} /bin/sh -ec {command}
"""


def steps():
    """The instructions of the image's file, continued lines joined: (word, rest)."""
    text = re.sub(r"\\\n\s*", "", FILE.read_text())
    return [line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#")]


class Image:
    """A root in which the steps of an image's file are taken."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.environment = {"PATH": "/base/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "HOME": "/root"}
        self.user, self.folder, self.command = "0", "/", []
        self.arguments: dict[str, str] = {}
        for name in ("bin", "sbin", "lib", "lib64"):
            if Path(f"/{name}").is_symlink():
                (root / name).symlink_to(os.readlink(f"/{name}"))
        shutil.copytree("/etc", root / "etc", symlinks=True, ignore_dangling_symlinks=True)
        for name in ("passwd", "shadow", "group", "gshadow"):  # the system's own accounts alone
            table = root / "etc" / name
            people = {entry.pw_name for entry in pwd.getpwall() if 1000 <= entry.pw_uid < 60000}
            lines = [line for line in table.read_text().splitlines() if line.split(":")[0] not in people]
            table.write_text("\n".join(lines) + "\n")
        for name in ("root", "home", "opt", "tmp", "var/tmp", "base/bin"):
            (root / name).mkdir(parents=True)
        (root / "tmp").chmod(0o1777)
        # The base image's own Python, and uv so that nothing has to be fetched for making an environment.
        (root / "base" / "bin" / "python").symlink_to(everybodys_python())
        shutil.copy(ROOT / ".venv" / "bin" / "uv", root / "base" / "bin" / "uv")
        passed = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_", "SSL_", "HTTP"))}
        # As by --build-arg: nothing is compiled, which takes a minute; the hub's tests install in the same way and do it.
        self.environment |= {**passed, "UV_CACHE_DIR": "/base/cache", "UV_COMPILE_BYTECODE": "0"}
        cache = Path(os.environ.get("UV_CACHE_DIR", Path.home() / ".cache" / "uv"))
        if cache.is_dir():
            subprocess.run(["cp", "--archive", "--link", str(cache), str(root / "base" / "cache")], check=True)

    def run(self, command, check=True):
        """Run a command line as the image's user, in its folder."""
        from shlex import quote

        become = "" if self.user == "0" else f"setpriv --reuid {self.user} --regid {self.user} --clear-groups"
        script = ENTER.format(
            root=self.root,
            environment=" ".join(f"{name}={quote(value)}" for name, value in self.environment.items()),
            become=become,
            command=quote(f"cd {self.folder}; {command}"),
        )
        ended = subprocess.run(["unshare", "--mount", "sh", "-c", script], capture_output=True, text=True)
        if check:
            assert ended.returncode == 0, f"{command}\n{ended.stdout}{ended.stderr}"
        return ended

    def take(self, word, rest):
        """Take one step, as docker build does."""
        for name, value in self.arguments.items():
            rest = rest.replace(f"${{{name}}}", value)
        match word:
            case "FROM":
                assert rest.startswith("python:3.1")
            case "ARG":
                name, value = rest.split("=")
                self.arguments[name] = self.environment.setdefault(name, value)
            case "ENV":
                name, value = rest.split("=", 1)
                self.environment[name] = value
            case "USER":
                self.user = rest
            case "WORKDIR":
                self.folder = rest
            case "COPY":
                *sources, target = rest.split()
                for source in sources:
                    self.copy(ROOT / source, target)
            case "RUN":
                self.run(rest)
            case "CMD":
                self.command = rest
            case _:
                raise AssertionError(f"{word} is not known here")

    def copy(self, source, target):
        """Put a file or a folder in, without what .dockerignore keeps out."""
        place = self.root / target.lstrip("/")
        if source.is_dir():
            shutil.copytree(source, place, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
        else:
            place = place / source.name if target.endswith("/") else place
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, place)


@pytest.fixture(scope="module")
def image():
    root = Path(tempfile.mkdtemp(prefix="shapeclinic-image-", dir="/var/tmp"))
    root.chmod(0o755)
    made = Image(root)
    try:
        for word, rest in steps():
            made.take(word, rest)
        yield made
    finally:
        shutil.rmtree(root, ignore_errors=True)


@needs_root
def test_a_server_starts_as_a_user_without_rights(image):
    assert image.user == "1000"
    assert image.run("jupyterhub-singleuser --version").stdout.strip() == image.arguments["JUPYTERHUB"]
    assert image.run("id -u").stdout.strip() == "1000"
    assert image.run("touch /opt/shapeclinic/course/x", check=False).returncode != 0


@needs_root
def test_an_exercise_can_be_worked_on(image):
    told = image.run("python -c 'import autograder.checks, shapeclinic.widgets, keras; print(keras.backend.backend())'")
    assert told.stdout.strip() == "tensorflow"


@needs_root
def test_there_is_nothing_in_it_that_a_learner_may_not_see(image):
    opt = image.root / "opt" / "shapeclinic"
    assert {path.name for path in opt.iterdir()} & {"solutions", "tests", ".git", "gradebook.db"} == set()
    found = [path for path in (opt / "exercises").rglob("*.ipynb") if "BEGIN SOLUTION" in path.read_text()]
    assert not found
    assert len(list((opt / "exercises").rglob("*.ipynb"))) == 8


@needs_root
def test_nbgrader_takes_its_settings_for_either_exchange(image):
    for exchange, where in (
        ("ngshare", "ngshare_exchange.submit"),
        ("/srv/exchange", "nbgrader.exchange.default.submit"),
    ):
        settings = "SHAPECLINIC_COURSE=shapes NGSHARE_URL=http://ngshare:8080 JUPYTERHUB_USER=ada"
        settings += f" SHAPECLINIC_EXCHANGE={exchange} JUPYTER_CONFIG_PATH=/opt/shapeclinic/nbgrader"
        code = (
            "from nbgrader.apps import NbGrader; from nbgrader.exchange import ExchangeFactory; "
            "a = NbGrader(); a.load_config_file(); print(ExchangeFactory(config=a.config).submit.__module__)"
        )
        assert image.run(f'{settings} python -c "{code}"').stdout.split()[-1] == where


def test_what_is_copied_is_there_and_holds_no_answers():
    copied = [Path(source) for word, rest in steps() if word == "COPY" for source in rest.split()[:-1]]
    assert copied
    for source in copied:
        assert (ROOT / source).exists(), source
        assert source.parts[0] not in ("solutions", "tests", "benchmarks", ".")
    ignored = (ROOT / ".dockerignore").read_text().split()
    assert {"solutions", "tests", ".git", "submitted", "gradebook.db*"} <= set(ignored)
