"""What can be checked of a cluster without one: values against the chart's schema, manifests against Kubernetes's, pods as they would be made."""

import json
import sys
import types

import jsonschema
import kubernetes_validate
import pytest
import yaml
from assignments import ROOT
from conftest import NEEDS_SHARED, SHARED
from jupyterhub.utils import maybe_future
from kubernetes_asyncio.client import ApiClient
from kubespawner import KubeSpawner
from own_loop import finished
from traitlets.config import Config

FOLDER = ROOT / "deploy" / "kubernetes"
EXCHANGES = ("exchange-ngshare.yaml", "exchange-volume.yaml")


def merged(one, other):
    """As helm puts one file of values over another: tables together, all else replaced."""
    told = dict(one)
    for name, value in other.items():
        both = isinstance(value, dict) and isinstance(told.get(name), dict)
        told[name] = merged(told[name], value) if both else value
    return told


def values(exchange):
    return merged(*(yaml.safe_load((FOLDER / name).read_text()) for name in ("values.yaml", exchange)))


def manifests():
    for name in ("volumes.yaml", "grading.yaml"):
        for document in yaml.safe_load_all((FOLDER / name).read_text()):
            yield pytest.param(document, id=f"{document['kind']}-{document['metadata'].get('name', 'of-many')}")


@pytest.mark.parametrize("exchange", EXCHANGES)
def test_the_values_are_such_as_the_chart_takes(exchange):
    path = SHARED / "schemas" / "zero_to_jupyterhub.values.schema.yaml"
    if not path.exists():
        pytest.skip(f"{NEEDS_SHARED}: the chart's schema")
    schema = jsonschema.Draft7Validator(yaml.safe_load(path.read_text()))
    # What the chart requires stands in its own values, over which ours are laid.
    assert not [error for error in schema.iter_errors(values(exchange)) if error.validator != "required"]
    misspelt = merged(values(exchange), {"singleuser": {"networkPolicies": {}}})
    assert [error for error in schema.iter_errors(misspelt) if error.validator == "additionalProperties"]


@pytest.mark.parametrize("manifest", list(manifests()))
def test_a_manifest_is_one_that_kubernetes_takes(manifest):
    kubernetes_validate.validate(manifest, "1.33", strict=True)


def test_a_manifest_with_a_misspelt_field_is_refused():
    volume = next(yaml.safe_load_all((FOLDER / "volumes.yaml").read_text()))
    volume["spec"]["accessMode"] = volume["spec"].pop("accessModes")
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(volume, "1.33", strict=True)


NO_CLUSTER = """\
apiVersion: v1
kind: Config
clusters: [{name: none, cluster: {server: "http://127.0.0.1:9"}}]
contexts: [{name: none, context: {cluster: none, user: none}}]
users: [{name: none, user: {}}]
current-context: none
"""


@pytest.fixture(autouse=True)
def no_cluster(tmp_path, monkeypatch):
    """What kubectl would be told; the spawner only reads it here."""
    settings = tmp_path / "kubeconfig"
    settings.write_text(NO_CLUSTER)
    monkeypatch.setattr("kubernetes_asyncio.config.kube_config.KUBE_CONFIG_DEFAULT_LOCATION", str(settings))


def pod(name, exchange):
    """The pod that the spawner would ask Kubernetes for, with what the chart hands on of our values."""
    told = values(exchange)
    single = told["singleuser"]
    config = Config()
    config.KubeSpawner.update(
        image=f"{single['image']['name']}:{single['image']['tag']}",
        uid=single["uid"],
        allow_privilege_escalation=single["allowPrivilegeEscalation"],
        environment=single["extraEnv"],
        extra_pod_config=single["extraPodConfig"],
        volumes=single["storage"].get("extraVolumes", []),
        volume_mounts=single["storage"].get("extraVolumeMounts", []),
    )
    chart = types.ModuleType("z2jh")
    chart.get_config = lambda key, default=None: told["custom"].get(key.removeprefix("custom."), default)
    sys.modules["z2jh"] = chart
    try:
        exec(told["hub"]["extraConfig"]["10-instructors"], {"c": config})
    finally:
        del sys.modules["z2jh"]

    async def made():
        spawner = KubeSpawner(config=config, _mock=True)
        spawner.user.name = name
        await maybe_future(spawner.run_pre_spawn_hook())
        async with ApiClient() as client:
            return client.sanitize_for_serialization(await spawner.get_pod_manifest())

    return finished(made)


@pytest.mark.parametrize("exchange", EXCHANGES)
def test_an_instructors_pod_has_the_course_and_a_learners_has_not(exchange):
    teaching, learning = pod("ada", exchange), pod("learner1", exchange)
    kubernetes_validate.validate(teaching, "1.33", strict=True)
    kubernetes_validate.validate(learning, "1.33", strict=True)
    assert "shapeclinic-course" in json.dumps(teaching)
    assert "shapeclinic-course" not in json.dumps(learning)
    roles = {
        name: next(one["value"] for one in made["spec"]["containers"][0]["env"] if one["name"] == "JUPYTER_CONFIG_PATH")
        for name, made in (("ada", teaching), ("learner1", learning))
    }
    assert "/instructor:" in roles["ada"]
    assert "/learner:" in roles["learner1"]


@pytest.mark.parametrize("exchange", EXCHANGES)
def test_no_pod_has_rights_or_a_token(exchange):
    for name in ("ada", "learner1"):
        made = pod(name, exchange)["spec"]
        assert made["automountServiceAccountToken"] is False
        assert made["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        [container] = made["containers"]
        assert container["securityContext"] == {"allowPrivilegeEscalation": False, "runAsUser": 1000}


def test_the_gpu_profile_makes_a_pod_for_a_node_with_one():
    """With an image, a node and a limit of its own, as the spawner applies a profile."""
    told = values("exchange-volume.yaml")["singleuser"]
    _, gpu = told["profileList"]

    async def made():
        spawner = KubeSpawner(_mock=True, image="REGISTRY/shapeclinic:0.1.0")
        spawner.user.name = "learner1"
        for name, value in gpu["kubespawner_override"].items():
            assert spawner.has_trait(name), name
            setattr(spawner, name, value)
        async with ApiClient() as client:
            return client.sanitize_for_serialization(await spawner.get_pod_manifest())

    pod = finished(made)
    kubernetes_validate.validate(pod, "1.33", strict=True)
    [container] = pod["spec"]["containers"]
    assert container["image"].endswith("-gpu")
    assert container["resources"]["limits"]["nvidia.com/gpu"] == "1"
    assert pod["spec"]["nodeSelector"] == {"nvidia.com/gpu.present": "true"}
    assert pod["spec"]["tolerations"]
