// effect/workflow and effect/cluster are unstable: the package of call flows imports them in as few files as possible, and nobody else does.
import { specifiersOf } from "./imports.mjs"

const root = "packages/durable/src/"

/** The files that may; what others need of the engine they take from `internal/engine.ts`. */
const files = [
  "CallFlow.ts",
  "Postgres.ts",
  "Runner.ts",
  "internal/engine.ts",
  "internal/engineReplies.ts",
  "internal/engineStatements.ts",
  "internal/engineStorage.ts",
  "internal/machineIds.ts",
  "internal/patientStorage.ts",
  "internal/programs.ts",
  "internal/singleRunner.ts",
  "internal/stepReplies.ts",
  "internal/timers.ts"
]
const engine = /^effect\/(?:workflow|cluster)(?:\/|$)/

/** Imports of the workflow engine outside the files that may have them. */
export const checkEngine = ({ packages, read }) =>
  packages
    .flatMap(({ folder, sources }) => sources.filter((path) => path.startsWith(`${folder}/src/`)))
    .filter((path) => !files.some((file) => path === root + file))
    .flatMap((path) =>
      specifiersOf(read(path) ?? "")
        .filter(({ name }) => engine.test(name))
        .map(({ line, name }) => `${path}:${line}: "${name}" is unstable; import it in ${root}internal/engine.ts`)
    )
