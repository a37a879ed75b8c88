import { isRecord } from '@taskmesh/errors'
import * as z from 'zod'
import { SETTING_NAMES, SETTINGS } from './settingNames.ts'
import { configuration } from './settings.ts'

/** The JSON Schema of a configuration file, for editors: `"$schema": "…/taskmesh.config.schema.json"`. */
export function configurationJsonSchema(): object {
  const { properties, ...schema } = z.toJSONSchema(configuration, { io: 'input' })
  const described = SETTING_NAMES.map((name) => {
    const property = properties?.[name]
    return [name, { description: SETTINGS[name].about, ...(isRecord(property) ? property : {}) }]
  })
  return {
    ...schema,
    title: 'Configuration of taskmesh serve',
    properties: { $schema: { type: 'string' }, ...Object.fromEntries(described) },
  }
}
