import * as ScriptedTransport from "@effect-comms/core/ScriptedTransport"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Scope from "effect/Scope"
import { appendFileSync, readdirSync } from "node:fs"
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createRecordingFiles, downloadToFile, RecordingFileError } from "../src/NodeRecordingFile.ts"
import { connectionString, scripted } from "./support.ts"

const contentLocation = "https://storage.asm.skype.com/v1/objects/1/content/video"
const other = "https://storage.asm.skype.com/v1/objects/2/content/video"
const file = "RIFF and what comes after it"
const options = { chunkBytes: 10, retry: { attempts: 1 } }

const serve = ({ headers }: ScriptedTransport.Recorded): ScriptedTransport.Answer => {
  const [, first = "", last = ""] = /^bytes=(\d+)-(\d*)$/.exec(headers["range"] ?? "") ?? []
  const from = Number(first)
  if (from >= file.length) return { status: 416, headers: { "content-range": `bytes */${file.length}` } }
  const body = file.slice(from, Number(last) + 1)
  return { status: 206, headers: { "content-range": `bytes ${from}-${from + body.length - 1}/${file.length}` }, body }
}

const folder: Effect.Effect<string, never, Scope.Scope> = Effect.acquireRelease(
  Effect.promise(() => mkdtemp(join(tmpdir(), "recording-"))),
  (path) => Effect.promise(() => rm(path, { recursive: true }))
)
const filesIn = (path: string) => Effect.promise(() => readdir(path))
const textOf = (path: string) => Effect.promise(() => readFile(path, "utf8"))
const rangesOf = (requests: ReadonlyArray<ScriptedTransport.Recorded>) =>
  requests.map(({ headers }) => headers["range"])

/** A download that breaks after the first piece. */
const half = (path: string, location = contentLocation) => {
  const { layer } = scripted((request, i) => (i === 0 ? serve(request) : { sent: true }))
  return Effect.flip(Effect.provide(downloadToFile({ contentLocation: location, path }, options), layer))
}

/** The same, and what is left of it is something else. */
const halfOf = (at: string, left: string) =>
  Effect.gen(function* () {
    const path = join(at, "a.wav")
    yield* half(path)
    const [part = ""] = yield* filesIn(at)
    yield* Effect.promise(() => writeFile(join(at, part), left))
    return path
  })

