/** The files that start a provider elsewhere: Compose, Kubernetes, KEDA. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1/ScaledObject'
import { TriggerAuthentication } from '@kubernetes-models/keda/keda.sh/v1alpha1/TriggerAuthentication'
import { Ajv } from 'ajv'
import { Deployment } from 'kubernetes-models/apps/v1/Deployment'
import { NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy'
import { PersistentVolumeClaim } from 'kubernetes-models/v1/PersistentVolumeClaim'
import { describe, expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { createProgram } from '../src/program.ts'

const ROOT = join(import.meta.dirname, '../../..')
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

/** What each kind is checked with: the schemas of Kubernetes and KEDA. */
const MODELS: Record<string, new (data: never) => { validate(): void }> = {
  Deployment,
  NetworkPolicy,
  PersistentVolumeClaim,
  ScaledObject,
  TriggerAuthentication,
}

const documentsOf = (path: string): { kind: string; [field: string]: unknown }[] =>
  parseAllDocuments(read(path)).map((document) => {
    expect(document.errors).toEqual([])
    return document.toJS()
  })

function check(document: { kind: string }): void {
  const Model = MODELS[document.kind]
  if (Model === undefined) throw new Error(`No schema for ${document.kind}.`)
  new Model(document as never).validate()
}

const manifests = ['docker/kubernetes/provider.yaml', 'docker/kubernetes/keda.yaml'].flatMap(
  (path) => documentsOf(path).map((document) => [`${path}: ${document.kind}`, document] as const),
)

/** Whether the command line understands these words, up to what it would do. */
function understands(words: readonly string[]): void {
  const program = createProgram()
  const [command, sub, ...rest] = words
  const found = program.commands
    .find((one) => one.name() === command)
    ?.commands.find((one) => one.name() === sub)
  if (found === undefined) throw new Error(`There is no command ${words.join(' ')}.`)
  found.exitOverride().configureOutput({ writeErr: () => {} })
  const { operands, unknown } = found.parseOptions(rest)
  expect({ operands, unknown }).toEqual({ operands: [], unknown: [] })
}

describe('Kubernetes', () => {
  test.each(manifests)('%s is what its schema says', (_name, document) => {
    expect(() => check(document)).not.toThrow()
    expect(() => check(Object.assign({ ...document }, { spec: 'nothing' }))).toThrow()
  })

  const deployments = manifests
    .map(([, document]) => document)
    .filter(({ kind }) => kind === 'Deployment')
    .map((document) => parse(JSON.stringify(document)))

  test('each process has probes, no rights that it does not need, and time to finish', () => {
    expect(deployments).toHaveLength(2)
    for (const { spec } of deployments) {
      const { securityContext, terminationGracePeriodSeconds, containers } = spec.template.spec
      expect(securityContext).toMatchObject({ runAsNonRoot: true })
      expect(terminationGracePeriodSeconds).toBeGreaterThan(30)
      const [container] = containers
      expect(container.securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
      expect(container.livenessProbe.httpGet.path).toBe('/health/live')
      expect(container.readinessProbe.httpGet.path).toBe('/health/ready')
      understands(container.args)
    }
  })

  test('one process signs, and only that one has the key', () => {
    const [signer, worker] = deployments
    expect(signer.spec).toMatchObject({ replicas: 1, strategy: { type: 'Recreate' } })
    const volumesOf = (one: { spec: { template: { spec: { volumes: object[] } } } }) =>
      JSON.stringify(one.spec.template.spec.volumes)
    expect(volumesOf(signer)).toContain('secretName')
    expect(volumesOf(worker)).not.toContain('secretName')
  })

  test('KEDA scales the workers, and no number comes from anywhere but the database', () => {
    const [authentication, scaled] = documentsOf('docker/kubernetes/keda.yaml').map((document) =>
      parse(JSON.stringify(document)),
    )
    const [, worker] = deployments
    expect(scaled.spec.scaleTargetRef.name).toBe(worker.metadata.name)
    expect(scaled.spec.triggers[0].authenticationRef.name).toBe(authentication.metadata.name)
    expect(authentication.spec.secretTargetRef[0].parameter).toBe('connection')
  })
})

describe('Compose', () => {
  const path = 'docker/provider.compose.yaml'
  const compose = parse(read(path), { merge: true })

  test('it is what the Compose Specification says', () => {
    const schema = JSON.parse(
      readFileSync(join(import.meta.dirname, 'data/compose-spec.json'), 'utf8'),
    )
    const ajv = new Ajv({ strict: false, validateFormats: false })
    const isValid = ajv.compile({ ...schema, $schema: undefined, $id: undefined })
    expect(isValid(compose), JSON.stringify(isValid.errors)).toBe(true)
  })

  test('signer and worker are hardened, have time to finish, and commands that exist', () => {
    for (const name of ['signer', 'worker']) {
      const service = compose.services[name]
      expect(service).toMatchObject({
        read_only: true,
        cap_drop: ['ALL'],
        stop_grace_period: '40s',
      })
      understands(service.command)
    }
  })

  test('a worker gets no key', () => {
    expect(compose.services.worker.volumes).toEqual([
      './provider/provider.json:/provider/provider.json:ro',
      'models:/models',
    ])
  })

  test('no password stands in the file', () => {
    expect(read(path)).toContain('${POSTGRES_PASSWORD:?')
    expect(read(path)).not.toMatch(/POSTGRES_PASSWORD: [a-z]/)
  })
})
