import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findTaskId } from '@taskmesh/tasks'
import * as z from 'zod/mini'

const json = z.record(z.string(), z.unknown())

const referenceSchema = z.strictObject({
  /** Id of the task. */
  task: z.string(),
  /** Options of the model beside `task`, `id` and `path`; a `path` here is relative to the folder. */
  model: z.optional(json),
  /** Versions of the Python packages that computed the outputs. */
  versions: z.record(z.string(), z.string()),
  cases: z
    .array(
      z.strictObject({
        name: z.string(),
        request: z.strictObject({ inputs: z.unknown(), parameters: z.optional(json) }),
        output: z.unknown(),
        /** Greatest difference between two numbers; default 1e-4. */
        tolerance: z.optional(z.number()),
        /** False for a case that does not run in a batch with others. */
        batch: z.optional(z.boolean()),
        /** True for an output of which Python computes some fields only: the others are not compared. */
        partial: z.optional(z.boolean()),
      }),
    )
    .check(z.minLength(1)),
})

/** What Python computed with one model. */
export type Reference = z.infer<typeof referenceSchema>

/** One request with the output that Python computed. */
export type ReferenceCase = Reference['cases'][number]

/** A model in a folder, with what Python computed with it. */
export interface ReferenceModel {
  /** The name of its folder. */
  name: string
  folder: string
  reference: Reference
}

/** The models that are kept in the repository. */
export const RECORDED = fileURLToPath(new URL('../models/', import.meta.url))

/**
 * Reads the models of a folder, by name. Several references of one model are `reference.json` and
 * `reference.<anything>.json`, each of one task.
 */
export function readModels(parent: string): ReferenceModel[] {
  if (!existsSync(parent)) return []
  return readdirSync(parent)
    .toSorted()
    .flatMap((name) => readFolder(name, join(parent, name)))
}

function readFolder(name: string, folder: string): ReferenceModel[] {
  const files = readdirSync(folder).filter((file) => /^reference(\.[\w-]+)?\.json$/.test(file))
  return files.toSorted().map((file) => {
    const raw: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'))
    const reference = z.parse(referenceSchema, raw)
    findTaskId(reference.task)
    const suffix = file.slice('reference'.length, -'.json'.length)
    return { name: `${name}${suffix}`, folder, reference }
  })
}
