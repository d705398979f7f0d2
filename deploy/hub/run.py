"""Run JupyterHub for a class on one machine.

    python deploy/hub/run.py proxy CLASS.toml   the way in; stays when the hub is started again
    python deploy/hub/run.py hub CLASS.toml     the hub, with Formgrader and the idle culler
    python deploy/hub/run.py demo               both, with demo accounts, to try it out (make hub)
    python deploy/hub/run.py remove             take away what the demo has made: its folder, accounts and homes

As root each person works as an account of the system. Otherwise, in the demo, everybody is the account that runs it.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from classroom import BIN, KIT, PROXY_ACCOUNT, Classroom, NotAClass, read_class
from provision import give_passwords, provision

HERE = Path(__file__).resolve().parent
_STARTING_SECONDS = 120
_GRADING_MILLISECONDS = str(3600 * 1000)  # Formgrader answers when it has judged; the proxy by itself waits for 20 s
_DEMO = """\
# A demo, made by run.py: not for a class.
course = "shapeclinic"
instructors = ["{name}-instructor"]
learners = ["{name}-learner1", "{name}-learner2"]
grader = "{name}-grader"
address = "127.0.0.1"
port = {port}
state = "{folder}/state"
exchange = "{folder}/exchange"
{homes}
"""
_WARNING = """
  ┌──────────────────────────────────────────────────────────────────────┐
  │  THIS IS A DEMO, TO BE TRIED OUT ON THIS MACHINE ALONE.              │
  │  Its accounts and passwords are made up. Do not give a class to it.  │
  └──────────────────────────────────────────────────────────────────────┘
"""


def main() -> int:
    """Run; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("proxy", "hub", "demo", "remove"))
    parser.add_argument("file", metavar="CLASS.toml", nargs="?", help="the class; the demo has its own")
    parser.add_argument("--port", type=int, default=8000, help="of the demo, and the three after it (8000)")
    parser.add_argument(
        "--folder",
        type=Path,
        help="where the demo keeps what it needs; another folder is another demo, with accounts of its own, named after it",
    )
    given = parser.parse_args()
    try:
        if given.what == "demo":
            return _demo(given.port, given.folder)
        if given.what == "remove":
            return _remove(given.folder, given.port)
        if given.file is None:
            raise NotAClass("Which class? Name its file; deploy/hub/class.toml is an example.")
        (serve_proxy if given.what == "proxy" else serve_hub)(Path(given.file).resolve(), read_class(given.file))
    except NotAClass as problem:
        print(problem, file=sys.stderr)
    return 2


def proxy_command(classroom: Classroom) -> tuple[list[str], dict[str, str]]:
    """The proxy, as an account that can do nothing else, and its environment."""
    port, hub, door, _ = classroom.ports
    as_proxy = ["setpriv", f"--reuid={PROXY_ACCOUNT}", f"--regid={PROXY_ACCOUNT}", "--clear-groups", "--no-new-privs"]
    command = [
        *(as_proxy if classroom.homes is None else []),
        str(BIN / "configurable-http-proxy"),
        *("--ip", classroom.address, "--port", str(port), "--api-ip", "127.0.0.1", "--api-port", str(door)),
        *("--timeout", _GRADING_MILLISECONDS, "--proxy-timeout", _GRADING_MILLISECONDS),
        *("--default-target", f"http://127.0.0.1:{hub}", "--error-target", f"http://127.0.0.1:{hub}/hub/error"),
    ]
    token = (classroom.state / "proxy_token").read_text().strip()
    return command, {"PATH": f"{BIN}:/usr/bin:/bin", "CONFIGPROXY_AUTH_TOKEN": token}


def hub_command(file: Path) -> tuple[list[str], dict[str, str]]:
    """The hub, and its environment."""
    environment = {"PATH": f"{BIN}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"}
    environment |= {
        "SHAPECLINIC_CLASS": str(file),
        "SHAPECLINIC_DEPLOY": str(HERE),
        "HOME": os.environ.get("HOME", "/"),
    }
    return [str(BIN / "jupyterhub"), "-f", str(HERE / "jupyterhub_config.py")], environment


def serve_proxy(file: Path, classroom: Classroom) -> None:
    """Become the proxy."""
    command, environment = proxy_command(classroom)
    os.umask(0o077)
    os.execvpe(command[0], command, environment)


def serve_hub(file: Path, classroom: Classroom) -> None:
    """Become the hub."""
    command, environment = hub_command(file)
    os.umask(0o077)
    os.chdir(classroom.state)
    os.execvpe(command[0], command, environment)


