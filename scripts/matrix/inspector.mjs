// The inspector in a real browser: a newcomer's call with a small bot from dialing to hanging up, with a file that the microphone plays, each
// view judged by axe in light and dark and on a telephone, its policy and hosts, a connection that breaks, and ten thousand entries.
//
// With INSPECTOR_SCREENSHOTS=<folder> it leaves a picture of each view there.
import { createRequire } from "node:module"
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"
import { agent, startBot } from "./inspector/bot.mjs"
import { startLine } from "./inspector/line.mjs"
import { shown } from "./inspector/shown.mjs"
import { scrolled } from "./inspector/scroll.mjs"
import { makeThread } from "./inspector/thread.mjs"
import { lookAround, picture } from "./inspector/views.mjs"
import { isSound, likeness, makeVoice, notesIn, notesOf } from "./inspector/wave.mjs"
import { launchBrowser } from "./runtimes.mjs"

const emulator = join(dirname(fileURLToPath(import.meta.url)), "../../packages/emulator")
const load = createRequire(join(emulator, "package.json"))

/** What every browser is started with. */
const flags = ["--use-fake-ui-for-media-stream", "--autoplay-policy=no-user-gesture-required"]

/** Its package's arguments that a single page can do with: with one process it ends with its first context, and without its security nothing is tested. */
const unwanted = ["--single-process", "--no-zygote", "--disable-web-security", "--allow-running-insecure-content"]

/** How much of a voice has to be found: in others there is less, and a machine that is busy loses some notes. */
const likely = 0.65

