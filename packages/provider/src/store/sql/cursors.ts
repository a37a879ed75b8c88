import type { TaskStore } from '../taskStore.ts'
import type { StoreContext } from './storeContext.ts'

/** Keeps how far something was read. */
export function cursorStore({
  db,
  owner,
}: StoreContext): Pick<TaskStore, 'getCursor' | 'setCursor'> {
  const { chainId, provider } = owner
  return {
    async getCursor(name) {
      const row = await db
        .selectFrom('cursors')
        .select('value')
        .where('chain_id', '=', chainId)
        .where('provider', '=', provider)
        .where('name', '=', name)
        .executeTakeFirst()
      return row?.value
    },
    async setCursor(name, value) {
      await db
        .insertInto('cursors')
        .values({ chain_id: chainId, provider, name, value })
        .onConflict((conflict) =>
          conflict.columns(['chain_id', 'provider', 'name']).doUpdateSet({ value }),
        )
        .execute()
    },
  }
}
