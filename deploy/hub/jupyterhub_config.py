"""JupyterHub for a class on one machine; `python deploy/hub/run.py hub CLASS.toml` starts it.

Learners and instructors get a JupyterLab as themselves; Formgrader is a service of the hub's that runs as the
grader. Nobody's server has more rights on the hub than it needs.
"""

import contextlib
import os
import resource
import socket
import sys

from jupyterhub.spawner import LocalProcessSpawner, SimpleLocalProcessSpawner

sys.path.insert(0, os.environ["SHAPECLINIC_DEPLOY"])
from classroom import BIN, NBGRADER, read_class

c = get_config()  # noqa: F821  (JupyterHub defines it)

classroom = read_class(os.environ["SHAPECLINIC_CLASS"])
course, grader = classroom.course, classroom.grader
as_accounts = classroom.homes is None
proxy_port, hub_port, door_port, formgrader_port = classroom.ports
PATH = f"{BIN}:/usr/local/bin:/usr/bin:/bin"


def told_to(role: str) -> dict[str, str]:
    """The environment of a server: which of nbgrader's extensions it has, and where the exchange is."""
    return {
        "PATH": PATH,
        "JUPYTER_CONFIG_PATH": f"{NBGRADER / role}:{NBGRADER / 'common'}",
        "SHAPECLINIC_COURSE": course,
        "SHAPECLINIC_EXCHANGE": str(classroom.exchange),
        "SHAPECLINIC_COURSE_FOLDER": str(classroom.course_folder()) if role == "grader" else "",
    }


# Where. The proxy is started apart, so that a hub that is started again cuts nobody off.
c.JupyterHub.bind_url = f"http://{classroom.address}:{proxy_port}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{hub_port}"
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{door_port}"
c.ConfigurableHTTPProxy.should_start = False
c.ConfigurableHTTPProxy.auth_token = (classroom.state / "proxy_token").read_text().strip()
c.JupyterHub.cookie_secret_file = str(classroom.state / "cookie_secret")
c.JupyterHub.db_url = f"sqlite:///{classroom.state / 'jupyterhub.sqlite'}"
c.JupyterHub.cleanup_servers = False
c.JupyterHub.cleanup_proxy = False

# Who.
if as_accounts:
    c.JupyterHub.authenticator_class = "pam"
    c.PAMAuthenticator.open_sessions = False
else:
    c.JupyterHub.authenticator_class = "shared-password"
    c.SharedPasswordAuthenticator.user_password = (classroom.state / "password").read_text().strip()
c.Authenticator.allowed_users = set(classroom.people)
c.Authenticator.allow_existing_users = False  # the grader is one, and does not log in
c.JupyterHub.load_groups = {
    f"formgrade-{course}": {"users": [*classroom.instructors, grader]},
    f"nbgrader-{course}": {"users": list(classroom.people)},
}

# What each may do.
c.JupyterHub.load_roles = [
    {  # the token inside each server
        "name": "server",
        "scopes": [
            *("users:activity!user", "access:servers!server", "read:users:groups!user"),
            *("list:services", f"read:services!service={course}"),
        ],
    },
    {
        "name": f"formgrade-{course}",
        "groups": [f"formgrade-{course}"],
        "scopes": [f"access:services!service={course}", "list:services", f"read:services!service={course}"],
    },
    {"name": "formgrader", "services": [course], "scopes": [f"read:users:groups!user={grader}"]},
    {
        "name": "idle-culler",
        "services": ["idle-culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
]

# A hub that is killed leaves no service behind that would hold its port.
with_the_hub = ["setpriv", "--pdeathsig", "TERM"]
limits = ["prlimit", f"--nproc={classroom.processes}", "--core=0"]
c.JupyterHub.services = [
    {
        "name": course,
        "url": f"http://127.0.0.1:{formgrader_port}",
        "command": [*with_the_hub, *limits, str(BIN / "jupyterhub-singleuser")],
        "cwd": str(classroom.home(grader)),
        "oauth_no_confirm": True,
        "environment": {
            **told_to("grader"),
            "HOME": str(classroom.home(grader)),
            "JUPYTERHUB_DEFAULT_URL": "/lab?formgrader=true",
        },
        **({"user": grader} if as_accounts else {}),
    },
    {
        "name": "idle-culler",
        "command": [
            *with_the_hub,
            *(str(BIN / "python"), "-m", "jupyterhub_idle_culler"),
            *(f"--timeout={classroom.idle_seconds}", f"--cull-every={max(classroom.idle_seconds // 6, 10)}"),
        ],
        "cwd": "/",
        **({"user": "nobody"} if as_accounts else {}),
    },
]

# How a server runs.
most_bytes = int(classroom.memory_gib * 2**30)


class LimitedSpawner(LocalProcessSpawner):
    """Puts limits on a server and all below it before it becomes its owner's; JupyterHub's own spawner sets none."""

    def make_preexec_fn(self, name):
        """What the new process does before it is the server."""
        become = super().make_preexec_fn(name)

        def prepare():
            for kind, most in (
                (resource.RLIMIT_NPROC, classroom.processes),
                (resource.RLIMIT_DATA, most_bytes),
                (resource.RLIMIT_CORE, 0),
            ):
                resource.setrlimit(kind, (most, most))
            os.umask(0o077)
            become()

        return prepare


class OneAccountSpawner(SimpleLocalProcessSpawner):
    """Everybody as the account that runs the hub, each in a folder: to try it out."""


def config_path(spawner):
    """Instructors see their courses, learners their assignments."""
    return told_to("instructor" if spawner.user.name in classroom.instructors else "learner")["JUPYTER_CONFIG_PATH"]


# Below those that Linux gives to connections: JupyterHub would choose one of them, and a connection may have it before the server does.
SERVER_PORTS = range(20_000, 32_768)


def take_port(spawner):
    """A port that is free and that nobody else of the class takes."""
    mine = SERVER_PORTS[classroom.people.index(spawner.user.name) :: len(classroom.people)]
    for port in mine:
        with contextlib.suppress(OSError), socket.socket() as tried:
            tried.bind(("127.0.0.1", port))
            spawner.port = port
            return
    raise RuntimeError(f"No port from {SERVER_PORTS[0]} to {SERVER_PORTS[-1]} is free for {spawner.user.name}.")


c.Spawner.pre_spawn_hook = take_port
c.JupyterHub.spawner_class = LimitedSpawner if as_accounts else OneAccountSpawner
if not as_accounts:
    c.SimpleLocalProcessSpawner.home_dir_template = f"{classroom.homes}/{{username}}"
c.Spawner.cmd = [str(BIN / "jupyterhub-singleuser")]
c.Spawner.ip = "127.0.0.1"
c.Spawner.env_keep = ["LANG", "LC_ALL"]
c.Spawner.environment = {**told_to("learner"), "JUPYTER_CONFIG_PATH": config_path}
c.Spawner.default_url = "/lab"
c.Spawner.disable_user_config = True
c.Spawner.start_timeout = c.Spawner.http_timeout = 120
c.Spawner.args = ["--MappingKernelManager.cull_idle_timeout=1800", "--MappingKernelManager.cull_interval=120"]
c.JupyterHub.concurrent_spawn_limit = 20
