// Tests of single parts import these alone; @taskmesh/widgets brings all tasks along.
import '../src/lib/task/registrySource.ts'
