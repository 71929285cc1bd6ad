import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { events } from "../src/declared.ts"
import * as paths from "../src/pacts/paths.ts"
import { messageType, parse } from "../src/pacts/PactFile.ts"
import { parity } from "../src/parity.ts"
import { render } from "../src/parityTable.ts"
import { place } from "../src/section.ts"

const known = await Effect.runPromise(parity)
const row = (name: string) => known.rows.find((one) => one.name === name)

describe("parity", () => {
  it("stands in the emulator's README as it is", () => {
    const document = readFileSync(paths.emulatorReadme, "utf8")
    assert.strictEqual(document, place(document, "parity", render(known)), "run `pnpm derive`")
  })

  it("says the best that is known of an operation or event", () => {
    assert.strictEqual(row("CallMedia_Hold")?.known, "recorded")
    assert.deepStrictEqual(row("CallMedia_Hold")?.recordings, ["A5"])
    assert.strictEqual(row("HoldFailed")?.known, "recorded")
    assert.strictEqual(row("CallConnection_TransferToParticipant")?.known, "official client")
    assert.strictEqual(row("CallTransferFailed")?.known, "official client")
    assert.strictEqual(row("ChatThread_UpdateChatParticipant")?.known, "documented")
  })

  it("has a row of every declared event that the local cloud sends, and of no other", () => {
    const shown = known.rows.filter(({ kind }) => kind === "event").map(({ name, service }) => `${service} ${name}`)
    const sent = events.map(({ service, type }) => `${service} ${type.replace(/^Microsoft\.\w+\./, "")}`)
    assert.deepStrictEqual(shown, sent)
  })

  it("has a row of every event that is verified against the local cloud", () => {
    const contracts = [...paths.textsIn(paths.committed)].map(([name, text]) => parse(name, text))
    const webhooks = contracts
      .flatMap(({ interactions }) => interactions)
      .filter(({ type }) => type === messageType)
      .flatMap(({ description }) => /^the (?:webhook|Event Grid event) (\w+)/.exec(description)?.[1] ?? [])
    assert.isAbove(webhooks.length, 0)
    for (const name of webhooks) assert.isDefined(row(name), name)
    const rows = known.rows.filter(({ kind, service }) => kind === "event" && service === "call-automation")
    // The handshake of a subscription is Event Grid's.
    const ofEventGrid = "SubscriptionValidationEvent"
    for (const { name } of rows) if (name !== ofEventGrid) assert.include(webhooks, name)
  })

  it("places every assumption, and none where nothing is", () => {
    const placed = [...known.rows.flatMap(({ assumptions }) => assumptions), ...known.general.map(({ id }) => id)]
    for (const { about = [], id } of known.assumptions) {
      assert.include(placed, id)
      for (const name of about) assert.include(row(name)?.assumptions ?? [], id, `${id}: ${name}`)
    }
    assert.include(row("CallDisconnected")?.assumptions ?? [], "calls.connectingEnds", "its words name the event")
    assert.include(
      known.general.map(({ id }) => id),
      "kernel.dateSkew"
    )
  })
})
