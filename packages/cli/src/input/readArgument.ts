import { extname } from 'node:path'
import { reasonOf, TaskmeshError } from '@taskmesh/errors'
import { isMediaText, type Node } from '@taskmesh/tasks'
import { parseCsv, readings, rowsToColumns } from './parseTable.ts'
import { readFileBytes } from './readFileBytes.ts'
import { STANDARD_INPUT, type ReadStandardInput } from './standardInput.ts'

/** An argument, or the file it names, is not what its place needs. */
export class UnreadableArgumentError extends TaskmeshError {
  override name = 'UnreadableArgumentError'
  constructor(path: string, argument: string, reason: string, cause?: unknown) {
    const shown = argument.length > 60 ? `${argument.slice(0, 60)}…` : argument
    super(`${path}: expected ${reason}, got "${shown}".`, {
      code: 'WRONG_INPUTS',
      actor: 'caller',
      path,
      details:
        'Structured parts are given as JSON, as the path of a .json or .csv file, or as - for standard input.',
      cause,
    })
  }
}

/** Where an argument is in the input, for messages, and how standard input is read. */
export interface ArgumentContext {
  path: string
  readStandardInput: ReadStandardInput
}

/** Whether a part of the input is made of other parts, so that it has to be written in a format. */
export function isStructured(node: Node): boolean {
  switch (node.type) {
    case 'optional':
    case 'nullable':
      return isStructured(node.inner)
    case 'union':
      return node.options.every(isStructured)
    default:
      return ['array', 'tuple', 'record', 'object'].includes(node.type)
  }
}

function isOf(node: Node, type: Node['type']): boolean {
  if (node.type === 'optional' || node.type === 'nullable') return isOf(node.inner, type)
  if (node.type === 'union') return node.options.some((option) => isOf(option, type))
  return node.type === type
}

/** Whether a value fits a part of the input. */
export function fits(node: Node, value: unknown): boolean {
  const faults: Parameters<Node['run']>[1] = []
  node.run(value, faults)
  return faults.length === 0
}

function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text)
}

function parseJson(text: string, argument: string, { path }: ArgumentContext): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const reason = `JSON that can be parsed (${reasonOf(cause).slice(0, 100)})`
    throw new UnreadableArgumentError(path, argument, reason, cause)
  }
}

function parseText(node: Node, text: string, argument: string, context: ArgumentContext): unknown {
  if (isJson(text)) {
    const value = parseJson(text, argument, context)
    const table = rowsToColumns(value)
    return table !== value && !fits(node, value) && fits(node, table) ? table : value
  }
  if (isOf(node, 'array') && !isOf(node, 'record')) {
    return text.split(/\r?\n/).filter((line) => line !== '')
  }
  try {
    const candidates = readings(parseCsv(text))
    return candidates.find((candidate) => fits(node, candidate)) ?? candidates[0]
  } catch (cause) {
    const reason = `JSON or CSV (${reasonOf(cause).slice(0, 200)})`
    throw new UnreadableArgumentError(context.path, argument, reason, cause)
  }
}

async function readText(
  argument: string,
  { readStandardInput }: ArgumentContext,
): Promise<string | undefined> {
  if (argument === STANDARD_INPUT) return new TextDecoder().decode(await readStandardInput())
  const isFile = ['.json', '.csv', '.tsv', '.txt'].includes(extname(argument).toLowerCase())
  return isFile ? new TextDecoder().decode(await readFileBytes(argument)) : undefined
}

async function readStructure(
  node: Node,
  argument: string,
  context: ArgumentContext,
): Promise<unknown> {
  if (isJson(argument)) return parseText(node, argument, argument, context)
  const text = await readText(argument, context)
  if (text !== undefined) return parseText(node, text, argument, context)
  if (isOf(node, 'array')) return [argument]
  throw new UnreadableArgumentError(context.path, argument, 'JSON, or a .json or .csv file')
}

async function readMedia(
  argument: string,
  { readStandardInput }: ArgumentContext,
): Promise<string | Uint8Array> {
  if (argument === STANDARD_INPUT) return readStandardInput()
  const isUrl = /^(https?|data):/i.test(argument)
  return isUrl && isMediaText(argument) ? argument : readFileBytes(argument)
}

/**
 * Makes a part of the input of an argument: media of a path, a URL or standard input; tables and lists of
 * JSON, of a .json or .csv file or of standard input; a number or a boolean of JSON. A string stays as it
 * is, also one that looks like a path; `-` is the text of standard input.
 *
 * @throws {@link UnreadableArgumentError} or UnreadableFileError.
 */
export async function readArgument(
  node: Node,
  argument: string,
  context: ArgumentContext,
): Promise<unknown> {
  if (isOf(node, 'media')) return readMedia(argument, context)
  if (isStructured(node)) return readStructure(node, argument, context)
  const text =
    argument === STANDARD_INPUT
      ? new TextDecoder().decode(await context.readStandardInput()).replace(/\r?\n$/, '')
      : argument
  if (isOf(node, 'string')) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
