import { join } from 'node:path'
import { cacheFolder } from '../cacheFolder.ts'

/** Our environment without what npm tells the scripts that it runs. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm|pnpm)_/.test(name) && name !== 'NODE_OPTIONS' && name !== 'INIT_CWD',
  )
  return Object.fromEntries(entries)
}

/** What makes npm, pnpm and Yarn install from a registry of this machine, and from no other. */
export function registryEnvironment(registry: string): NodeJS.ProcessEnv {
  return {
    ...plainEnvironment(),
    npm_config_registry: registry,
    npm_config_cache: join(cacheFolder(), 'npm'),
    // On Linux it fetches libraries for CUDA from NuGet, which is no registry of npm.
    ONNXRUNTIME_NODE_INSTALL: 'skip',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_config_yes: 'true',
    pnpm_config_registry: registry,
    // Versions of a minute ago are what is tested.
    pnpm_config_minimum_release_age: '0',
    YARN_NPM_MINIMAL_AGE_GATE: '0',
    YARN_NPM_REGISTRY_SERVER: registry,
    YARN_UNSAFE_HTTP_WHITELIST: '127.0.0.1',
    YARN_ENABLE_TELEMETRY: '0',
    YARN_GLOBAL_FOLDER: join(cacheFolder(), 'yarn'),
  }
}
