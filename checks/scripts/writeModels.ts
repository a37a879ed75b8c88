/** Writes MODELS.md: `npm run models`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModelRows } from '../src/models/readModelRows.ts'
import { MODELS_FILE, renderModels } from '../src/models/renderModels.ts'
import { ROOT } from '../src/workspace.ts'

writeFileSync(join(ROOT, MODELS_FILE), await renderModels(readModelRows()))
