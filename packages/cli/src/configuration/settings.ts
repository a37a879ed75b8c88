import { TASK_IDS } from '@taskmesh/tasks'
import * as z from 'zod'
import { keySetting } from './keySetting.ts'
import { modelSetting } from './modelSetting.ts'
import type { SettingName } from './settingNames.ts'
import { bytes, duration, whole } from './values.ts'

const httpUrl = z.url({ protocol: /^https?$/, error: 'expected an http(s) URL' })
const yes = z.boolean({ error: 'expected true or false' })

/** The schema of each setting. */
const shape = {
  models: z.array(modelSetting).default([]),
  demo: yes.default(false),
  host: z.string().min(1).default('127.0.0.1'),
  port: whole(0, 65_535).default(8080),

  preload: yes.default(true),
  keepAlive: duration().optional(),
  dtype: z.string().min(1).optional(),
  threads: whole(1, 1024).optional(),
  process: z.enum(['own', 'shared'], { error: 'expected own or shared' }).optional(),
  concurrency: whole(1, 1024).optional(),
  queueSize: whole(0, 100_000).optional(),
  maxBatchTokens: whole(0).optional(),
  memoryBudget: bytes().optional(),
  maxProcessMemory: bytes().optional(),
  cacheDirectory: z.string().min(1).optional(),
  offline: yes.default(false),

  timeout: duration().optional(),
  requestTimeout: duration().optional(),
  maxBody: bytes(1024).optional(),
  drainTime: duration(0).optional(),

  keys: z.array(keySetting).default([]),
  publicRoutes: z
    .array(z.enum(['health', 'metrics', 'docs'], { error: 'expected health, metrics or docs' }))
    .optional(),
  origins: z
    .union([z.literal('*'), z.array(z.string().min(1))], {
      error: 'expected "*" or a list of origins such as https://example.com',
    })
    .optional(),
  trustProxy: z
    .union([z.boolean(), z.array(z.string().min(1))], {
      error: 'expected true, false or a list of addresses of proxies',
    })
    .optional(),
  allowHosts: z.array(z.string().min(1)).default([]),

  logFormat: z.enum(['pretty', 'json'], { error: 'expected pretty or json' }).optional(),
  logLevel: z
    .enum(['info', 'warn', 'error', 'silent'], { error: 'expected info, warn, error or silent' })
    .default('info'),

  sourceTask: z.enum(TASK_IDS, { error: 'expected the name of a task' }).optional(),
  callbackUrl: httpUrl.optional(),
  callbackAttempts: whole(1, 1000).optional(),
  callbackTimeout: duration().optional(),
} satisfies Record<SettingName, z.ZodType>

/**
 * A configuration. The environment variable and the flag of a setting follow from its name: `drainTime` is
 * `TASKMESH_DRAIN_TIME` and `--drain-time`.
 */
export const configuration = z.strictObject(shape)

export type Configuration = z.output<typeof configuration>
