import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join, posix } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitepress"
import { repository, sourceOf } from "../generate/repository.mjs"

const docs = dirname(dirname(fileURLToPath(import.meta.url)))

/** The public modules of the packages, as the reference has them. */
const referenceOf = () => {
  const folder = join(docs, "reference/@effect-comms")
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .toSorted()
    .map((name) => ({
      text: name,
      collapsed: true,
      items: readdirSync(join(folder, name), { recursive: true })
        .map((path) => path.replaceAll("\\", "/"))
        .filter((path) => path.endsWith(".md"))
        .toSorted((a, b) => a.localeCompare(b))
        .map((path) => path.slice(0, -3))
        .map((path) => ({ text: path, link: `/reference/@effect-comms/${name}/${path}` }))
    }))
}

const titleOf = (path) => /^# (.+)$/m.exec(readFileSync(join(docs, path), "utf8"))?.[1] ?? path

const decisions = readdirSync(join(docs, "decisions"))
  .filter((name) => name !== "README.md")
  .map((name) => ({ text: titleOf(`decisions/${name}`), link: `/decisions/${name.slice(0, -3)}` }))

const guide = [
  {
    text: "Begin",
    items: [
      { text: "Quick start", link: "/quick-start" },
      { text: "Concepts", link: "/concepts" },
      { text: "My webhook does not arrive", link: "/webhook-does-not-arrive" }
    ]
  },
  {
    text: "Build",
    items: [
      { text: "From IncomingCall to a transfer", link: "/menu" },
      { text: "A voice agent", link: "/voice-agent" },
      { text: "A Graph bot", link: "/graph-bot" },
      { text: "Chat", link: "/chat" }
    ]
  },
  {
    text: "Test",
    items: [
      { text: "Without a cloud account", link: "/testing" },
      { text: "Faults and exploration", link: "/faults" },
      { text: "Recorded and assumed", link: "/assumed" }
    ]
  },
  {
    text: "Run",
    items: [
      { text: "From local to Azure", link: "/azure" },
      { text: "Security and secrets", link: "/security" },
      { text: "Runtimes and TypeScript", link: "/runtimes" }
    ]
  },
  {
    text: "Come from the official packages",
    items: [
      { text: "Migrate", link: "/migrate" },
      { text: "Official names and ours", link: "/official-names" },
      { text: "Official samples, rewritten", link: "/official-samples" }
    ]
  }
]

/** Links to files of the repository that are no pages lead to its sources. */
const linksToSources = (md) => {
  md.core.ruler.push("links-to-sources", (state) => {
    const page = state.env.relativePath ?? ""
    for (const { children } of state.tokens) {
      for (const token of children ?? []) {
        const href = token.type === "link_open" ? token.attrGet("href") : undefined
        if (!href || /^(?:[a-z]+:|#|\/)/i.test(href)) continue
        const [path, anchor] = href.split("#")
        const target = posix.normalize(posix.join("docs", posix.dirname(page), path))
        if (target.startsWith("docs/")) continue
        token.attrSet("href", sourceOf(anchor === undefined ? target : `${target}#${anchor}`))
      }
    }
  })
}

export default defineConfig({
  title: "effect-comms",
  description:
    "Clients of Azure Communication Services and Microsoft Graph calls for TypeScript, and a local cloud to run them on",
  base: "./",
  lang: "en-US",
  // Any static host serves files by their names.
  cleanUrls: false,
  lastUpdated: false,
  srcExclude: ["node_modules/**", "examples/**"],
  rewrites: { "decisions/README.md": "decisions/index.md" },
  markdown: {
    config: linksToSources,
    // A whole example is shown without the marks of its parts.
    codeTransformers: [{ name: "regions", preprocess: (code) => code.replace(/^ *\/\/ #(?:end)?region.*\n/gm, "") }],
    theme: { light: "github-light-high-contrast", dark: "github-dark" }
  },
  sitemap: undefined,
  vite: { build: { chunkSizeWarningLimit: 4_096 } },
  themeConfig: {
    search: { provider: "local" },
    outline: { level: [2, 3] },
    nav: [
      { text: "Guide", link: "/quick-start", activeMatch: "^/(?!reference|controls|decisions)" },
      { text: "Reference", link: "/reference/", activeMatch: "^/reference/" },
      { text: "Controls", link: "/controls", activeMatch: "^/controls" },
      { text: "Decisions", link: "/decisions/", activeMatch: "^/decisions/" }
    ],
    sidebar: {
      "/reference/": [{ text: "Modules", items: referenceOf() }],
      "/decisions/": [{ text: "Decisions", link: "/decisions/", items: decisions }],
      "/": guide
    },
    socialLinks: [{ icon: "git", link: repository, ariaLabel: "Sources" }],
    externalLinkIcon: true,
    docFooter: { prev: true, next: true }
  }
})
