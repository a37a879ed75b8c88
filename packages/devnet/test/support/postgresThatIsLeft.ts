/** Starts a Postgres server, says its URL, and ends without a word to it. */
import { startPostgres } from '../../src/postgres/index.ts'

const postgres = await startPostgres()
process.stdout.write(await postgres.createDatabase('left'), () => process.exit())
