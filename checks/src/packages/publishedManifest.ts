import * as z from 'zod/mini'

const text = z.string().check(z.minLength(1))

/** The link to the repository that all packages give. */
const REPOSITORY = 'https://github.com/taskmesh/taskmesh'

/** What the package.json of a published package has to say. */
const publishedManifestSchema = (id: string) =>
  z.looseObject({
    name: text,
    version: text,
    description: text,
    keywords: z.array(text).check(z.minLength(1)),
    homepage: z.literal(`${REPOSITORY}/tree/main/packages/${id}#readme`),
    bugs: z.literal(`${REPOSITORY}/issues`),
    repository: z.strictObject({
      type: z.literal('git'),
      url: z.literal(`git+${REPOSITORY}.git`),
      directory: z.literal(`packages/${id}`),
    }),
    license: z.literal('MIT'),
    type: z.literal('module'),
    sideEffects: z.union([z.literal(false), z.array(text)]),
    files: z.array(text).check(z.minLength(1)),
    engines: z.strictObject({ node: z.string().check(z.startsWith('>=')) }),
    exports: z.looseObject({ './package.json': z.literal('./package.json') }),
    publishConfig: z.strictObject({ access: z.literal('public') }),
    scripts: z.optional(z.never()),
    devDependencies: z.optional(z.never()),
  })

/**
 * What is missing or wrong in a published package.json, in the order of its fields.
 *
 * @param id - the name of its folder in packages.
 */
export function manifestProblems(id: string, manifest: unknown): string[] {
  const { error } = publishedManifestSchema(id).safeParse(manifest)
  const issues = error?.issues ?? []
  const problems = issues.map(({ path, message }) => `package.json: ${path.join('.')}: ${message}`)
  return JSON.stringify(manifest).includes('@taskmesh/source')
    ? [...problems, 'package.json: it has the condition @taskmesh/source']
    : problems
}

/** The files that `exports`, `imports` and `bin` lead to, with the `*` that some have. */
export function targetsOf(manifest: unknown): string[] {
  const { exports, imports, bin } = z.parse(
    z.object({
      exports: z.unknown(),
      imports: z.optional(z.unknown()),
      bin: z.optional(z.unknown()),
    }),
    manifest,
  )
  return [...new Set([exports, imports, bin].flatMap(leavesOf))]
}

function leavesOf(target: unknown): string[] {
  if (typeof target === 'string') return target.startsWith('./') ? [target.slice(2)] : []
  return typeof target === 'object' && target !== null
    ? Object.values(target).flatMap(leavesOf)
    : []
}

/** The names under which a package can be installed: its own, and those of its commands. */
export function installNames(manifest: unknown): string[] {
  const { name, bin } = z.parse(
    z.object({ name: z.string(), bin: z._default(z.record(z.string(), z.string()), {}) }),
    manifest,
  )
  return [name, ...Object.keys(bin)]
}
