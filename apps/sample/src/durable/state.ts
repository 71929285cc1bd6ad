/** What the processes of the durable story know of each other: files in a folder, by which the same command goes on. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import { Verdict } from "./flow.ts"

/** The process of the local cloud, and what the story's was begun with. */
export const Cloud = Schema.Struct({
  pid: Schema.Int,
  origin: Schema.String,
  connectionString: Schema.String,
  resourceId: Schema.String,
  /** Where the flow's process listens. */
  port: Schema.Int,
  /** Part of the webhooks' addresses. */
  secret: Schema.String,
  cast: Schema.Struct({
    hotline: Schema.String,
    silentAgent: Schema.String,
    agent: Schema.String,
    supervisor: Schema.String,
    audio: Schema.Struct({ folder: Schema.String, query: Schema.String }),
    patienceSeconds: Schema.Finite
  })
})
export type Cloud = typeof Cloud.Type

/** The folder. */
const folder = (): string => process.env["SAMPLE_DURABLE_FOLDER"] ?? join(tmpdir(), "effect-comms-durable-story")

/** The database of the flow. */
export const database = (): string => join(folder(), "flows.db")

const written = <S extends Schema.Codec<unknown, unknown>>(name: string, schema: S) => ({
  read: (): S["Type"] | undefined => {
    try {
      const text = readFileSync(join(folder(), name), "utf8")
      return Option.getOrUndefined(Schema.decodeUnknownOption(Schema.fromJsonString(schema))(text))
    } catch {
      return undefined
    }
  },
  /** A reader sees all of it or nothing. */
  write: (value: S["Type"]): void => {
    const path = join(folder(), name)
    writeFileSync(`${path}.new`, JSON.stringify(value), { mode: 0o600 })
    renameSync(`${path}.new`, path)
  }
})

/** The local cloud's file. */
export const cloud = written("cloud.json", Cloud)

/** How the story ended. */
export const verdict = written("verdict.json", Verdict)

/** Forgets everything, and begins anew. */
export const clear = (): void => {
  rmSync(folder(), { recursive: true, force: true })
  mkdirSync(folder(), { recursive: true, mode: 0o700 })
}

/** Forgets everything. */
export const remove = (): void => rmSync(folder(), { recursive: true, force: true })