describe("downloading a recording to a file", () => {
  it.effect("puts it there, and nothing else", () =>
    Effect.gen(function* () {
      const at = yield* folder
      const path = join(at, "a.wav")
      const { layer } = scripted(serve)
      const done = yield* Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      assert.deepStrictEqual(done, { path, bytes: file.length, resumedFrom: 0 })
      assert.strictEqual(yield* textOf(path), file)
      assert.deepStrictEqual(yield* filesIn(at), ["a.wav"])
    })
  )

  it.effect("one that breaks leaves no file under its name, and goes on the next time", () =>
    Effect.gen(function* () {
      const at = yield* folder
      const path = join(at, "a.wav")
      assert.strictEqual((yield* half(path))._tag, "CommunicationError")
      const left = yield* filesIn(at)
      assert.match(left.join(), /^a\.wav\.[0-9a-f]{16}\.part$/)
      const { layer, requests } = scripted(serve)
      const done = yield* Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      assert.deepStrictEqual(done, { path, bytes: file.length, resumedFrom: 10 })
      assert.deepStrictEqual(rangesOf(requests), ["bytes=10-19", "bytes=20-29"])
      assert.strictEqual(yield* textOf(path), file)
      assert.deepStrictEqual(yield* filesIn(at), ["a.wav"])
    })
  )

  it.effect("what is left of another recording is not continued", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "a.wav")
      yield* half(path, other)
      const { layer } = scripted(serve)
      const { resumedFrom } = yield* Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      assert.strictEqual(resumedFrom, 0)
      assert.strictEqual(yield* textOf(path), file)
    })
  )

  it.effect("what is complete is not asked for again", () =>
    Effect.gen(function* () {
      const path = yield* halfOf(yield* folder, file)
      const { layer, requests } = scripted(serve)
      const { resumedFrom } = yield* Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      assert.deepStrictEqual([resumedFrom, requests.length], [file.length, 1])
      assert.strictEqual(yield* textOf(path), file)
    })
  )

  it.effect("more than there is begins anew", () =>
    Effect.gen(function* () {
      const path = yield* halfOf(yield* folder, `${file} and more`)
      const { layer } = scripted(serve)
      const { resumedFrom } = yield* Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      assert.strictEqual(resumedFrom, 0)
      assert.strictEqual(yield* textOf(path), file)
    })
  )

  it.effect("more than there is begins anew the next time, where the server knows no ranges", () =>
    Effect.gen(function* () {
      const path = yield* halfOf(yield* folder, `${file} and more`)
      const { layer } = scripted(() => ({ status: 200, body: file }))
      const download = Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      assert.deepInclude(yield* Effect.flip(download), { _tag: "CommunicationError" })
      assert.deepStrictEqual(yield* download, { path, bytes: file.length, resumedFrom: 0 })
      assert.strictEqual(yield* textOf(path), file)
    })
  )

  it.effect("what came before the file changed is not continued", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "a.wav")
      const changed = file.toUpperCase()
      const of = (content: string, etag: string, request: ScriptedTransport.Recorded): ScriptedTransport.Answer => {
        const answer = serve(request)
        const [, from = ""] = /^bytes=(\d+)-/.exec(request.headers["range"] ?? "") ?? []
        return {
          ...answer,
          headers: { ...answer.headers, etag },
          body: content.slice(Number(from), Number(from) + 10)
        }
      }
      const { layer } = scripted((request, i) => (i === 0 ? of(file, "1", request) : of(changed, "2", request)))
      const download = Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      const error = yield* Effect.flip(download)
      assert(error._tag === "CommunicationError" && error.reason._tag === "UnexpectedResponse", error.message)
      assert.deepStrictEqual(yield* download, { path, bytes: file.length, resumedFrom: 0 })
      assert.strictEqual(yield* textOf(path), changed)
    })
  )

  it.effect("several at a time into one file: all but one are refused, and the file is whole", () =>
    Effect.gen(function* () {
      const at = yield* folder
      const path = join(at, "a.wav")
      const { layer } = scripted(serve)
      const download = Effect.result(Effect.provide(downloadToFile({ contentLocation, path }, options), layer))
      const results = yield* Effect.all([download, download, download], { concurrency: "unbounded" })
      assert.deepStrictEqual(
        results.map((one) => (Result.isFailure(one) ? one.failure._tag : one.success.bytes)),
        [file.length, "RecordingFileError", "RecordingFileError"]
      )
      assert.strictEqual(yield* textOf(path), file)
      assert.deepStrictEqual(yield* filesIn(at), ["a.wav"])
      // The next is none of several.
      assert.isTrue(Result.isSuccess(yield* download))
    })
  )

  it.effect("bytes are put where they belong, whatever another process has written meanwhile", () =>
    Effect.gen(function* () {
      const at = yield* folder
      const path = join(at, "a.wav")
      const { layer } = scripted((request, i) => {
        if (i === 1) for (const part of readdirSync(at)) appendFileSync(join(at, part), file.slice(10, 20))
        return serve(request)
      })
      const { bytes } = yield* Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      assert.strictEqual(bytes, file.length)
      assert.strictEqual(yield* textOf(path), file)
    })
  )

  it.effect("replaces what is there, when it is whole", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "a.wav")
      yield* Effect.promise(() => writeFile(path, "old"))
      yield* half(path)
      assert.strictEqual(yield* textOf(path), "old")
      const { layer } = scripted(serve)
      yield* Effect.provide(downloadToFile({ contentLocation, path }, options), layer)
      assert.strictEqual(yield* textOf(path), file)
    })
  )

  it.effect("a folder that is not there is a typed failure, and nothing is asked for", () =>
    Effect.gen(function* () {
      const path = join(yield* folder, "none", "a.wav")
      const { layer, requests } = scripted(serve)
      const error = yield* Effect.flip(Effect.provide(downloadToFile({ contentLocation, path }, options), layer))
      assert.isTrue(error instanceof RecordingFileError)
      assert.include(error.message, "ENOENT")
      assert.strictEqual(requests.length, 0)
    })
  )

  it("as a promise", async () => {
    const at = await mkdtemp(join(tmpdir(), "recording-"))
    const path = join(at, "a.wav")
    const files = createRecordingFiles({ connectionString, transport: ScriptedTransport.make(serve) })
    assert.strictEqual((await files.downloadToFile({ contentLocation, path }, options)).bytes, file.length)
    assert.strictEqual(await readFile(path, "utf8"), file)
    await rm(at, { recursive: true })
  })
})
