/** How a setting is written in a string, in the environment and as a flag. */
export type Writing =
  'text' | 'number' | 'boolean' | 'list' | 'json' | 'list-or-text' | 'list-or-boolean'

/** What is known of a setting beside its schema. It is plain data, so that `--help` needs no schema. */
export interface SettingFacts {
  writing: Writing
  /** What it is for, in a sentence. */
  about: string
  /** What its flag takes, for `--help`; empty for none. Without it there is no flag. */
  argument?: string | undefined
  /** Whether it is true unless something else is said. */
  isOn?: boolean | undefined
}

/** Every setting of a server. Models are arguments, and keys never stand on a command line. */
export const SETTINGS = {
  models: { writing: 'list', about: 'The models to serve. The first of a task is its default.' },
  demo: { writing: 'boolean', argument: '', about: 'Serve all demonstration models, too.' },
  host: { writing: 'text', argument: '<address>', about: 'Address to listen on; 0.0.0.0 for all.' },
  port: { writing: 'number', argument: '<port>', about: 'Port to listen on; 0 for a free one.' },
  preload: {
    writing: 'boolean',
    argument: '',
    isOn: true,
    about: 'Load all models at the start, not with their first call.',
  },
  keepAlive: {
    writing: 'text',
    argument: '<time>',
    about: 'Unload a model that was not called for so long.',
  },
  dtype: {
    writing: 'text',
    argument: '<dtype>',
    about: 'Which weights to load: fp32, fp16, q8, …',
  },
  threads: {
    writing: 'number',
    argument: '<count>',
    about: 'Threads for one operator of a model.',
  },
  process: {
    writing: 'text',
    argument: '<own|shared>',
    about: 'Whether models run in processes of their own (default) or share one.',
  },
  concurrency: {
    writing: 'number',
    argument: '<count>',
    about: 'Calls of one model that run at once. Default 1.',
  },
  queueSize: {
    writing: 'number',
    argument: '<count>',
    about: 'Calls of one model that may wait. Default 64.',
  },
  maxBatchTokens: {
    writing: 'number',
    argument: '<count>',
    about: 'Tokens of calls that run as one; 0 for none. Default 4096.',
  },
  memoryBudget: {
    writing: 'text',
    argument: '<bytes>',
    about: 'Memory for the weights of loaded models. Default: half of the machine’s.',
  },
  maxProcessMemory: {
    writing: 'text',
    argument: '<bytes>',
    about: 'Memory above which the process of a model is ended.',
  },
  cacheDirectory: { writing: 'text', argument: '<folder>', about: 'Folder for models of the Hub.' },
  offline: { writing: 'boolean', argument: '', about: 'Download nothing.' },
  timeout: {
    writing: 'text',
    argument: '<time>',
    about: 'Time for one call, waiting included. Default 120s.',
  },
  requestTimeout: {
    writing: 'text',
    argument: '<time>',
    about: 'Time for sending one request. Default 60s.',
  },
  maxBody: { writing: 'text', argument: '<bytes>', about: 'Largest request body. Default 30MiB.' },
  drainTime: {
    writing: 'text',
    argument: '<time>',
    about: 'Time for calls that are under way when it stops. Default 5s.',
  },
  keys: { writing: 'json', about: 'The clients that may call, with their keys and quotas.' },
  publicRoutes: {
    writing: 'list',
    argument: '<health,metrics,docs>',
    about: 'What everybody may ask for although there are keys: health (default), metrics, docs.',
  },
  origins: {
    writing: 'list-or-text',
    argument: '<origins>',
    about: 'Web pages that may call. Default: those of this machine.',
  },
  trustProxy: {
    writing: 'list-or-boolean',
    argument: '[addresses]',
    about: 'Whether proxies in front say who calls (X-Forwarded-For).',
  },
  allowHosts: {
    writing: 'list',
    argument: '<hosts>',
    about: 'Hosts that media may be fetched from although they are not public.',
  },
  logFormat: {
    writing: 'text',
    argument: '<pretty|json>',
    about: 'How logs are written. Default: pretty on a terminal, else json.',
  },
  logLevel: {
    writing: 'text',
    argument: '<level>',
    about: 'What is logged; a line for each request is info.',
  },
  sourceTask: {
    writing: 'text',
    argument: '<task>',
    about: 'The task of an OGPU source: POST /run/inference/{task address} runs it.',
  },
  callbackUrl: {
    writing: 'text',
    argument: '<url>',
    about: 'Where results for an OGPU source are posted.',
  },
  callbackAttempts: {
    writing: 'number',
    argument: '<count>',
    about: 'Times to try to deliver such a result. Default 5.',
  },
  callbackTimeout: {
    writing: 'text',
    argument: '<time>',
    about: 'Time for one delivery. Default 10s.',
  },
} as const satisfies Readonly<Record<string, SettingFacts>>

export type SettingName = keyof typeof SETTINGS

/** All settings, in the order in which they are printed. */
// The keys of an object literal are its own.
export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[]

const words = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`)

/** The environment variable of a setting: `drainTime` is `TASKMESH_DRAIN_TIME`. */
export function variableOf(name: SettingName): string {
  return `TASKMESH_${words(name).toUpperCase()}`
}

/** The flag of a setting: `drainTime` is `--drain-time`. */
export function flagOf(name: SettingName): string {
  return `--${words(name).toLowerCase().replaceAll('_', '-')}`
}

/** A flag of a setting. */
export interface SettingFlag {
  flags: string
  about: string
  /** Whether it says what holds anyway, unless a file says otherwise. */
  isUsual: boolean
}

/** The flags as commander takes them. What can be true has a flag against it, for files that say otherwise. */
export function settingFlags(): SettingFlag[] {
  return SETTING_NAMES.flatMap((name) => {
    const { writing, argument, about, isOn = false }: SettingFacts = SETTINGS[name]
    if (argument === undefined) return []
    const flag = flagOf(name)
    if (writing !== 'boolean') return [{ flags: `${flag} ${argument}`, about, isUsual: false }]
    return [
      { flags: flag, about, isUsual: isOn },
      { flags: `--no-${flag.slice(2)}`, about: `The contrary of: ${about}`, isUsual: !isOn },
    ]
  })
}
