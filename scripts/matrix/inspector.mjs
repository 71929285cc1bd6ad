// The inspector in a real browser: a newcomer's call with a small bot from dialing to hanging up, each view judged by axe in light and dark and
// on a telephone, its policy and hosts, a connection that breaks, and ten thousand entries.
//
// With INSPECTOR_SCREENSHOTS=<folder> it leaves a picture of each view there.
import { createServer } from "node:http"
import { createRequire } from "node:module"
import * as Net from "node:net"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { readFileSync } from "node:fs"
import { launchBrowser } from "./runtimes.mjs"

const emulator = join(dirname(fileURLToPath(import.meta.url)), "../../packages/emulator")
const load = createRequire(join(emulator, "package.json"))
const { WebSocketServer } = load("ws")
const pictures = process.env.INSPECTOR_SCREENSHOTS

/** What the browser is started with: a microphone that plays a file, or beeps by itself. */
const flags = [
  "--use-fake-device-for-media-stream",
  "--use-fake-ui-for-media-stream",
  "--autoplay-policy=no-user-gesture-required"
]

/** Its package's arguments that a single page can do with: with one process it ends with its first context, and without its security nothing is tested. */
const unwanted = ["--single-process", "--no-zygote", "--disable-web-security", "--allow-running-insecure-content"]

const agent = "+14255550158"

/** Whether 16-bit PCM is more than silence. */
const isSound = (bytes) => {
  for (let at = 0; at + 1 < bytes.length; at += 2) if (Math.abs(bytes.readInt16LE(at)) > 500) return true
  return false
}

/** A bot with a menu, speech and a transfer to an agent, and a media socket on which it says again what it hears; gives how it is reached. */
const startBot = async ({ createCallAutomation, createCallEvents }) => {
  let handle
  let close = async () => {}
  const heard = { frames: 0, sound: 0 }
  const server = createServer(async (request, response) => {
    const chunks = []
    for await (const chunk of request) chunks.push(chunk)
    const { headers, method, url } = request
    const body = chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }
    const answer = await handle(new Request(new URL(url, "http://127.0.0.1"), { method, headers, ...body }))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    response.end(Buffer.from(await answer.arrayBuffer()))
  })
  const sockets = new WebSocketServer({ server })
  sockets.on("connection", (socket) =>
    socket.on("message", (data) => {
      const { audioData, kind } = JSON.parse(String(data))
      if (kind !== "AudioData") return
      heard.frames++
      if (isSound(Buffer.from(audioData.data, "base64"))) heard.sound++
      socket.send(JSON.stringify({ kind: "AudioData", audioData: { data: audioData.data } }))
    })
  )
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
  const origin = `http://127.0.0.1:${server.address().port}`
  const say = (text) => ({ kind: "text", text: { text, voiceName: "en-US-NancyNeural" } })
  const run = ({ connectionString }) => {
    const events = createCallEvents({ connectionString, eventGridSecret: "secret" })
    // Its waits last as long as the calls, which the local cloud leaves when it ends.
    close = events.close
    const { answerCallAndWait, callConnection, callMedia } = createCallAutomation({ connectionString, events })
    const serve = async (incomingCallContext, rawId) => {
      const { data } = await answerCallAndWait({
        incomingCallContext,
        callbackUri: `${origin}/callbacks`,
        callIntelligenceOptions: { cognitiveServicesEndpoint: "https://contoso.cognitiveservices.azure.com/" },
        mediaStreamingOptions: {
          transportUrl: `${origin.replace(/^http/, "ws")}/media`,
          transportType: "websocket",
          contentType: "audio",
          audioChannelType: "mixed",
          audioFormat: "Pcm24KMono",
          enableBidirectional: true,
          startMediaStreaming: true
        }
      })
      const call = { callConnectionId: data.callConnectionId }
      const from = { targetParticipant: { rawId }, initialSilenceTimeoutInSeconds: 20 }
      await callMedia.recognizeAndWait({
        ...call,
        recognizeInputType: "dtmf",
        playPrompt: say("Welcome. Press 1 for an agent."),
        recognizeOptions: { ...from, dtmfOptions: { maxTonesToCollect: 1 } }
      })
      await callMedia.recognizeAndWait({
        ...call,
        recognizeInputType: "speech",
        playPrompt: say("What is it about?"),
        recognizeOptions: { ...from, speechOptions: { endSilenceTimeoutInMs: 500 } }
      })
      await callConnection.addParticipantAndWait({
        ...call,
        participantToAdd: { phoneNumber: { value: agent } },
        sourceCallerIdNumber: { value: "+14255550100" }
      })
    }
    handle = events.handler({
      eventGridSecret: "secret",
      onIncomingCall: ({ data }) => serve(data.incomingCallContext, data.from?.rawId ?? "").catch(() => {})
    })
  }
  const stop = async () => {
    await close()
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
    server.close()
    server.closeAllConnections()
  }
  return { url: `${origin}/events?secret=secret`, run, heard, stop }
}

