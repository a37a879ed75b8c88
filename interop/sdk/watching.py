"""The SDK's event watchers."""

import asyncio
from typing import Any

from guide import task_info
from harness import expect, step, wait_until
from ogpu import events
from ogpu.chain.web3 import WEB3
from ogpu.client import publish_task
from ogpu.types import TaskStatus
from scenarios import REVIEW

GROUP = "Event watchers"
SECONDS = 15


async def first_event(watch, address: str, block: int):
    async for event in watch(address, from_block=block, poll_interval=0.2):
        return event


def run_watchers(sources: dict[str, Any], provider: str) -> None:
    source = sources["text-classification"].address
    block = WEB3().eth.block_number
    published = publish_task(task_info(sources["text-classification"], REVIEW))
    # The SDK sends with exactly the gas of its estimate, which another task's end can make too little.
    wait_until(lambda: published.get_status() == TaskStatus.FINALIZED)
    task = published.address
    watchers = [
        (events.watch_task_published, source),
        (events.watch_attempted, task),
        (events.watch_response_submitted, task),
        (events.watch_task_status_changed, task),
    ]
    for watch, address in watchers:
        with step(GROUP, watch.__name__, known="keyword argument 'fromBlock'") as tried:
            waiting = asyncio.wait_for(first_event(watch, address, block), SECONDS)
            event = asyncio.run(waiting)
            expect(event is not None, "an event")
            tried.detail = str(event)[:100]
