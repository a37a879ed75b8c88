import type { Dialect } from '../core/dialect.ts'
import { MODEL_PATHS } from '../modelRoutes/modelPaths.ts'
import { addModelRoutes } from '../modelRoutes/modelRoutes.ts'
import { taskmeshErrorForm } from '../taskmesh/taskmeshErrorForm.ts'
import { addDocsRoutes } from '../docs/docsRoute.ts'
import { addHealthRoutes } from './healthRoutes.ts'
import { addInfoRoutes } from './infoRoutes.ts'
import { addMetricsRoute } from './metricsRoute.ts'
import { OPERATION_PATHS } from './operationPaths.ts'
import { addRootRoute } from './rootRoute.ts'
import { addTaskListRoute } from './taskListRoute.ts'

/** What every server answers about itself: health, version, models, tasks. */
export const operationDialect: Dialect = {
  name: 'operation',
  errorForm: taskmeshErrorForm,
  openApi: () => ({ paths: { ...OPERATION_PATHS, ...MODEL_PATHS } }),

  addRoutes(app, context) {
    addHealthRoutes(app, context)
    addRootRoute(app, context)
    addDocsRoutes(app)
    addInfoRoutes(app, context)
    addMetricsRoute(app, context)
    addModelRoutes(app, context)
    addTaskListRoute(app, context)
  },
}
