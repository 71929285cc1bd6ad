// The documentation site: built once and served at the root and below a path of a host, its links, and its pages in a real browser, dark
// and light, on a desk and on a telephone. Then the programs on its pages for frameworks, by their types. DOCS_SCREENSHOTS names a folder
// for pictures.
import { spawn } from "node:child_process"
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import { createRequire } from "node:module"
import { dirname, extname, join, posix } from "node:path"
import { fileURLToPath } from "node:url"
import { launchBrowser } from "./runtimes.mjs"

const root = join(dirname(fileURLToPath(import.meta.url)), "../..")
const docs = join(root, "docs")
const dist = join(docs, ".vitepress/dist")
/** Where one build is served. */
const mounts = { light: "/some/where/", dark: "/" }
const windows = process.platform === "win32"

const run = (cwd, command, args, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      shell: windows,
      stdio: ["ignore", "pipe", "pipe"]
    })
    let output = ""
    child.stdout.on("data", (chunk) => (output += chunk))
    child.stderr.on("data", (chunk) => (output += chunk))
    child.on("error", reject)
    child.on("close", (code) => resolve({ code, output }))
  })

const must = async (...args) => {
  const { code, output } = await run(...args)
  if (code !== 0) throw new Error(`${args[1]} ${args[2].join(" ")} ended with ${code}:\n${output}`)
}

const files = () =>
  readdirSync(dist, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) =>
      posix.normalize(
        join(parentPath, name)
          .slice(dist.length + 1)
          .replaceAll("\\", "/")
      )
    )

const decoded = (text) => decodeURIComponent(text.replaceAll("&amp;", "&"))

/** Links to pages, anchors and files that are not there, and what a page would load from elsewhere. */
const linkProblems = () => {
  const known = new Set(files())
  const pages = [...known].filter((path) => path.endsWith(".html") && path !== "404.html")
  const texts = new Map(pages.map((path) => [path, readFileSync(join(dist, path), "utf8")]))
  const anchors = new Map(
    [...texts].map(([path, text]) => [path, new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => decoded(id)))])
  )
  const problems = pages.flatMap((page) =>
    [...texts.get(page).matchAll(/<(\w+)[^>]* (href|src)="([^"]*)"/g)].flatMap(([, element, attribute, target]) => {
      if (/^[a-z][a-z+.-]*:|^\/\//i.test(target))
        return element === "a" || target.startsWith("data:") ? [] : [`${page}: loads ${target} from elsewhere`]
      const [path, anchor] = decoded(target).split("#")
      if (path.startsWith("/")) return [`${page}: ${target} is not relative`]
      const relative = posix.join(posix.dirname(page), path)
      const file = path === "" ? page : relative === "" || relative.endsWith("/") ? `${relative}index.html` : relative
      if (!known.has(file)) return [`${page}: ${attribute} ${target} is not there`]
      const isThere = !anchor || !file.endsWith(".html") || anchors.get(file)?.has(anchor) === true
      return isThere ? [] : [`${page}: there is no ${anchor} in ${file}`]
    })
  )
  return { pages, problems: [...new Set(problems)] }
}

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" }

/** Any static host: files by their names below a path, and nothing else. */
const serveFiles = (base) =>
  new Promise((resolve) => {
    const server = createServer(({ url }, response) => {
      const { pathname } = new URL(url, "http://localhost")
      const path = decodeURIComponent(pathname)
      const file = join(dist, path.slice(base.length), path.endsWith("/") ? "index.html" : "")
      if (!path.startsWith(base) || !existsSync(file)) return response.writeHead(404).end()
      response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream")
      createReadStream(file).pipe(response)
    })
    server.listen(0, "127.0.0.1", () =>
      resolve({ site: `http://127.0.0.1:${server.address().port}${base}`, stop: () => server.close() })
    )
  })

const sizes = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }
const seen = ["", "quick-start.html", "concepts.html", "official-names.html", "controls.html", "testing.html"]
const module = "reference/@effect-comms/call-automation/CallMedia.html"

