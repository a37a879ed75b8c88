import { readdirSync, readFileSync } from 'node:fs'
import { compileContracts, type Artifact, type ContractName } from './compile.ts'

const directory = new URL('../clones/', import.meta.url)

type Change = readonly [before: string, after: string]

/** What the contracts that create tasks and responses do differently. */
const changes: Record<string, readonly Change[]> = {
  'Controller.sol': [
    ['{Task} from', '{Task, Tasks} from'],
    ['{\n    ResponseParams,', '{\n    DeliveryMethod,\n    ResponseParams,'],
    [
      'contract Controller is Ownable {',
      'contract Controller is Ownable {\n    address private immutable _task;',
    ],
    [
      'vault = _vault;\n    }',
      'vault = _vault;\n        TaskParams memory none;\n' +
        '        _task = address(new Task(none, DeliveryMethod(0), _nexus));\n    }',
    ],
    [
      'address(new Task(_taskParams, params.deliveryMethod, nexus))',
      'Tasks.create(_task, _taskParams, params.deliveryMethod, nexus)',
    ],
  ],
  'Nexus.sol': [
    ['{Response} from', '{Response, Responses} from'],
    [
      'contract Nexus is Ownable {',
      'contract Nexus is Ownable {\n    address private immutable _response;',
    ],
    [
      'vault = _vault;\n    }',
      'vault = _vault;\n        ResponseParams memory none;\n' +
        '        _response = address(new Response(none));\n    }',
    ],
    ['address(new Response(_responseParams))', 'Responses.create(_response, _responseParams)'],
  ],
}

/**
 * Compiles the contracts with the tasks and responses of `clones/`: clones with the same ABI,
 * the yardstick of `gas.md`.
 */
export function compileClones(): Record<ContractName, Artifact> {
  const files = Object.fromEntries(
    readdirSync(directory).map((file) => [file, readFileSync(new URL(file, directory), 'utf8')]),
  )
  return compileContracts({
    files,
    edit: (file, content) =>
      (changes[file] ?? []).reduce((text, change) => apply(file, text, change), content),
  })
}

function apply(file: string, text: string, [before, after]: Change): string {
  if (!text.includes(before)) throw new Error(`${file} has changed: expected "${before}" in it.`)
  return text.replace(before, after)
}