/** A line to the local cloud that can be cut, and is there again after a while. */
const startLine = async (port) => {
  const sockets = new Set()
  let isCut = false
  const server = Net.createServer((near) => {
    if (isCut) return near.destroy()
    const far = Net.connect(port, "127.0.0.1")
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on("error", () => {})
      socket.on("close", () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    cut,
    mend: () => (isCut = false),
    stop: () => {
      cut()
      server.close()
    }
  }
}

const axeProblems = async (page, axe, where) => {
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
  )
  return violations.map(
    ({ help, id, nodes }) =>
      `${where}: ${id}: ${help}: ${nodes
        .map(({ target }) => target.join(" "))
        .slice(0, 3)
        .join("; ")}`
  )
}

const shown = (page, text) => page.getByText(text).first().waitFor({ timeout: 30_000 })

/** A telephone rings for the agent's number. */
const register = async (callee) => {
  await callee.getByLabel(/This phone's number/).fill(agent)
  await callee.getByLabel(/This phone's number/).press("Tab")
  await callee.getByLabel("Ring here when this number is called").check()
}

/** A telephone calls the bot, which calls the agent then. */
const askForAgent = async (caller) => {
  await caller.getByRole("button", { name: "Call", exact: true }).click()
  await shown(caller, "Welcome. Press 1 for an agent.")
  await caller.getByRole("button", { name: "Key 1" }).click()
  await shown(caller, "What is it about?")
  await caller.getByRole("textbox", { name: "Say something" }).fill("My invoice")
  await caller.keyboard.press("Enter")
  await shown(caller, "My invoice")
}

/** A call from one telephone to the bot, and on to another telephone. */
const holdCall = async (caller, callee) => {
  await register(callee)
  await askForAgent(caller)
  await callee.getByRole("button", { name: "Accept" }).click()
  await shown(caller, `${agent} is in the call`)
  await shown(callee, "in a call")
}

const hangUp = async (caller) => {
  await caller.getByRole("button", { name: "Hang up" }).click()
  await shown(caller, "You have left")
}

/** Goes through the views; gives what axe found. */
const lookAround = async (browser, origin, axe, call) => {
  const problems = []
  const views = {
    calls: "calls",
    call: `calls/${call.id}`,
    details: `calls/${call.id}?at=${call.request}`,
    phone: "phone",
    chat: "chat",
    faults: "faults",
    journal: "journal"
  }
  for (const colorScheme of ["light", "dark"])
    for (const [size, viewport] of Object.entries({
      desk: { width: 1440, height: 860 },
      phone: { width: 390, height: 844 }
    })) {
      const context = await browser.newContext({ colorScheme, viewport })
      const page = await context.newPage()
      await page.goto(`${origin}/_emulator/`)
      for (const [name, path] of Object.entries(views)) {
        await page.evaluate((hash) => (location.hash = hash), `/${path}`)
        await shown(page, "Local cloud")
        await page.waitForTimeout(250)
        problems.push(...(await axeProblems(page, axe, `${name}, ${colorScheme}, ${size}`)))
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)
        if (wide) problems.push(`${name}, ${size}: the page is wider than the window`)
        if (pictures !== undefined)
          await page.screenshot({ path: join(pictures, `${name}-${size}-${colorScheme}.png`) })
      }
      await context.close()
    }
  return problems
}

/** What is wrong, in lines. */
export const inspectorProblems = async (tools) => {
  const module = (name) => import(pathToFileURL(load.resolve(name)).href)
  const [Effect, Exit, Scope] = await Promise.all(["effect/Effect", "effect/Exit", "effect/Scope"].map(module))
  const Emulator = await import(pathToFileURL(join(emulator, "dist/Emulator.js")).href)
  const axe = readFileSync(createRequire(join(tools, "package.json")).resolve("axe-core/axe.min.js"), "utf8")
  const scope = Effect.runSync(Scope.make())
  const stops = [() => Effect.runPromise(Scope.close(scope, Exit.void))]
  const problems = []
  const expect = (isSo, what) => isSo || problems.push(what)
  try {
    const bot = await startBot(await module("@effect-comms/call-automation/promise"))
    stops.unshift(bot.stop)
    const options = { port: 0, eventGrid: bot.url, journalLimit: 20_000, journalBytes: 256 * 1024 * 1024 }
    const cloud = await Effect.runPromise(Scope.provide(Emulator.serve(options), scope))
    bot.run(cloud)
    const line = await startLine(Number(new URL(cloud.origin).port))
    stops.unshift(line.stop)
    const control = async (method, path, body) => {
      const init = method === "GET" ? {} : { method, body: JSON.stringify(body) }
      return (await fetch(`${cloud.origin}/_emulator${path}`, init)).json()
    }
    const browser = await launchBrowser(tools, flags, unwanted)
    stops.unshift(() => browser.close())
    const open = async (path) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
      const page = await context.newPage()
      page.on("pageerror", (error) => problems.push(`the page failed: ${error.message}`))
      page.on("console", (message) => {
        if (/Content Security Policy|Refused to/i.test(message.text())) problems.push(message.text())
      })
      page.on("request", (request) => {
        if (!request.url().startsWith("blob:"))
          expect(new URL(request.url()).origin === line.origin, `asked ${request.url()}`)
      })
      await page.goto(`${line.origin}/_emulator/#/${path}`)
      return page
    }

    const caller = await open("phone")
    const callee = await open("phone")
    /** Frames of sound that a telephone heard. */
    const told = { sound: 0 }
    callee.on("websocket", (socket) =>
      socket.on("framereceived", ({ payload }) => {
        if (typeof payload === "object" && isSound(payload)) told.sound++
      })
    )
    await holdCall(caller, callee)
    await callee.getByRole("button", { name: "Hear and talk" }).click()
    await shown(callee, "The microphone is heard.")
    await caller.getByRole("button", { name: "Hear and talk" }).click()
    await shown(caller, "The microphone is heard.")
    for (let left = 150; left > 0 && (told.sound === 0 || bot.heard.sound === 0); left--)
      await caller.waitForTimeout(100)
    expect(told.sound > 0, "a telephone heard no sound of the other")
    expect(bot.heard.sound > 0, `the application heard no sound of the microphone in ${bot.heard.frames} frames`)
    await hangUp(caller)
    await callee.getByRole("button", { name: "Hang up" }).click()
    for (const name of ["Decline", "Busy"]) {
      const another = await open("phone")
      await askForAgent(another)
      await callee.getByRole("button", { name }).click()
      await shown(another, `${agent} was not reached`)
      await another.getByRole("button", { name: "Hang up" }).click()
    }
    const journal = await control("GET", "/journal")
    const id = journal.find(({ name }) => name === "call opened")?.data.correlationId
    const request = journal.find(({ kind, name }) => kind === "request" && name === "CallMedia_Recognize")?.sequence

    const diagram = await open(`calls/${id}?at=${request}`)
    await shown(diagram, "Body of the request")
    await diagram.getByText("Do it again").click()
    await shown(diagram, "curl -i -X POST")
    await diagram.getByText("Let the next fail").click()
    await diagram.getByRole("button", { name: "503" }).click()
    await shown(diagram, "ordered for the next")
    expect((await control("GET", "/faults")).length === 1, "the fault was not ordered")
    await diagram.getByRole("listbox", { name: "What happened, in order" }).press("ArrowDown")
    expect(!diagram.url().endsWith(`at=${request}`), "an arrow key chose no other row")
    const [download] = await Promise.all([
      diagram.waitForEvent("download"),
      diagram.getByRole("button", { name: "Test" }).click()
    ])
    expect(download.suggestedFilename().endsWith(".test.ts"), "the test was not exported")

    await diagram.getByRole("img", { name: /^Waveform of/ }).waitFor({ timeout: 30_000 })

    problems.push(...(await lookAround(browser, line.origin, axe, { id, request })))

    // What happens while the line is cut is there when it is mended.
    line.cut()
    await shown(diagram, "Connection lost")
    await control("POST", "/clock", { wallOffsetMs: 0 })
    const { sequence } = (await control("GET", "/journal")).at(-1)
    line.mend()
    await diagram.evaluate(() => (location.hash = "/journal"))
    await diagram.getByText("Live", { exact: true }).waitFor({ timeout: 30_000 })
    await diagram.locator(`#entry-${sequence}`).waitFor({ timeout: 30_000 })

    const { callId } = await control("POST", "/incoming-calls", {
      from: "+14255550170",
      to: "+14255550100",
      callbackUri: "http://127.0.0.1:9/"
    })
    const path = `/calls/${encodeURIComponent(callId)}/tones`
    for (let left = 10_000; left > 0; left -= 50)
      await Promise.all(
        Array.from({ length: 50 }, () => control("POST", path, { participant: "+14255550170", tones: "1" }))
      )
    const { correlationId } = (await control("GET", "/state")).calls.find(({ serverCallId }) => serverCallId === callId)
    const long = await open(`calls/${correlationId}`)
    await shown(long, "presses 1")
    await long.waitForTimeout(2_000)
    const trace = await long.evaluate(async () => {
      const element = document.querySelector(".sequence")
      const gaps = []
      let before = await new Promise(requestAnimationFrame)
      element.scrollTop = 0
      const { scrollHeight } = element
      for (let step = 1; step <= 120; step++) {
        element.scrollTop = (scrollHeight * step) / 120
        const now = await new Promise(requestAnimationFrame)
        gaps.push(now - before)
        before = now
      }
      const [paint] = performance.getEntriesByName("first-contentful-paint")
      return {
        rows: element.querySelectorAll(".row").length,
        height: scrollHeight,
        paint: Math.round(paint?.startTime ?? 0),
        median: gaps.toSorted((a, b) => a - b)[60],
        longest: Math.max(...gaps)
      }
    })
    expect(trace.height > 300_000, `the diagram of 10,000 rows is ${trace.height} pixels high`)
    expect(trace.rows < 120, `${trace.rows} rows are drawn at once`)
    console.log(
      `  first paint ${trace.paint} ms; 10,000 rows: ${trace.rows} drawn, frames of ${trace.median.toFixed(0)} ms, the longest ${trace.longest.toFixed(0)} ms`
    )

    // Whatever kind of fault there is has a button.
    const faults = await open("faults")
    await shown(faults, "The next request fails")
    for (const name of ["Requests", "Events"])
      for (const button of await faults.getByRole("region", { name }).getByRole("button").all()) await button.click()
    await faults.waitForTimeout(500)
    const ordered = new Set((await control("GET", "/faults")).map(({ kind }) => kind))
    const { kinds } = await control("GET", "/openapi.json").then((document) => ({
      kinds: JSON.stringify(document).match(/\["reset-before"[^\]]*\]/)?.[0] ?? "[]"
    }))
    expect(kinds !== "[]", "the document names no kinds of faults")
    for (const kind of JSON.parse(kinds)) expect(ordered.has(kind), `no button for the fault ${kind}`)
    return problems
  } finally {
    for (const stop of stops) await stop()
  }
}