/** What is wrong with pages in a browser. */
const browserProblems = async (tools) => {
  const problems = []
  const servers = Object.fromEntries(
    await Promise.all(Object.entries(mounts).map(async ([scheme, base]) => [scheme, await serveFiles(base)]))
  )
  const pictures = process.env.DOCS_SCREENSHOTS
  if (pictures !== undefined) mkdirSync(pictures, { recursive: true })
  // The packed browser is one process, which does not outlive its first page.
  const onPage = async (options, look) => {
    const browser = await launchBrowser(tools)
    try {
      await look(await browser.newPage(options))
    } finally {
      await browser.close()
    }
  }
  const looking = (colorScheme, size) => async (page) => {
    page.on("pageerror", (error) => problems.push(`${page.url()}: ${error}`))
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(`${page.url()}: ${message.text()}`)
    })
    page.on("response", (response) => {
      if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`)
    })
    for (const path of [...seen, module]) {
      await page.goto(`${servers[colorScheme].site}${path}`, { waitUntil: "networkidle" })
      const { dark, wide } = await page.evaluate(() => ({
        dark: document.documentElement.classList.contains("dark"),
        wide: document.documentElement.scrollWidth - document.documentElement.clientWidth
      }))
      if (dark !== (colorScheme === "dark")) problems.push(`${path}, ${size}: not ${colorScheme}`)
      if (wide > 0) problems.push(`${path}, ${size}: ${wide} pixels wider than the screen`)
      if (pictures === undefined) continue
      const name = `${path.replaceAll(/\W+/g, "-") || "index"}-${size}-${colorScheme}.png`
      await page.screenshot({ path: join(pictures, name) })
    }
  }
  const using = async (page) => {
    await page.goto(`${servers.light.site}quick-start.html`, { waitUntil: "networkidle" })
    await page.locator("label[data-title=Hono]").click()
    const shown = await page.locator(".vp-code-group .active", { hasText: "@hono/node-server" }).count()
    if (shown !== 1) problems.push("quick-start.html: the tab Hono does not show its program")
    await page.keyboard.press("Control+k")
    await page.locator("#localsearch-input").fill("Ambiguous")
    const result = page.locator("#localsearch-list a").first()
    await result.waitFor({ timeout: 20_000 })
    if (pictures !== undefined) await page.screenshot({ path: join(pictures, "search-desk-light.png") })
    await result.click()
    await page.waitForURL(/(?<!quick-start)\.html#/, { timeout: 20_000 })
  }
  try {
    for (const colorScheme of ["light", "dark"])
      for (const [size, viewport] of Object.entries(sizes))
        await onPage({ colorScheme, viewport }, looking(colorScheme, size))
    await onPage({ viewport: sizes.desk }, using)
  } finally {
    for (const { stop } of Object.values(servers)) stop()
  }
  return problems
}

const ofFramework = /from "(?:express|hono|testcontainers|@hono\/node-server|@azure\/functions|@effect\/platform-node)"/
const frameworkPackages = [
  "express@5",
  "@types/express@5",
  "hono@4",
  "@hono/node-server@1",
  "@azure/functions@4",
  "@effect/platform-node@4.1.0",
  "testcontainers",
  "@types/node@24"
]

/** The programs of pages that import a framework do not fit its types, or ours. */
const programProblems = async (project, install) => {
  const folder = join(project, "pages")
  mkdirSync(folder)
  await install(project, frameworkPackages)
  for (const name of readdirSync(join(docs, "examples")).filter((path) => /^menu\S*(?<!\.test)\.ts$/.test(path)))
    writeFileSync(join(folder, name), readFileSync(join(docs, "examples", name)))
  const programs = [
    ...readdirSync(docs).filter((name) => name.endsWith(".md")),
    "../packages/emulator/README.md"
  ].flatMap((name) =>
    [...readFileSync(join(docs, name), "utf8").matchAll(/^```ts[^\n]*\n(.*?)^```/gms)]
      .map(([, text], index) => ({ name: `${name.replace(/\W/g, "-")}-${index}.ts`, text }))
      .filter(({ text }) => ofFramework.test(text))
  )
  if (programs.length < 4) return [`${programs.length} programs for frameworks, expected 4 at least`]
  for (const { name, text } of programs) writeFileSync(join(folder, name), text)
  const compilerOptions = {
    target: "es2024",
    module: "nodenext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: ["node"]
  }
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }))
  const compiler = createRequire(join(root, "package.json")).resolve("typescript/package.json")
  const args = [join(dirname(compiler), "bin/tsc"), "-p", folder, "--pretty", "false"]
  return (await run(folder, process.execPath, args)).output.split("\n").filter((line) => line !== "")
}

/** What is wrong with the site. */
export const docsProblems = async ({ install, project, tools }) => {
  await must(docs, "pnpm", ["install", "--frozen-lockfile", "--prefer-offline"])
  await must(docs, "node", ["build.mjs"])
  const { pages, problems } = linkProblems()
  if (pages.length < 80) problems.push(`${pages.length} pages, expected 80 at least`)
  return [...problems, ...(await browserProblems(tools)), ...(await programProblems(project, install))]
}
