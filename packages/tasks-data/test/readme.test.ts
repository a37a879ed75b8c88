import { join } from 'node:path'
import { testReadme } from '../../../vitest.readme.ts'

testReadme(join(import.meta.dirname, '..'))
