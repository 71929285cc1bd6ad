// Real-time notifications of Chat in a real browser: the official client, unmodified, and ours, in a page of another origin, on a local
// cloud behind a port with https. What each was told of every kind of event is compared with what another user did.
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { launchBrowser } from "./runtimes.mjs"

const emulator = join(dirname(fileURLToPath(import.meta.url)), "../../packages/emulator")
const load = createRequire(join(emulator, "package.json"))

/** What a user is told when another does everything that there is to be told of. */
const expected = [
  "chatThreadCreated",
  "chatMessageReceived",
  "chatMessageEdited",
  "readReceiptReceived",
  "typingIndicatorReceived",
  "chatMessageDeleted",
  "chatThreadPropertiesUpdated",
  "participantsAdded",
  "participantsRemoved",
  "chatThreadDeleted"
]

const bundle = async () => {
  const { outputFiles } = await load("esbuild").build({
    absWorkingDir: emulator,
    stdin: {
      contents: `
        export { ChatClient } from "@azure/communication-chat"
        export { AzureCommunicationTokenCredential } from "@azure/communication-common"
        export { createChatEvents } from "@effect-comms/chat/promise"
        export * as UserTokenCredential from "@effect-comms/core/UserTokenCredential"
      `,
      resolveDir: emulator
    },
    bundle: true,
    platform: "browser",
    conditions: ["browser"],
    format: "iife",
    globalName: "chat",
    write: false
  })
  return outputFiles[0].text
}

/** Serves a page with a script; another port is another origin. */
const servePage = (script) =>
  new Promise((resolve) => {
    const server = createServer(({ url }, response) => {
      response.setHeader("content-type", url === "/chat.js" ? "text/javascript" : "text/html")
      response.end(url === "/chat.js" ? script : `<!doctype html><script src="/chat.js"></script>`)
    })
    server.listen(0, "127.0.0.1", () =>
      resolve({ origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() })
    )
  })

/** Runs in the page: listens as one user through both clients, acts as another, and gives the names of what each heard. */
const inPage = async ({ alice, bob, carol, endpoint, names }) => {
  const { AzureCommunicationTokenCredential, ChatClient, createChatEvents, UserTokenCredential } = globalThis.chat
  const clientOf = (token) => new ChatClient(endpoint, new AzureCommunicationTokenCredential(token))
  const until = async (fits) => {
    for (let left = 600; !fits(); left -= 1) {
      if (left === 0) throw new Error(`heard ${JSON.stringify({ official, ours })}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const official = []
  const ours = []
  const listener = clientOf(bob.token)
  let isConnected = false
  let isDisconnected = false
  listener.on("realTimeNotificationConnected", () => (isConnected = true))
  listener.on("realTimeNotificationDisconnected", () => (isDisconnected = true))
  await listener.startRealtimeNotifications()
  for (const name of names) listener.on(name, () => official.push(name))
  const stop = new AbortController()
  const follow = async () => {
    const options = { endpoint, credential: UserTokenCredential.make(bob.token) }
    for await (const { _tag } of createChatEvents().realTime(options, {}, { signal: stop.signal }))
      ours.push(_tag[0].toLowerCase() + _tag.slice(1))
  }
  const following = follow().catch(() => {})
  await until(() => isConnected && ours.includes("connected"))

  const sender = clientOf(alice.token)
  const { chatThread } = await sender.createChatThread({ topic: "t" }, { participants: [{ id: bob.user }] })
  // The official client says that it is connected before it is registered: it may be told of a later thread only.
  for (let left = 100; left > 0 && !official.includes("chatThreadCreated"); left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
    if (left % 10 === 0 && !official.includes("chatThreadCreated"))
      await sender.createChatThread({ topic: "again" }, { participants: [{ id: bob.user }] })
  }
  const thread = sender.getChatThreadClient(chatThread.id)
  const { id } = await thread.sendMessage({ content: "Soup?" })
  await thread.updateMessage(id, { content: "Stew?" })
  await thread.sendReadReceipt({ chatMessageId: id })
  await thread.sendTypingNotification()
  await thread.deleteMessage(id)
  await thread.updateTopic("u")
  await thread.addParticipants({ participants: [{ id: carol.user }] })
  await thread.removeParticipant(carol.user)
  await sender.deleteChatThread(chatThread.id)
  await until(() => official.includes("chatThreadDeleted") && ours.includes("chatThreadDeleted"))
  /** What is told when the connections end, as they do with the next notification when the user's token was taken back. */
  globalThis.end = async () => {
    await sender.createChatThread({ topic: "t" }, { participants: [{ id: bob.user }] })
    await until(() => isDisconnected && ours.includes("disconnected"))
    await listener.stopRealtimeNotifications()
    stop.abort()
    await following
  }
  return { official, ours: ours.filter((name) => name !== "connected") }
}

const once = (names) => names.filter((name, at) => names.indexOf(name) === at)

/** What is wrong, in lines; none when every event was told. */
export const realTimeProblems = async (tools) => {
  const module = (name) => import(pathToFileURL(load.resolve(name)).href)
  const [Effect, Exit, Redacted, Scope] = await Promise.all(
    ["effect/Effect", "effect/Exit", "effect/Redacted", "effect/Scope"].map(module)
  )
  const NodeTransport = await module("@effect-comms/core/NodeTransport")
  const { createIdentity } = await module("@effect-comms/identity/promise")
  const Emulator = await import(pathToFileURL(join(emulator, "dist/Emulator.js")).href)
  const data = mkdtempSync(join(tmpdir(), "effect-comms-real-time-"))
  const scope = Effect.runSync(Scope.make())
  const stops = [() => Effect.runPromise(Scope.close(scope, Exit.void)), () => rmSync(data, { recursive: true })]
  try {
    const serve = (options) => Effect.runPromise(Scope.provide(Emulator.serve({ port: 0, ...options }), scope))
    const served = await serve({ tls: true, data })
    const transport = NodeTransport.make({ ca: served.authority.ca })
    const { communicationIdentity } = createIdentity({ connectionString: served.connectionString, transport })
    const make = async () => {
      const { accessToken, identity } = await communicationIdentity.create({ createTokenWithScopes: ["chat"] })
      return { user: { communicationUserId: identity.id }, token: Redacted.value(accessToken.token) }
    }
    const users = { alice: await make(), bob: await make(), carol: await make() }
    const page = await servePage(await bundle())
    stops.unshift(page.stop)
    const browser = await launchBrowser(tools, ["--ignore-certificate-errors"])
    stops.unshift(() => browser.close())
    const tab = await (await browser.newContext({ ignoreHTTPSErrors: true })).newPage()
    const said = []
    tab.on("console", (message) => said.push(message.text()))
    await tab.goto(page.origin)
    const heard = await tab.evaluate(inPage, { ...users, endpoint: served.origin, names: expected })
    await communicationIdentity.revokeAccessTokens({ id: users.bob.user.communicationUserId })
    await tab.evaluate(() => globalThis.end())
    return Object.entries(heard).flatMap(([client, names]) => {
      const missing = expected.filter((name) => !names.includes(name))
      const order = once(names).join() === expected.join() ? [] : [`heard ${names.join(", ")}`]
      return [...missing.map((name) => `${client}: ${name} was not told`), ...order.map((line) => `${client}: ${line}`)]
    })
  } finally {
    for (const stop of stops) await stop()
  }
}
