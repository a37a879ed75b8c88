"""Publishes tasks with the Python SDK, so many at once, and prints tasks per second."""

import importlib
import json
import sys
import time
import warnings
from concurrent.futures import ThreadPoolExecutor

from ogpu import ChainConfig, ChainId
from ogpu.client import TaskInfo, TaskInput, publish_task

warnings.simplefilter("ignore")
given = json.load(sys.stdin)
ChainConfig.set_chain(ChainId.OGPU_TESTNET)
ChainConfig.set_rpc(given["rpcUrl"])
publish = importlib.import_module("ogpu.ipfs.publish")
publish._IPFS_PUBLISH_URL = given["storageUrl"] + "/file/create"


def publish_one(index: int) -> None:
    data = {"input": f"This is text number {index}.", "args": {}}
    info = TaskInfo(
        source=given["source"],
        config=TaskInput(function_name="inference", data=data),
        expiryTime=int(time.time()) + 3600,
        payment=int(given["payment"]),
    )
    publish_task(info, private_key=given["privateKey"])


started = time.monotonic()
with ThreadPoolExecutor(given["concurrency"]) as pool:
    list(pool.map(publish_one, range(given["count"])))
print(given["count"] / (time.monotonic() - started))
