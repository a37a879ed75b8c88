import { TaskmeshError } from '@taskmesh/errors'
import { isBatch, TASK_SCHEMAS, type Node, type TaskId } from '@taskmesh/tasks'
import { countOf } from '../output/countOf.ts'
import { inputParts, takesNothing, type InputPart } from './inputParts.ts'
import { rowsToColumns } from './parseTable.ts'
import { fits, readArgument, type ArgumentContext } from './readArgument.ts'
import { STANDARD_INPUT, standardInput, type ReadStandardInput } from './standardInput.ts'

function isFile(argument: string): boolean {
  return argument === STANDARD_INPUT || /\.json$/i.test(argument)
}

/** Reads the whole input from one place, or its only part that has to be there. */
async function readWhole(
  node: Node,
  parts: readonly InputPart[],
  argument: string,
  context: ArgumentContext,
): Promise<unknown> {
  const [only, ...others] = parts.filter(({ isOptional }) => !isOptional)
  if (only === undefined || others.length > 0) return readArgument(node, argument, context)
  const value = await readArgument(only.node, argument, context)
  return fits(node, value) ? value : { [only.name]: value }
}

/** Reads inputs as JSON: all of them, or the only part that has to be there. */
function readJson(task: TaskId, argument: string): unknown {
  const value = tryJson(argument)
  const [only, ...others] = (inputParts(task) ?? []).filter(({ isOptional }) => !isOptional)
  if (only === undefined || others.length > 0 || fitsInputs(task, value)) return value
  const part = [rowsToColumns(value), value].find((one) => fits(only.node, one))
  return part === undefined ? value : { [only.name]: part }
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function fitsInputs(task: TaskId, value: unknown): boolean {
  const { node } = TASK_SCHEMAS[task].inputs
  const inputs = isBatch(task, value) ? value : [value]
  return inputs.length > 0 && inputs.every((input) => fits(node, input))
}

function isList({ node }: InputPart): boolean {
  return node.type === 'array'
}

/** How the arguments of a task are written, such as `<query> <texts…>`. */
function usageOf(task: TaskId): string {
  const parts = inputParts(task)
  if (parts === undefined) return '<input>'
  const required = parts.filter(({ isOptional }) => !isOptional)
  const names = (required.length > 0 ? required : parts).map((part) =>
    isList(part) ? `<${part.name}…>` : `<${part.name}>`,
  )
  return names.join(' ')
}

/** The arguments after the task do not match its inputs. */
export class WrongInputsError extends TaskmeshError {
  override name = 'WrongInputsError'
  constructor(task: TaskId, received: number) {
    const usage = usageOf(task)
    super(`${task} takes ${usage}, got ${countOf(received, 'argument')}.`, {
      code: 'WRONG_INPUTS',
      actor: 'caller',
      path: 'inputs',
      details: `Call it as: taskmesh run ${task} ${usage}, or give the inputs as JSON in one argument.`,
    })
  }
}

/**
 * Which arguments belong to which part: one to each required part in order, and what is more to the last
 * of them that is a list, or else to the optional parts. With an argument for every part the order is that
 * of the schema.
 */
function assign(
  task: TaskId,
  parts: readonly InputPart[],
  args: readonly string[],
): [InputPart, readonly string[]][] {
  if (args.length === parts.length && !parts.some(isList)) {
    return parts.map((part, index) => [part, args.slice(index, index + 1)])
  }
  const required = parts.filter(({ isOptional }) => !isOptional)
  const rest = args.length - required.length
  const list = required.findLast(isList)
  const optional = parts.filter(({ isOptional }) => isOptional).slice(0, Math.max(rest, 0))
  if (rest < 0 || (list === undefined && rest > optional.length)) {
    throw new WrongInputsError(task, args.length)
  }
  const more = list === undefined ? optional : []
  const taken = parts.filter((part) => required.includes(part) || more.includes(part))
  let next = 0
  return taken.map((part) => {
    const count = part === list ? 1 + rest : 1
    next += count
    return [part, args.slice(next - count, next)]
  })
}

/** Whether the items of a list are messages of a chat, which say whose they are. */
function areMessages(item: Node): boolean {
  return item.type === 'union' && item.by === 'role'
}

async function readPart(
  { name, node }: InputPart,
  args: readonly string[],
  readStandardInput: ReadStandardInput,
): Promise<unknown> {
  const context = { path: `inputs.${name}`, readStandardInput }
  const [first = '', ...others] = args
  if (node.type !== 'array') return readArgument(node, first, context)
  if (others.length === 0 && isWritten(first, node.item)) {
    return readArgument(node, first, context)
  }
  if (areMessages(node.item)) return args.map((content) => ({ role: 'user', content }))
  return Promise.all(args.map((argument) => readArgument(node.item, argument, context)))
}

/** Whether an argument is, or names, a whole list. A string of a list may look like a path. */
function isWritten(argument: string, item: Node): boolean {
  const isWhole = item.type === 'string' ? argument === STANDARD_INPUT : isFile(argument)
  return isWhole || /^\s*\[/.test(argument)
}

async function readNamed(
  task: TaskId,
  named: readonly string[],
  readStandardInput: ReadStandardInput,
): Promise<[string, unknown][]> {
  const parts = inputParts(task) ?? []
  return Promise.all(
    named.map(async (argument): Promise<[string, unknown]> => {
      const equals = argument.indexOf('=')
      const part = parts.find(({ name }) => name === argument.slice(0, Math.max(equals, 0)))
      if (part === undefined) throw new UnknownPartError(task, argument, parts)
      return [part.name, await readPart(part, [argument.slice(equals + 1)], readStandardInput)]
    }),
  )
}

/** `--input` names no part of the input. */
export class UnknownPartError extends TaskmeshError {
  override name = 'UnknownPartError'
  constructor(task: TaskId, argument: string, parts: readonly InputPart[]) {
    const names = parts.map(({ name }) => name).join(', ')
    super(`"--input ${argument}" names no part of the input of ${task}.`, {
      code: 'WRONG_INPUTS',
      actor: 'caller',
      path: 'inputs',
      details:
        names === ''
          ? 'Its input has no parts.'
          : `Write it as name=value; the names are ${names}.`,
    })
  }
}

/**
 * Makes a task's inputs of the arguments of a command: one for each part of the input, or several as a
 * batch; none for a task that takes nothing. An argument that begins with `{` or `[` is JSON, one that ends
 * with `.json` a file of it, and `-` is standard input.
 *
 * @param named - parts by name, each `name=value`.
 * @throws UnreadableFileError, UnreadableArgumentError or {@link WrongInputsError}.
 */
export async function readInputs(
  task: TaskId,
  args: readonly string[],
  named: readonly string[] = [],
  readStandardInput: ReadStandardInput = standardInput(),
): Promise<unknown> {
  const [first, ...others] = args
  const { node } = TASK_SCHEMAS[task].inputs
  const context: ArgumentContext = { path: 'inputs', readStandardInput }
  if (first === undefined && named.length === 0 && takesNothing(task)) return null
  if (first !== undefined && others.length === 0 && named.length === 0 && /^\s*[[{]/.test(first)) {
    return readJson(task, first)
  }
  const parts = inputParts(task)
  if (parts === undefined) {
    if (first === undefined) throw new WrongInputsError(task, 0)
    const inputs = await Promise.all(args.map((one) => readArgument(node, one, context)))
    return inputs.length === 1 ? inputs[0] : inputs
  }
  if (first !== undefined && others.length === 0 && named.length === 0 && isFile(first)) {
    return readWhole(node, parts, first, context)
  }
  const byName = await readNamed(task, named, readStandardInput)
  const open = parts.filter(({ name }) => !byName.some(([known]) => known === name))
  const entries = assign(task, open, args).map(
    async ([{ name, ...part }, values]): Promise<[string, unknown]> => [
      name,
      await readPart({ name, ...part }, values, readStandardInput),
    ],
  )
  return Object.fromEntries([...byName, ...(await Promise.all(entries))])
}
