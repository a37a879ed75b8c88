/** Writes ERRORS.md: `npm run errors`. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCodeGroups } from '../src/errors/codeGroups.ts'
import { findErrorClasses } from '../src/errors/errorClasses.ts'
import { readProgram } from '../src/errors/program.ts'
import { ERRORS_FILE, renderErrors } from '../src/errors/renderErrors.ts'
import { ROOT } from '../src/workspace.ts'

const markdown = await renderErrors(readCodeGroups(), findErrorClasses(readProgram()))
writeFileSync(join(ROOT, ERRORS_FILE), markdown)
