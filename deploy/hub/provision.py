"""Make what a class on one machine needs: accounts, folders, the grader's course. Safe to run again; needs root.

    sudo .venv/bin/python deploy/hub/provision.py CLASS.toml [--make-accounts]

Nothing that is there is changed but the modes of homes and of the exchange, which keep learners out of each other's work, and of those
folders of the kit that hold solutions, which learners must not read.
"""

import argparse
import os
import pwd
import secrets
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from classroom import BIN, KIT, PROXY_ACCOUNT, Classroom, NotAClass, read_class

_WITH_SOLUTIONS = ("solutions", "tests", "benchmarks", ".git")


def main() -> int:
    """Provision; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", metavar="CLASS.toml", help="the class; deploy/hub/class.toml is an example")
    parser.add_argument(
        "--make-accounts",
        action="store_true",
        help="make accounts that are missing, with random passwords, kept in state/passwords.txt for root",
    )
    given = parser.parse_args()
    try:
        classroom = read_class(given.file)
        if classroom.homes is None and os.getuid() != 0:
            raise NotAClass("Accounts and the exchange are root's to make. Run this with sudo.")
        provision(classroom, given.make_accounts)
    except NotAClass as problem:
        print(problem, file=sys.stderr)
        return 2
    return 0


def provision(classroom: Classroom, make_accounts: bool = False) -> None:
    """Make what is missing.

    Raises:
        NotAClass: if an account is missing and must not be made, or others cannot run this kit's Python.
    """
    classroom.state.mkdir(mode=0o700, parents=True, exist_ok=True)
    if classroom.homes is None:
        _accounts(classroom, make_accounts)
        _require_reachable()
        _close_solutions()
    else:
        for account in (*classroom.people, classroom.grader):
            classroom.home(account).mkdir(mode=0o700, parents=True, exist_ok=True)
        _secret(classroom.state / "password", secrets.token_urlsafe(9))
    _secret(classroom.state / "proxy_token", secrets.token_hex(32))
    _exchange(classroom)
    _course(classroom)
    _lessons(classroom)


def _accounts(classroom: Classroom, make_missing: bool) -> None:
    if not _is_there(PROXY_ACCOUNT):
        subprocess.run(["useradd", "--system", "--shell", "/usr/sbin/nologin", PROXY_ACCOUNT], check=True)
    missing = [name for name in (*classroom.people, classroom.grader) if not _is_there(name)]
    if missing and not make_missing:
        raise NotAClass(f"No such account: {', '.join(missing)}. Make them, or let --make-accounts do it.")
    for name in missing:
        subprocess.run(["useradd", "--create-home", "--shell", "/bin/bash", name], check=True)
    give_passwords(classroom, [name for name in missing if name != classroom.grader])  # nobody logs in as the grader
    for name in (*classroom.people, classroom.grader):
        classroom.home(name).chmod(0o700)


def give_passwords(classroom: Classroom, names: Sequence[str]) -> None:
    """Give accounts random passwords, kept in state/passwords.txt for root."""
    lines = "".join(f"{name}:{secrets.token_urlsafe(9)}\n" for name in names)
    if lines:
        subprocess.run(["chpasswd"], input=lines, text=True, check=True)
        with open(
            classroom.state / "passwords.txt", "a", opener=lambda path, flags: os.open(path, flags, 0o600)
        ) as kept:
            kept.write(lines)


def _is_there(account: str) -> bool:
    try:
        pwd.getpwnam(account)
    except KeyError:
        return False
    return True


def _require_reachable() -> None:
    python = Path(os.path.realpath(BIN / "python"))
    closed = [
        str(folder) for path in (python, KIT / "x") for folder in path.parents if not folder.stat().st_mode & 0o001
    ]
    if closed:
        raise NotAClass(
            f"Other accounts cannot reach {sorted(set(closed))[0]}, where this kit or its Python lies. Put the kit into /opt, say, "
            "and make its environment with the system's Python: make install PYTHON=/usr/bin/python3"
        )


def _close_solutions() -> None:
    """Keep other accounts out of what tells how items are solved; the grader has a copy of what graders need."""
    for name in _WITH_SOLUTIONS:
        folder = KIT / name
        if folder.is_dir():
            folder.chmod(folder.stat().st_mode & 0o700)


def _secret(path: Path, value: str) -> None:
    if not path.exists():
        with open(path, "x", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(value)


def _exchange(classroom: Classroom) -> None:
    """nbgrader demands that everybody may write; it does not mind the sticky bit, which keeps them from renaming each other's."""
    course = classroom.exchange / classroom.course
    for folder, mode in (
        (classroom.exchange, 0o1777),
        (course, 0o755),
        (course / "outbound", 0o755),
        (course / "feedback", 0o711),
        (course / "inbound", 0o3733),  # write-only: what lies there cannot be listed
    ):
        folder.mkdir(parents=True, exist_ok=True)
        if folder != classroom.exchange:
            _give(folder, classroom)
        folder.chmod(mode)


def _course(classroom: Classroom) -> None:
    """The grader's course: a copy of this kit's, once; it is the instructor's from then on."""
    folder = classroom.course_folder()
    if not folder.exists():
        folder.mkdir(mode=0o700)
        for name in ("solutions", "exercises", "course"):
            shutil.copytree(KIT / name, folder / name)
        shutil.copy(KIT / "nbgrader_config.py", folder)
        with (folder / "nbgrader_config.py").open("a") as settings:
            settings.write(f'\nc.CourseDirectory.course_id = "{classroom.course}"\n')
        for path in (folder, *folder.rglob("*")):
            _give(path, classroom)
    as_grader = ["runuser", "-u", classroom.grader, "--"] if classroom.homes is None else []
    environment = {**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}", "HOME": str(classroom.home(classroom.grader))}
    students = "\n".join(classroom.learners)
    enrol = (
        "import sys; from nbgrader.api import Gradebook\n"
        "with Gradebook('sqlite:///gradebook.db', sys.argv[1]) as gradebook:\n"
        "    for name in sys.stdin.read().split(): gradebook.update_or_create_student(name)"
    )
    subprocess.run(
        [*as_grader, str(BIN / "python"), "-c", enrol, classroom.course],
        input=students,
        text=True,
        cwd=folder,
        env=environment,
        check=True,
    )


def _lessons(classroom: Classroom) -> None:
    """A copy of the lessons in each home, once: exercises and the cards of checks link to them."""
    for account in classroom.people:
        folder = classroom.home(account) / "course"
        if not folder.exists():
            as_owner = ["runuser", "-u", account, "--"] if classroom.homes is None else []
            subprocess.run([*as_owner, "cp", "--recursive", str(KIT / "course"), str(folder)], cwd="/", check=True)


def _give(path: Path, classroom: Classroom) -> None:
    if classroom.homes is None:
        shutil.chown(path, classroom.grader, classroom.grader)


if __name__ == "__main__":
    sys.exit(main())
