import { payloadOf } from '../dialects/ogpu/ogpuPayload.ts'
import { toPython } from './literals.ts'
import type { Call, Snippet } from './snippet.ts'

/**
 * The same with the network's Python SDK, which pays from the key in `CLIENT_PRIVATE_KEY`. Source:
 * the PyPI package ogpu 0.2.3.
 */
export function ogpuPythonSnippet({ request, source }: Call): Snippet {
  const { function_name: name, data } = payloadOf(request)
  return {
    id: 'ogpuPython',
    title: 'On the chain, with the Python SDK',
    language: 'python',
    code: `import time

from ogpu import ChainConfig, ChainId
from ogpu.client import TaskInfo, TaskInput, publish_task
from ogpu.types import TaskStatus
from web3 import Web3

ChainConfig.set_chain(ChainId.OGPU_TESTNET)

task = publish_task(
    TaskInfo(
        source=${toPython(source)},
        config=TaskInput(
            function_name=${toPython(name)},
            data=${toPython(data, '            ')},
        ),
        expiryTime=int(time.time()) + 600,
        payment=Web3.to_wei("0.002", "ether"),
    )
)

while task.get_status() < TaskStatus.CANCELED:
    time.sleep(5)

response = task.get_confirmed_response()
print(response.fetch_data() if response else task.get_status())
`,
  }
}
