import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { taskOfComposeFile } from '@taskmesh/client'
import { Ajv } from 'ajv'
import { DockerfileParser } from 'dockerfile-ast'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfiguration } from '../src/configuration/readConfiguration.ts'

const ROOT = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

// Source: github.com/compose-spec/compose-spec, schema/compose-spec.json, Apache-2.0.
const composeSchema = JSON.parse(
  readFileSync(join(import.meta.dirname, 'data/compose-spec.json'), 'utf8'),
)

describe('compose files', () => {
  const FILES = ['docker/compose.yaml', 'docker/source.compose.yaml']

  test.each(FILES)('%s is what the Compose Specification says', (path) => {
    const ajv = new Ajv({ strict: false, validateFormats: false })
    const isValid = ajv.compile({ ...composeSchema, $schema: undefined, $id: undefined })
    expect(isValid(parse(read(path))), JSON.stringify(isValid.errors)).toBe(true)
    expect(isValid({ services: { a: { port: 1 } } })).toBe(false)
  })

  test.each(FILES)(
    '%s gives the server its time to stop, and no rights that it does not need',
    (path) => {
      for (const service of Object.values<Record<string, unknown>>(parse(read(path)).services)) {
        expect(service).toMatchObject({
          init: true,
          cap_drop: ['ALL'],
          stop_grace_period: '10s',
          security_opt: ['no-new-privileges:true'],
        })
      }
    },
  )

  test('that of a source says its task where clients of the network look', () => {
    const text = read('docker/source.compose.yaml')
    expect(taskOfComposeFile(text)).toBe('text-classification')
    const { inference } = parse(text).services
    expect(inference.ports).toEqual(['${PORT:-5555}:5555'])
    expect(inference.environment.TASKMESH_PORT).toBe('5555')
  })

  test('the settings beside them are read', () => {
    const values = parse(read('docker/taskmesh.config.yaml'))
    const layer = { values, originOf: () => 'file', folder: ROOT }
    expect(readConfiguration([layer], ROOT).values.memoryBudget).toBe(4 * 2 ** 30)
  })
})

describe('Dockerfile', () => {
  const dockerfile = DockerfileParser.parse(read('Dockerfile'))
  const instructions = dockerfile.getInstructions()
  const last = instructions.slice(instructions.findLastIndex((one) => one.getKeyword() === 'FROM'))
  const argumentsOf = (keyword: string) =>
    last.filter((one) => one.getKeyword() === keyword).map((one) => one.getArgumentsContent() ?? '')

  test('what is served does not run as root, and has a check of its health', () => {
    expect(argumentsOf('USER')).toEqual(['node'])
    const at = (keyword: string) => last.findIndex((one) => one.getKeyword() === keyword)
    expect(at('USER')).toBeLessThan(at('ENTRYPOINT'))
    expect(argumentsOf('HEALTHCHECK')[0]).toContain('healthcheck')
  })

  test('base images have a version, and nothing that builds is in the last stage', () => {
    const images = dockerfile.getFROMs().map((from) => from.getImage())
    expect(images).toEqual(['node:24-slim', 'node:24-slim'])
    expect(argumentsOf('RUN').join('\n')).not.toMatch(/pnpm|npm|make|g\+\+|python/)
    expect(argumentsOf('RUN').join('\n')).toContain('rm -rf /var/lib/apt/lists')
  })

  test('commands are lists, so that signals reach the server', () => {
    for (const keyword of ['ENTRYPOINT', 'CMD']) {
      expect(JSON.parse(argumentsOf(keyword)[0] ?? '')).toBeInstanceOf(Array)
    }
    expect(argumentsOf('ENTRYPOINT')[0]).toContain('tini')
  })

  test('pnpm is the one of the repository, and everything that is copied from the context exists', () => {
    const { packageManager } = JSON.parse(read('package.json'))
    expect(read('Dockerfile')).toContain(`npm install --global ${packageManager}`)
    const known = /^(FROM|WORKDIR|RUN|COPY|ENV|USER|VOLUME|EXPOSE|HEALTHCHECK|ENTRYPOINT|CMD)$/
    for (const one of instructions) expect(one.getKeyword()).toMatch(known)
  })
})
