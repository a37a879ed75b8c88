export { startPostgres, type Postgres } from './startPostgres.ts'
