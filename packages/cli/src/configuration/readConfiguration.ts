import { resolve } from 'node:path'
import * as z from 'zod'
import { ConfigurationError } from './errors.ts'
import {
  flagOf,
  SETTING_NAMES,
  SETTINGS,
  variableOf,
  type SettingName,
  type Writing,
} from './settingNames.ts'
import { configuration, type Configuration } from './settings.ts'
import { isServiceLink } from './unknownVariables.ts'

/** Settings of one place, before they are checked. */
export interface Layer {
  values: Readonly<Record<string, unknown>>
  /** Where a setting stands, for messages: `taskmesh.config.json`, `--port`, … */
  originOf: (name: SettingName) => string
  /** The folder from which its paths are. */
  folder: string
}

/** A configuration, and where each part of it comes from. */
export interface ReadConfiguration {
  values: Configuration
  /** Where each setting stands; `default` for what is said nowhere. */
  origins: Readonly<Record<SettingName, string>>
  /** The folder from which the paths of a setting are. */
  folders: Readonly<Record<SettingName, string>>
}

const isListed = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

function toBoolean(text: string): unknown {
  if (/^(true|1|yes|on)$/i.test(text)) return true
  return /^(false|0|no|off)$/i.test(text) ? false : text
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

const READERS: Readonly<Record<Writing, (text: string) => unknown>> = {
  text: (text) => (/^\d+$/.test(text) ? Number(text) : text),
  number: (text) => (text.trim() === '' ? text : Number.isNaN(Number(text)) ? text : Number(text)),
  boolean: toBoolean,
  list: (text) => (text.trim().startsWith('[') ? toJson(text) : isListed(text)),
  json: toJson,
  'list-or-text': (text) => (text === '*' ? text : isListed(text)),
  'list-or-boolean': (text) =>
    typeof toBoolean(text) === 'boolean' ? toBoolean(text) : isListed(text),
}

/** The settings that hold texts although they may look like numbers. */
function readText(name: SettingName, text: string): unknown {
  const value = READERS[SETTINGS[name].writing](text)
  return typeof value === 'number' && z.safeParse(configuration.shape[name], value).error
    ? text
    : value
}

/** The settings in the environment: `TASKMESH_PORT`, `TASKMESH_MODELS` (a list with commas, or JSON), … */
export function environmentLayer(
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
): Layer {
  const values = SETTING_NAMES.flatMap((name) => {
    const text = env[variableOf(name)]
    return text === undefined || text === '' || isServiceLink(text)
      ? []
      : [[name, readText(name, text)]]
  })
  return {
    values: Object.fromEntries(values),
    originOf: (name) => `environment variable ${variableOf(name)}`,
    folder,
  }
}

/** The settings on the command line, as commander gives them: strings, or `true` and `false`. */
export function flagLayer(
  flags: Readonly<Record<string, unknown>>,
  models: readonly string[],
  folder: string,
): Layer {
  const values = SETTING_NAMES.flatMap((name) => {
    const value = flags[name]
    if (value === undefined) return []
    return [[name, typeof value === 'string' ? readText(name, value) : value]]
  })
  return {
    values: {
      ...Object.fromEntries(values),
      ...(models.length === 0 ? {} : { models: [...models] }),
    },
    originOf: (name) => (name === 'models' ? 'the command line' : flagOf(name)),
    folder,
  }
}

/** Says how an unknown setting may have been meant. */
function assertKnown(layer: Layer): void {
  for (const name of Object.keys(layer.values)) {
    if (SETTING_NAMES.some((known) => known === name)) continue
    const where = layer.originOf('port')
    throw new ConfigurationError(
      name.slice(0, 100),
      `${where}: there is no setting ${JSON.stringify(name.slice(0, 100))}.`,
      `The settings are ${SETTING_NAMES.join(', ')}.`,
    )
  }
}

function pathOf(name: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (sum, part) => (typeof part === 'number' ? `${sum}[${part}]` : `${sum}.${String(part)}`),
    name,
  )
}

/** The issue that says most: of a union, that of the form which goes furthest. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors
    .map((issues) => issues.map(deepest))
    .filter(([first]) => first !== undefined && first.code !== 'invalid_type')
    .flat()
    .filter(({ path, code }) => path.length > 0 || code === 'custom')
  const [best] = inner.toSorted((a, b) => b.path.length - a.path.length)
  return best === undefined ? issue : { ...best, path: [...issue.path, ...best.path] }
}

function toError(
  issue: z.core.$ZodIssue | undefined,
  values: Readonly<Record<SettingName, unknown>>,
  origins: Readonly<Record<SettingName, string>>,
): ConfigurationError {
  const { path, message } =
    issue === undefined ? { path: [], message: 'not readable' } : deepest(issue)
  const name = SETTING_NAMES.find((known) => known === path[0]) ?? 'models'
  const place = pathOf(name, path.slice(1))
  const value = values[name]
  const isShown = name !== 'keys' && (typeof value === 'string' || typeof value === 'number')
  const got = isShown ? `, got ${JSON.stringify(value).slice(0, 100)}` : ''
  return new ConfigurationError(place, `${place}: ${message}${got} (${origins[name]}).`)
}

/** What is known of each setting. */
function ofEach<Value>(pick: (name: SettingName) => Value): Record<SettingName, Value> {
  // All names are there.
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, pick(name)])) as Record<
    SettingName,
    Value
  >
}

/**
 * Puts layers together, of which the first ones come before the others, and checks the result.
 *
 * @param folder - from which the paths of defaults are.
 * @throws ConfigurationError that names the setting, what was expected, and where it stands.
 */
export function readConfiguration(layers: readonly Layer[], folder: string): ReadConfiguration {
  for (const layer of layers) assertKnown(layer)
  const layerOf = ofEach((name) => layers.find(({ values }) => values[name] !== undefined))
  const origins = ofEach((name) => layerOf[name]?.originOf(name) ?? 'default')
  const folders = ofEach((name) => layerOf[name]?.folder ?? folder)
  const said = ofEach((name) => layerOf[name]?.values[name])
  const parsed = configuration.safeParse(said)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw toError(issue, said, origins)
  }
  const { cacheDirectory } = parsed.data
  return {
    values: {
      ...parsed.data,
      ...(cacheDirectory === undefined
        ? {}
        : { cacheDirectory: resolve(folders.cacheDirectory, cacheDirectory) }),
    },
    origins,
    folders,
  }
}
