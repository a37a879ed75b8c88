"""Lines of JSON to and from the runner, and the SDK pointed at the development network."""

import importlib
import json
import os
import sys
import time
from contextlib import contextmanager
from typing import Any

from ogpu import ChainConfig, ChainId


def send(message: dict[str, Any]) -> None:
    print(json.dumps(message), flush=True)


def receive() -> dict[str, Any]:
    return json.loads(sys.stdin.readline())


def connect(config: dict[str, Any]) -> None:
    """The chain by the SDK's own means. Only URLs and keys differ from a program for the testnet."""
    ChainConfig.set_chain(ChainId.OGPU_TESTNET)
    ChainConfig.set_rpc(config["rpcUrl"])
    # The SDK has no option for the content store: its URL is a constant of this module.
    publish = importlib.import_module("ogpu.ipfs.publish")
    publish._IPFS_PUBLISH_URL = config["storageUrl"] + "/file/create"
    for role in ("client", "master", "provider", "agent"):
        os.environ[f"{role.upper()}_PRIVATE_KEY"] = config["accounts"][role]["privateKey"]


class Expectation(Exception):
    """Something is not as it should be."""


def expect(condition: bool, what: str) -> None:
    if not condition:
        raise Expectation(what)


class Step:
    detail = ""


@contextmanager
def step(group: str, name: str, known: str = ""):
    """Reports one thing tried. A failure that says `known` is the SDK's own, on any network."""
    tried = Step()
    started = time.monotonic()
    outcome = "passed"
    try:
        yield tried
    except Exception as error:  # noqa: BLE001 - every failure is a line of the report
        tried.detail = f"{type(error).__name__}: {error}".replace("\n", " ")[:300]
        outcome = "known" if known and known in tried.detail else "failed"
    send(
        {
            "type": "step",
            "group": group,
            "name": name,
            "outcome": outcome,
            "detail": tried.detail,
            "seconds": round(time.monotonic() - started, 2),
        }
    )


def refused(error: type[Exception], call) -> None:
    """Expects a typed error of the SDK."""
    try:
        call()
    except error:
        return
    raise Expectation(f"expected {error.__name__}, nothing was refused")


def wait_until(condition, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        expect(time.monotonic() < deadline, f"nothing happened for {seconds} s")
        time.sleep(0.2)