/** Waits until something is so, at most for half a minute. */
const until = async (what, isSo) => {
  for (let left = 300; !(await isSo()); left--) {
    if (left === 0) throw new Error(`in half a minute not: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Counts the frames of sound that a telephone hears from now on. */
const soundsOf = (page) => {
  const told = { sound: 0 }
  page.on("websocket", (socket) =>
    socket.on("framereceived", ({ payload }) => {
      if (typeof payload === "object" && isSound(payload)) told.sound++
    })
  )
  return told
}

/** A telephone rings for the agent's number. */
const register = async (callee) => {
  await callee.getByLabel(/This phone's number/).fill(agent)
  await callee.getByLabel(/This phone's number/).press("Tab")
  await callee.getByLabel("Ring here when this number is called").check()
}

const dial = (caller) => caller.getByRole("button", { name: "Call", exact: true }).click()

/** A telephone tells the bot what the call is about. */
const tellReason = async (caller) => {
  await shown(caller, "What is it about?")
  await caller.getByRole("textbox", { name: "Say something" }).fill("My invoice")
  await caller.keyboard.press("Enter")
  await caller.getByRole("list", { name: "What was said" }).getByText("My invoice").waitFor({ timeout: 30_000 })
}

const hangUp = async (caller) => {
  await caller.getByRole("button", { name: "Hang up" }).click()
  await shown(caller, "You have left")
}

/** A browser that has no microphone: the call is heard, keys and typed words go on, and the page says so; and one that refuses it. */
const withoutMicrophone = async (tools, origin, bot) => {
  const problems = []
  const browser = await launchBrowser(tools, ["--autoplay-policy=no-user-gesture-required"], unwanted)
  try {
    const page = await (await browser.newContext()).newPage()
    const told = soundsOf(page)
    await page.goto(`${origin}/_emulator/#/phone`)
    await dial(page)
    await page.getByRole("button", { name: "Hear and talk" }).click()
    await shown(page, /microphone: you hear the call; what you type is said\./)
    await picture(page, "phone-without-microphone")
    await until("a telephone without a microphone hears the prompt", () => told.sound > 0)
    await page.getByRole("button", { name: "Key 2" }).click()
    const { length } = bot.heard.transcript
    await tellReason(page)
    await until("what is typed is heard", () => bot.heard.transcript.length > length)
    await page.getByRole("button", { name: "Hang up" }).click()
  } finally {
    await browser.close()
  }
  return problems
}

/** What is wrong, in lines. */
export const inspectorProblems = async (tools) => {
  const module = (name) => import(pathToFileURL(load.resolve(name)).href)
  const [Effect, Exit, Scope] = await Promise.all(["effect/Effect", "effect/Exit", "effect/Scope"].map(module))
  const Emulator = await import(pathToFileURL(join(emulator, "dist/Emulator.js")).href)
  const folder = mkdtempSync(join(tmpdir(), "effect-comms-voice-"))
  const voice = makeVoice()
  writeFileSync(join(folder, "voice.wav"), voice)
  const axe = readFileSync(createRequire(join(tools, "package.json")).resolve("axe-core/axe.min.js"), "utf8")
  const scope = Effect.runSync(Scope.make())
  const stops = [
    () => Effect.runPromise(Scope.close(scope, Exit.void)),
    () => rmSync(folder, { recursive: true, force: true })
  ]
  const problems = []
  let failures = []
  /** The latest of the journal, for the report of a failure. */
  let latest = async () => []
  const expect = (isSo, what) => isSo || problems.push(what)
  const expectLike = (notes, what) => {
    const found = likeness(notes, voice)
    expect(found > likely, `${what} is not the file that it plays: ${found.toFixed(2)} of 1`)
  }
  try {
    const bot = await startBot(await module("@effect-comms/call-automation/promise"))
    stops.unshift(bot.stop)
    failures = bot.heard.failures
    const options = { port: 0, eventGrid: bot.url, journalLimit: 20_000, journalBytes: 256 * 1024 * 1024 }
    const cloud = await Effect.runPromise(Scope.provide(Emulator.serve(options), scope))
    bot.run(cloud)
    const line = await startLine(Number(new URL(cloud.origin).port))
    stops.unshift(line.stop)
    const control = async (method, path, body) => {
      const init = method === "GET" ? {} : { method, body: JSON.stringify(body) }
      return (await fetch(`${cloud.origin}/_emulator${path}`, init)).json()
    }
    latest = async () =>
      (await control("GET", "/journal"))
        .slice(-40)
        .map(({ data, kind, name }) => `${kind} ${name} ${data.status ?? ""} ${data.outcome ?? ""}`)
    const browser = await launchBrowser(
      tools,
      [
        ...flags,
        "--use-fake-device-for-media-stream",
        `--use-file-for-fake-audio-capture=${join(folder, "voice.wav")}`
      ],
      unwanted
    )
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
    const told = { caller: soundsOf(caller), callee: soundsOf(callee) }
    await register(callee)
    await dial(caller)
    await caller.getByRole("button", { name: "Hear and talk" }).click()
    await shown(caller, "The microphone is heard.")
    // This browser has no recognition of its own, and the page asks none elsewhere.
    await shown(caller, "This browser recognizes no speech on this device")
    await shown(caller, "Welcome. Press 1 to be transferred, 2 for a conference.")
    await until("the caller hears the prompt", () => told.caller.sound > 0)
    await caller.getByRole("button", { name: "Key 1" }).click()
    await tellReason(caller)
    await until("the transcription has what was typed", () => bot.heard.transcript.includes("My invoice"))
    bot.heard.echoes = true
    const { length } = bot.heard.frames
    // The voice lasts ten seconds.
    await until("the application hears the microphone", () => bot.heard.frames.length > length + 700)
    bot.heard.echoes = false
    const heard = notesIn(Buffer.concat(bot.heard.frames.slice(length)), 24_000)
    expectLike(heard, "what the application heard of the microphone")
    // What the caller says is about to be understood, once it is quiet.
    await caller.getByRole("button", { name: "Mute microphone" }).click()
    await shown(caller, "The microphone is muted.")
    bot.release()
    await shown(caller, "on hold")
    await caller.getByRole("button", { name: "Unmute microphone" }).click()
    await shown(caller, "You are on hold")
    await picture(caller, "phone-held")
    bot.release()
    await caller.getByText("on hold", { exact: true }).waitFor({ state: "detached", timeout: 30_000 })
    await callee.getByRole("button", { name: "Accept" }).waitFor({ timeout: 30_000 })
    await picture(callee, "phone-ringing")
    await callee.getByRole("button", { name: "Accept" }).click()
    await shown(callee, "in a call")
    await shown(caller, `${agent} is in the call`)
    told.callee.sound = 0
    await callee.getByRole("button", { name: "Hear and talk" }).click()
    await shown(callee, "The microphone is heard.")
    await until("who was transferred is still heard, without a further click", () => told.callee.sound > 0)
    await picture(caller, "phone-call")
    await hangUp(caller)
    await callee.getByText("in a call", { exact: true }).waitFor({ state: "detached", timeout: 30_000 })

    // What was said, by the caller and by the application, is in the recording, each in a channel.
    let files = []
    await until("the recording has a file", async () => {
      files = (await control("GET", "/state")).recordingFiles.flatMap((each) => each)
      return files.length > 0
    })
    const alike = notesOf(await bot.download(files[0].contentLocation)).filter(
      (channel) => likeness(channel, voice) > likely
    )
    expect(
      alike.length === 2,
      `the voice is in ${alike.length} channels of the recording, not in those of caller and application`
    )

    for (const name of ["Decline", "Busy"]) {
      const another = await open("phone")
      await dial(another)
      await shown(another, "Welcome. Press 1 to be transferred, 2 for a conference.")
      await another.getByRole("button", { name: "Key 2" }).click()
      await tellReason(another)
      await callee.getByRole("button", { name }).click()
      await shown(another, `${agent} was not reached`)
      await another.getByRole("button", { name: "Hang up" }).click()
    }
    problems.push(...(await withoutMicrophone(tools, line.origin, bot)))
    const journal = await control("GET", "/journal")
    const id = journal.find(({ name }) => name === "call opened")?.data.correlationId
    const request = journal.find(({ kind, name }) => kind === "request" && name === "CallMedia_Recognize")?.sequence

    const diagram = await open(`calls/${id}?at=${request}`)
    await shown(diagram, "Body of the request")
    await diagram.getByText("Do it again").click()
    await shown(diagram, "curl -i -X POST")
    await diagram.getByRole("button", { name: "TypeScript" }).click()
    await shown(diagram, "await callMedia.recognize(")
    const { assumed } = await control("GET", "/coverage")
    const touched = assumed.find(({ about }) => about?.includes("CallMedia_Recognize"))
    await diagram
      .getByText(/^Assumptions \(\d+\)$/)
      .first()
      .click()
    await shown(diagram, touched.what)
    await picture(diagram, "assumptions")
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

    // A thread through the eyes of its members: what one sends, another sees.
    const thread = await makeThread(cloud, module)
    const chat = await open(`chat/${encodeURIComponent(thread.id)}/${encodeURIComponent(thread.people[0].id)}`)
    await shown(chat, "Hello, how can I help?")
    await chat.getByRole("textbox", { name: "Message as Alice" }).fill("Where is my order?")
    await chat.keyboard.press("Enter")
    await chat.getByRole("combobox", { name: "Seen by" }).selectOption({ label: "Bob" })
    await shown(chat, "Where is my order?")
    await chat.getByRole("textbox", { name: "Message as Bob" }).waitFor({ timeout: 30_000 })

    // A Graph user's telephone calls a bot that nobody answers for.
    const user = await open("phone")
    await user.getByLabel(/This phone's number/).fill("8:orgid:5c8f3a51-7c04-4b3e-9a65-0d2f4a7d9e10")
    await user.getByLabel(/This phone's number/).press("Tab")
    await user.getByRole("button", { name: "Graph" }).click()
    await user.getByLabel("Where the bot takes notifications").fill("http://127.0.0.1:9/notifications")
    await dial(user)
    await user.getByText("calling", { exact: true }).waitFor({ timeout: 30_000 })
    let graph
    await until("the call of the Graph user is there", async () => {
      graph = (await control("GET", "/state")).graphCalls[0]?.correlationId
      return graph !== undefined
    })

    const views = {
      calls: "calls",
      call: `calls/${id}`,
      details: `calls/${id}?at=${request}`,
      graph: `calls/${graph}`,
      phone: "phone",
      chat: "chat",
      thread: `chat/${encodeURIComponent(thread.id)}/${encodeURIComponent(thread.people[0].id)}`,
      faults: "faults",
      journal: "journal",
      entry: `journal?at=${request}`
    }
    problems.push(...(await lookAround(browser, line.origin, axe, views)))
    const empty = await Effect.runPromise(Scope.provide(Emulator.serve({ port: 0 }), scope))
    const nothing = Object.fromEntries(["calls", "chat", "journal"].map((name) => [`empty-${name}`, name]))
    problems.push(...(await lookAround(browser, empty.origin, axe, nothing)))

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
    const paint = await long.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0)
    expect(paint > 0 && paint < 1_000, `the first paint came after ${paint.toFixed(0)} ms`)
    const drawn = await scrolled(long, ".sequence", ".row")
    await long.evaluate(() => (location.hash = "/journal"))
    await shown(long, /^1\d,\d{3} entries$/)
    const listed = await scrolled(long, ".entries", ".entry")
    for (const [what, trace, height] of [
      ["the diagram", drawn, 300_000],
      ["the journal", listed, 260_000]
    ]) {
      expect(trace.height > height, `${what} of 10,000 rows is ${trace.height} pixels high`)
      expect(trace.rows < 120, `${what} draws ${trace.rows} rows at once`)
      // A frame has 17 ms where the machine is quiet.
      expect(trace.median < 67, `${what} is scrolled in frames of ${trace.median.toFixed(0)} ms`)
      console.log(
        `  ${what} of 10,000: ${trace.rows} rows drawn, frames of ${trace.median.toFixed(0)} ms, the longest ${trace.longest.toFixed(0)} ms`
      )
    }
    console.log(`  first paint after ${paint.toFixed(0)} ms`)

    // The network's time is paused, stepped and scaled by its buttons.
    const clock = () => control("GET", "/clock")
    const faults = await open("faults")
    await faults.getByRole("button", { name: "Pause time" }).click()
    await until("time is paused", async () => (await clock()).scale === 0)
    await faults.getByText("paused", { exact: true }).waitFor({ timeout: 30_000 })
    await control("POST", "/incoming-calls", {
      from: "+14255550171",
      to: "+14255550100",
      callbackUri: "http://127.0.0.1:9/"
    })
    const { network, nextDue } = await clock()
    await faults.getByRole("button", { name: "Step to what is due next" }).first().click()
    await until(
      "time is where something was due",
      async () => Date.parse((await clock()).network) >= Date.parse(nextDue)
    )
    expect(Date.parse(nextDue) > Date.parse(network), "nothing was due later")
    await faults.getByRole("button", { name: "Move on", exact: true }).click()
    await until("time has moved on", async () => Date.parse((await clock()).network) >= Date.parse(nextDue) + 5_000)
    for (const scale of [10, 1]) {
      await faults.getByRole("button", { name: `×${scale}`, exact: true }).click()
      await until(`time runs ${scale} times as fast`, async () => (await clock()).scale === scale)
    }

    // Whatever kind of fault there is has a button, at what it hits and for any.
    const { kinds } = await control("GET", "/openapi.json").then((document) => ({
      kinds: JSON.parse(JSON.stringify(document).match(/\["reset-before"[^\]]*\]/)?.[0] ?? "[]")
    }))
    expect(kinds.length > 0, "the document names no kinds of faults")
    const delivery = journal.find(({ kind, name }) => kind === "callback" && name === "CallConnected")?.sequence
    const ordered = async () => (await control("GET", "/faults")).map(({ kind, path }) => `${kind} ${path ?? ""}`)
    for (const at of [request, delivery]) {
      await diagram.evaluate((hash) => (location.hash = hash), `/calls/${id}?at=${at}`)
      const section = diagram.locator("details", { hasText: "Let the next fail" })
      await section.waitFor({ timeout: 30_000 })
      if ((await section.getAttribute("open")) === null) await section.locator("summary").click()
      for (const button of await section.getByRole("button").all()) await button.click()
    }
    for (const name of ["Requests", "Events"])
      for (const button of await faults.getByRole("region", { name }).getByRole("button").all()) await button.click()
    await faults.waitForTimeout(500)
    const all = await ordered()
    for (const kind of kinds) {
      expect(all.includes(`${kind} `), `no button for the fault ${kind} of anything`)
      expect(
        all.some((order) => order.startsWith(`${kind} /`) || order.startsWith(`${kind} Call`)),
        `no button for the fault ${kind} at what it hits`
      )
    }
    return problems
  } catch (error) {
    throw new Error([...problems, error.message, ...failures, ...(await latest())].join("\n"), { cause: error })
  } finally {
    for (const stop of stops) await stop()
  }
}
