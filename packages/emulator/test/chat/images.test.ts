/** Images of a thread: their bytes go both ways as they are. */
import * as Chat from "@effect-comms/chat/Chat"
import * as ChatThread from "@effect-comms/chat/ChatThread"
import { CommunicationError } from "@effect-comms/core/CommunicationError"
import * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
import * as CommunicationIdentity from "@effect-comms/identity/CommunicationIdentity"
import * as Identity from "@effect-comms/identity/Identity"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as TestClock from "effect/testing/TestClock"
import * as LocalCloud from "../../src/Emulator.ts"
import { begin } from "../identity/support/wire.ts"
import { cloud, user } from "./support/users.ts"

const { Emulator } = LocalCloud
const local = cloud()
const preview = { apiVersion: "2024-06-05-preview" } as const

const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 0xff, 0xfe)

const scene = Effect.gen(function* () {
  yield* begin
  const alice = yield* user
  const bob = yield* user
  const { chatThread } = yield* alice.as(Chat.createChatThread({ topic: "t", participants: [bob.identifier] }))
  return { alice, bob, chatThreadId: chatThread.id }
})

describe("an image", () => {
  it.effect("is uploaded, shown to every member, attached to a message, and deleted by who uploaded it", () =>
    Effect.gen(function* () {
      const { alice, bob, chatThreadId } = yield* scene
      const uploaded = yield* alice.as(
        ChatThread.uploadChatImage({ chatThreadId, image: png, imageFilename: "soup.png" }, preview)
      )
      assert.deepStrictEqual({ ...uploaded }, { id: uploaded.id, attachmentType: "image", name: "soup.png" })
      const imageId = uploaded.id
      for (const imageViewType of ["original", "small"]) {
        const shown = yield* bob.as(ChatThread.getChatImage({ chatThreadId, imageId, imageViewType }, preview))
        assert.deepStrictEqual(Uint8Array.from(shown.image), png)
        assert.strictEqual(shown.contentType, "image/png")
      }
      const attachments = [{ id: imageId, attachmentType: "image", name: "soup.png" }]
      yield* alice.as(
        ChatThread.sendChatMessage({ chatThreadId, content: "<img>", type: "html", attachments }, preview)
      )
      const [message] = yield* bob.as(Stream.runCollect(ChatThread.listChatMessages({ chatThreadId }, preview)))
      assert.deepStrictEqual(message?.content?.attachments, attachments)
      const foreign = yield* Effect.flip(bob.as(ChatThread.deleteChatImage({ chatThreadId, imageId }, preview)))
      assert.strictEqual(foreign.reason._tag, "Forbidden")
      yield* alice.as(ChatThread.deleteChatImage({ chatThreadId, imageId }, preview))
      const gone = yield* Effect.flip(
        bob.as(ChatThread.getChatImage({ chatThreadId, imageId, imageViewType: "original" }, preview))
      )
      assert.strictEqual(gone.reason._tag, "NotFound")
    }).pipe(Effect.provide(local))
  )

  const magic: ReadonlyArray<readonly [type: string, bytes: ReadonlyArray<number> | string]> = [
    ["image/jpeg", [0xff, 0xd8, 0xff, 0xe0]],
    ["image/gif", "GIF89a"],
    ["image/webp", "RIFF0000WEBP"],
    ["image/heic", "0000ftypheic"]
  ]
  for (const [type, bytes] of magic)
    it.effect(`of ${type} is taken for what it is`, () =>
      Effect.gen(function* () {
        const { alice, chatThreadId } = yield* scene
        const image = Uint8Array.from(typeof bytes === "string" ? Buffer.from(bytes) : bytes)
        const { id: imageId } = yield* alice.as(ChatThread.uploadChatImage({ chatThreadId, image }, preview))
        const shown = yield* alice.as(
          ChatThread.getChatImage({ chatThreadId, imageId, imageViewType: "original" }, preview)
        )
        assert.strictEqual(shown.contentType, type)
      }).pipe(Effect.provide(local))
    )

  it.effect("of another format is 400, of more than 1 MiB 413, in a version without images nothing is sent", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const upload = (image: Uint8Array, imageFilename?: string) =>
        Effect.flip(alice.as(ChatThread.uploadChatImage({ chatThreadId, image, imageFilename }, preview)))
      const text = yield* upload(Buffer.from("hello"))
      assert.deepStrictEqual([text.status, text.code], [400, "BadRequest"])
      assert.match(text.message, /chatImageFile/)
      assert.strictEqual((yield* upload(new Uint8Array())).status, 400)
      const large = new Uint8Array(1024 * 1024 + 1)
      large.set(png)
      assert.strictEqual((yield* upload(large)).status, 413)
      const name = yield* upload(png, "süppe.png")
      assert.deepStrictEqual([name.reason._tag, name.attempts], ["InvalidRequest", 0])
      assert.match(name.message, /imageFilename/)
      const version = yield* Effect.flip(
        // @ts-expect-error -- the types have the version as well
        alice.as(ChatThread.uploadChatImage({ chatThreadId, image: png }, { apiVersion: "2025-03-15" }))
      )
      assert(version instanceof CommunicationError)
      assert.deepStrictEqual([version.reason._tag, version.attempts], ["InvalidRequest", 0])
      // @ts-expect-error -- only JavaScript can
      const none = yield* Effect.flip(alice.as(ChatThread.uploadChatImage({ chatThreadId, image: "x" }, preview)))
      assert(none instanceof CommunicationError)
      assert.match(none.message, /image.*expected Uint8Array/)
    }).pipe(Effect.provide(local))
  )

  it.effect("whose upload has no answer is Ambiguous; one that is read is asked for again", () =>
    Effect.gen(function* () {
      const { alice, chatThreadId } = yield* scene
      const { fault } = yield* Emulator
      const { id: imageId } = yield* alice.as(ChatThread.uploadChatImage({ chatThreadId, image: png }, preview))
      yield* fault({ method: "POST", kind: "reset-after" })
      const error = yield* Effect.flip(alice.as(ChatThread.uploadChatImage({ chatThreadId, image: png }, preview)))
      assert.strictEqual(error.reason._tag, "Ambiguous")
      yield* fault({ method: "GET", kind: "truncate" })
      const reading = alice.as(ChatThread.getChatImage({ chatThreadId, imageId, imageViewType: "original" }, preview))
      const fiber = yield* Effect.forkChild(reading, { startImmediately: true })
      yield* TestClock.adjust(5_000)
      const shown = yield* Fiber.join(fiber)
      assert.deepStrictEqual(Uint8Array.from(shown.image), png)
    }).pipe(Effect.provide(local))
  )

  it.live("comes whole through a port", () =>
    Effect.gen(function* () {
      const { connectionString, origin } = yield* LocalCloud.serve({ port: 0 })
      const { accessToken } = yield* CommunicationIdentity.create({ createTokenWithScopes: ["chat"] }).pipe(
        Effect.provide(Identity.layer({ connectionString }))
      )
      const credential = UserTokenCredential.make(accessToken?.token ?? "")
      const image = new Uint8Array(300_000).map((_, i) => i % 251)
      image.set(png)
      const shown = yield* Effect.gen(function* () {
        const { chatThread } = yield* Chat.createChatThread({ topic: "t" })
        const chatThreadId = chatThread.id
        const { id: imageId } = yield* ChatThread.uploadChatImage({ chatThreadId, image }, preview)
        return yield* ChatThread.getChatImage({ chatThreadId, imageId, imageViewType: "original" }, preview)
      }).pipe(Effect.provide(Chat.layer({ endpoint: origin, credential })))
      assert.deepStrictEqual(Uint8Array.from(shown.image), image)
      assert.strictEqual(shown.contentType, "image/png")
    })
  )

  it.effect.prop(
    "has the bytes that it had",
    [Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 255 })))],
    ([tail]) =>
      Effect.gen(function* () {
        const { alice, chatThreadId } = yield* scene
        const image = Uint8Array.from([...png, ...tail])
        const { id: imageId } = yield* alice.as(ChatThread.uploadChatImage({ chatThreadId, image }, preview))
        const shown = yield* alice.as(
          ChatThread.getChatImage({ chatThreadId, imageId, imageViewType: "original" }, preview)
        )
        assert.deepStrictEqual(Uint8Array.from(shown.image), image)
      }).pipe(Effect.provide(local))
  )

  it.effect("comes from a stream and goes into one, however it is cut, and not beyond the size that is allowed", () =>
    Effect.gen(function* () {
      const { alice, bob, chatThreadId } = yield* scene
      const large = new Uint8Array(200_000).map((_, i) => png[i] ?? i % 256)
      const pieces = (size: number) =>
        Stream.fromIterable(
          Array.from({ length: Math.ceil(large.length / size) }, (_, i) => large.slice(i * size, (i + 1) * size))
        )
      for (const size of [999, 70_000, large.length]) {
        const { id } = yield* alice.as(
          ChatThread.uploadChatImageFrom({ chatThreadId, image: pieces(size), maxBytes: large.length }, preview)
        )
        const address = { chatThreadId, imageId: id, imageViewType: "original" }
        const parts = yield* bob.as(Stream.runCollect(ChatThread.streamChatImage(address, preview)))
        assert.deepStrictEqual(
          parts.map(({ length }) => length),
          [65_536, 65_536, 65_536, 3_392]
        )
        assert.deepStrictEqual(new Uint8Array(Buffer.concat(parts)), large)
      }
      const input = { chatThreadId, image: pieces(999), maxBytes: large.length - 1 }
      const refused = yield* Effect.flip(alice.as(ChatThread.uploadChatImageFrom(input, preview)))
      assert.strictEqual(refused.reason._tag, "InvalidRequest")
      assert.include(refused.message, "expected at most 199999 bytes")
      const broken = { chatThreadId, image: Stream.fail("no disk" as const) }
      assert.strictEqual(yield* Effect.flip(alice.as(ChatThread.uploadChatImageFrom(broken, preview))), "no disk")
    }).pipe(Effect.provide(local))
  )
})
