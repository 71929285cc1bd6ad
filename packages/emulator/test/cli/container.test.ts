/** The image of the local cloud, as far as it can be looked at without docker: what the documented line starts. */
import { existsSync, readFileSync } from "node:fs"
import { assert, it } from "@effect/vitest"
import { read } from "../../src/cli/CommandLine.ts"
import { blocked } from "../../src/kernel/delivery/destination.ts"
import { subscriptionsOf } from "../../src/EventGridSubscription.ts"

const textOf = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), "utf8")

it("the documented docker run starts a local cloud that the published port leads to, and that may tell the host of calls", () => {
  const [line = "", ...others] = [...textOf("README.md").matchAll(/^docker run .*$/gm)].map(([found]) => found)
  assert.lengthOf(others, 0)
  const [flags = "", args = ""] = line.split(" effect-comms-emulator ")
  const dockerfile = textOf("Dockerfile")
  const environment = Object.fromEntries(
    [...dockerfile.matchAll(/^(?:ENV)? +(\w+)=(\S+)/gm)].map(([, name = "", value = ""]) => [name, value])
  )
  const asked = read(args.split(" "), environment)
  assert.strictEqual(asked._tag, "Serve")
  if (asked._tag !== "Serve") return
  const { allowCallbackHosts = [], eventGrid, exposeControls, host, hostNames, port = 4280 } = asked.options
  assert.deepStrictEqual([host, exposeControls, hostNames], ["0.0.0.0", true, ["emulator"]])
  assert.include(flags, `:${port}:${port}`)
  assert.include(dockerfile, `EXPOSE ${port}`)
  for (const { url } of subscriptionsOf(eventGrid)) assert.isUndefined(blocked(url, allowCallbackHosts))
})

it("the image has the command, and only files that a build leaves", () => {
  const dockerfile = textOf("Dockerfile")
  for (const [, file = ""] of dockerfile.matchAll(/(dist\/[\w-]+\.(?:js|txt))/g))
    assert.isTrue(existsSync(new URL(`../../${file}`, import.meta.url)), file)
  const kept = textOf(".dockerignore").split("\n")
  const [, copied = ""] = /^COPY (dist.*) \.\/dist\/$/m.exec(dockerfile) ?? []
  for (const file of copied.split(" ")) assert.include(kept, `!${file}`)
})

it.each([
  ["http://host.docker.internal:3000/x", true],
  ["http://app:8080/x", true],
  ["https://app.example.com/x", true],
  ["http://app.example.com/x", false],
  ["http://10.0.0.1/x", false],
  ["http://[fd00::1]/x", false],
  ["http://internal.example.com/x", false]
])("callbacks to an allowed host at %s are delivered: %s", (url, isDelivered) => {
  const { hostname } = new URL(url)
  assert.strictEqual(blocked(url, [hostname]) === undefined, isDelivered)
  if (!url.includes("127.0.0.1")) assert.isDefined(blocked(url, []))
})
