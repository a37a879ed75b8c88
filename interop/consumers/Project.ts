import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { runStep } from '../runStep.ts'

/** An empty folder outside of this repository, in which packages are used as their users do. */
export class Project implements AsyncDisposable {
  readonly folder: string
  /** The environment of what runs in it. */
  readonly env: NodeJS.ProcessEnv

  private constructor(folder: string, env: NodeJS.ProcessEnv) {
    this.folder = folder
    this.env = env
  }

  /**
   * Makes the folder, with a `package.json` of modules.
   *
   * @param env - what makes package managers install from the local registry.
   */
  static async create(name: string, env: NodeJS.ProcessEnv): Promise<Project> {
    const folder = await mkdtemp(join(tmpdir(), `taskmesh-consumer-${name}-`))
    const project = new Project(folder, env)
    await project.write({ 'package.json': '{ "private": true, "type": "module" }' })
    return project
  }

  /** Writes files, by their paths in the folder. */
  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(path, text)
    }
  }

  /** Installs packages with npm. */
  async install(...packages: string[]): Promise<void> {
    await this.run('npm', ['install', ...packages])
  }

  /**
   * Runs a command to its end and returns what it prints.
   *
   * @param path - where its program is looked for first.
   * @throws StepFailedError when it does not end well.
   */
  run(command: string, args: readonly string[], path: readonly string[] = []): Promise<string> {
    const places = [...path, join(this.folder, 'node_modules', '.bin'), this.env['PATH'] ?? '']
    const env = { ...this.env, PATH: places.join(delimiter) }
    return runStep(command, args, { cwd: this.folder, env })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }
}
