/** The CloudEvents that the service posts to a callback, as contracts match them, and the reading of one. */
import { exampleOf, instant, string, uuid } from "@effect-comms/core/test/contract/Matching.ts"
import type { ProviderState } from "@effect-comms/core/test/contract/ProviderState.ts"
import { executed } from "@effect-comms/core/test/contract/requestOf.ts"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { decodeResult, type EventName } from "../../src/events.ts"
import * as operations from "../../src/generated/operations.ts"
import { correlationId, operationCallbackUri } from "../scenarios/given.ts"
import { scenarios } from "../scenarios/index.ts"
import { callbackUri, callConnectionId, serverCallId } from "../support.ts"
import { consumer } from "./consumer.ts"

/** The resource that the application is of, for which its tokens are. */
const resourceId = "3d7e5b0c-1f8a-4c52-9b64-0e2a7c9d5f13"
const resource: ProviderState = { name: "the resource", parameters: { resourceId } }

const token = { issuer: "https://acscallautomation.communication.azure.com", audience: resourceId }

/** How an action ended; the words are not agreed on. */
export const result = (code: unknown, subCode: unknown, message: string) => ({
  resultInformation: { code, subCode, message: string(message) }
})

/** What ended as it should, in the words that are recorded. */
export const completed = result(200, 0, "Action completed successfully.")

/** Ids that an event names. */
interface Ids {
  readonly callConnectionId?: unknown
  readonly serverCallId?: unknown
  readonly correlationId?: unknown
}

/** An event and what brings it about. */
export interface Webhook {
  readonly name: EventName
  /** Which of several of this name it is, after "the webhook …". */
  readonly of?: string
  readonly given: ReadonlyArray<ProviderState>
  /** The members of its own. */
  readonly own: object
  /** Those of a call that is connected, unless it says others; `undefined` for one that the version does not have. */
  readonly ids?: Ids
  /** Its own id, where it is known; default some. */
  readonly id?: string
  /** Default that of the connection. */
  readonly source?: unknown
  /** Of the application's request; default the newest. `unsaid` for an event with members recorded in another one. */
  readonly apiVersion?: string
  /** Members that the version does not have. */
  readonly lacks?: ReadonlyArray<string>
  /** The times that this kind is delivered; default once. */
  readonly count?: number
  /** The kind of the event right before the first of this kind, where the order is agreed on. */
  readonly after?: EventName
  /** Whether it goes to the address that the operation names, and not to that of the call. */
  readonly ofOperation?: boolean
}

type Name = keyof typeof scenarios

const all = { ...operations }

/** The state that a request of a scenario was executed, or one with other members. */
export const done = (name: Name, change: object = {}, answer: object = {}): ProviderState =>
  executed(all[name], { ...scenarios[name].input, ...change }, { ...scenarios[name].answer, ...answer })

const received = async (description: string, webhook: Webhook, content: unknown): Promise<unknown> =>
  consumer.message({
    description,
    states: [resource, ...webhook.given],
    content,
    delivery: {
      url: webhook.ofOperation === true ? operationCallbackUri : callbackUri,
      contentType: "application/json",
      token,
      count: webhook.count ?? 1,
      ...(webhook.after === undefined ? {} : { after: webhook.after })
    }
  })

/** A delivery, which is of one event. */
const deliveryOf = ({ apiVersion, ids, name, own, ...about }: Webhook) => {
  const source = about.source ?? `calling/callConnections/${callConnectionId}`
  return [
    {
      id: about.id ?? uuid("c3220fa3-79bd-473e-96a2-3ecb5be7d71f"),
      source,
      type: `Microsoft.Communication.${name}`,
      data: {
        ...own,
        ...(apiVersion === "unsaid" ? {} : { version: apiVersion ?? "2026-03-12" }),
        callConnectionId,
        serverCallId,
        correlationId,
        ...ids
      },
      time: instant("2025-09-01T06:35:08.5401757+00:00"),
      specversion: "1.0",
      datacontenttype: "application/json",
      subject: source
    }
  ]
}

const titleOf = ({ name, of }: Webhook): string => `${name} ${of ?? ""}`.trim()

/** Writes a webhook into the contract, and gives its example as the application receives it. */
export const receive = (webhook: Webhook): Promise<unknown> =>
  received(`the webhook ${titleOf(webhook)}`, webhook, deliveryOf(webhook))

/** Tests that each becomes the event that is meant, with all that it says. */
export const describeWebhooks = (webhooks: ReadonlyArray<Webhook>): void => {
  describe("webhooks", () => {
    it.each(webhooks.map((webhook) => ({ webhook, what: titleOf(webhook) })))("$what", async ({ webhook, what }) => {
      const delivery = deliveryOf(webhook)
      const batch = decodeResult(await received(`the webhook ${what}`, webhook, delivery))
      const events = Result.isSuccess(batch) ? batch.success : []
      assert.deepStrictEqual(
        events.map(({ _tag }) => _tag),
        [webhook.name]
      )
      const [example] = delivery.map(({ data }) => exampleOf(data))
      const data: unknown = events.map((event) => ("data" in event ? event.data : undefined))[0]
      assert.deepInclude(JSON.parse(JSON.stringify(data)), example)
      assert.doesNotHaveAnyKeys(data, [...(webhook.lacks ?? []), "nobody has this"])
    })
  })
}
