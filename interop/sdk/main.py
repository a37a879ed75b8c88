"""Runs everything. run.ts sends what it needs, as lines of JSON on standard input."""

from guide import run_guide
from harness import connect, receive, send
from market import TASKS, open_market
from scenarios import run_scenarios
from watching import run_watchers

config = receive()
connect(config)
sources = open_market(config)
served = [{"task": task, "source": sources[task].address} for task in TASKS]
served.append({"task": "text-classification", "source": sources["manual"].address})
send({"type": "sources", "sources": served})
receive()
run_guide(sources, config["images"])
run_watchers(sources, config["accounts"]["provider"]["address"])
run_scenarios(sources, config["accounts"])