def _demo(port: int, folder: Path | None) -> int:
    # Also where a shell started it in the background, which lets it ignore Ctrl-C, and all that it starts.
    for one in (signal.SIGINT, signal.SIGTERM):
        signal.signal(one, signal.default_int_handler)
    as_root = os.getuid() == 0
    file = _describe_demo(folder, port)
    classroom = read_class(file)
    provision(classroom, make_accounts=True)
    if as_root:  # accounts of a demo whose folder is gone have passwords that nobody knows
        kept = classroom.state / "passwords.txt"
        known = {line.partition(":")[0] for line in kept.read_text().split()} if kept.exists() else set()
        give_passwords(classroom, [name for name in classroom.people if name not in known])
    running = []
    try:
        for what in ("proxy", "hub"):
            log = (classroom.state / f"{what}.log").open("ab")
            command = [sys.executable, str(Path(__file__).resolve()), what, str(file)]
            running.append(subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log))
            log.close()
        _wait(classroom, running)
        _greet(classroom, as_root)
        while all(process.poll() is None for process in running):
            time.sleep(0.5)
        print(f"It has ended by itself. The logs are in {classroom.state}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopping …")
        return 0
    finally:
        _stop(classroom, running)


def _demo_folder(folder: Path | None) -> Path:
    return folder or (Path("/srv/shapeclinic-demo") if os.getuid() == 0 else KIT / "work" / "hub")


def _describe_demo(given: Path | None, port: int) -> Path:
    """Write the file that describes a demo's class."""
    name, folder = "demo" if given is None else given.name, _demo_folder(given)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "class.toml"
    homes = "" if os.getuid() == 0 else f'homes = "{folder}/homes"'
    file.write_text(_DEMO.format(name=name, port=port, folder=folder, homes=homes))
    return file


def _remove(given: Path | None, port: int) -> int:
    """Take away what a demo has made: its accounts with their homes, and its folder."""
    folder = _demo_folder(given)
    file = folder / "class.toml"
    if folder.exists() and not (file.is_file() and file.read_text().startswith(_DEMO.partition("\n")[0])):
        raise NotAClass(f"{folder} is no demo's folder; it stays.")
    classroom = read_class(_describe_demo(given, port))  # accounts may be there and the folder not
    if classroom.homes is None:
        for name in (*classroom.people, classroom.grader):
            if subprocess.run(["id", name], capture_output=True).returncode == 0:
                subprocess.run(["pkill", "-KILL", "-u", name])
                subprocess.run(["userdel", "--force", "--remove", name], capture_output=True, check=True)
                print(f"Removed: the account {name} and its home")
    shutil.rmtree(folder)
    print(f"Removed: {folder}")
    return 0


def _wait(classroom: Classroom, running: list[subprocess.Popen[bytes]]) -> None:
    """Wait for Formgrader: the hub itself answers before its services do."""
    print("Starting …")
    address = f"http://127.0.0.1:{classroom.port}/services/{classroom.course}/api"
    for _ in range(_STARTING_SECONDS):
        if any(process.poll() is not None for process in running):
            break
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if b"version" in answer.read():
                    return
        except OSError:
            pass
        time.sleep(1)
    raise NotAClass(f"JupyterHub did not start. The logs are in {classroom.state}; is port {classroom.port} free?")


def _greet(classroom: Classroom, as_root: bool) -> None:
    kept = classroom.state / ("passwords.txt" if as_root else "password")
    passwords = kept.read_text().split()
    told = passwords if as_root else [f"{name}:{passwords[0]}" for name in classroom.people]
    print(_WARNING)
    print(f"  http://{classroom.address}:{classroom.port}\n")
    for line in told:
        name, _, password = line.partition(":")
        print(f"  {name:16} {password}")
    print("\n  Instructors: Formgrader is under Services, or Nbgrader → Formgrader. Ctrl-C stops it all.\n")
    if not as_root:
        print(
            "  Everybody is your own account here: nobody is kept from anybody's work. As root they are kept apart.\n"
        )


def _stop(classroom: Classroom, running: list[subprocess.Popen[bytes]]) -> None:
    """End the hub, then everybody's servers, then the proxy."""
    for process in reversed(running):
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for pid in servers(classroom):
        try:
            os.kill(pid, signal.SIGTERM)
        except OSError:
            continue


def servers(classroom: Classroom) -> list[int]:
    """The processes of the servers that the hub has started and not ended, by what it knows itself."""
    import json
    import sqlite3

    database = classroom.state / "jupyterhub.sqlite"
    if not database.exists():
        return []
    with sqlite3.connect(database) as hub:
        states = hub.execute("select state from spawners where server_id is not null").fetchall()
    hub.close()
    return [pid for (state,) in states if (pid := json.loads(state or "{}").get("pid"))]


if __name__ == "__main__":
    sys.exit(main())
