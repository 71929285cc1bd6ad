/** The image of the local cloud, as far as it can be looked at without docker: what the documented line starts. */
import { globSync, readFileSync, statSync } from "node:fs"
import { isBuiltin } from "node:module"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
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

it("the image has the command with every file that it loads or shows, and they are in the context of the build", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url))
  const kept = textOf(".dockerignore").split("\n")
  assert.strictEqual(kept[0], "*")
  /** The files of the image below `/app`, as the lines of the Dockerfile copy them. */
  const files = new Set<string>()
  for (const [, given = "", to = ""] of textOf("Dockerfile").matchAll(/^COPY (.*) \.\/(\S*)$/gm))
    for (const pattern of given.split(" ")) {
      assert.include(kept, `!${pattern}`)
      const found = globSync(pattern, { cwd: root })
      assert.isAbove(found.length, 0, pattern)
      for (const path of found) {
        const isFolder = statSync(join(root, path)).isDirectory()
        for (const file of isFolder ? globSync("**/*.*", { cwd: join(root, path) }) : [basename(path)])
          files.add(`${to}${file.replaceAll("\\", "/")}`)
      }
    }
  const wanted = ["package.json", "dist/effect-comms.js", "dist/THIRD_PARTY_LICENSES.txt", "dist/inspector/index.html"]
  for (const file of files)
    if (/^dist\/effect-comms[\w-]*\.js$/.test(file))
      for (const [, path = ""] of textOf(file).matchAll(/(?:from|import\()\s?"\.\/([^"]+)"/g))
        wanted.push(`dist/${path}`)
  for (const [, path = ""] of textOf("dist/inspector/index.html").matchAll(/(?:src|href)="[^"]*\/(assets\/[^"]+)"/g))
    wanted.push(`dist/inspector/${path}`)
  assert.include(wanted, "dist/encoding/encode.js")
  assert.deepStrictEqual(
    wanted.filter((file) => !files.has(file)),
    []
  )
})

it("the bundled command runs on any libc: it loads modules of Node and of its own alone, and no native one", () => {
  const root = fileURLToPath(new URL("../../", import.meta.url))
  const files = globSync(["dist/effect-comms*.js", "dist/encoding/encode.js"], { cwd: root })
  const loaded = new Set(
    files.flatMap((file) =>
      [...textOf(file).matchAll(/(?:\bfrom|\bimport\(|\brequire\(|\bimport)"([\w@][^"]*)"/gm)].map(
        ([, name = ""]) => name
      )
    )
  )
  assert.isAbove(loaded.size, 10)
  // What ws uses if somebody installed it.
  const optional = ["bufferutil", "utf-8-validate"]
  assert.deepStrictEqual(
    [...loaded].filter((name) => !isBuiltin(name) && !optional.includes(name)),
    []
  )
  for (const file of files) assert.notMatch(textOf(file), /\.node"|process\.dlopen/)
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
