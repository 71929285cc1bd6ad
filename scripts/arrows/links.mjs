// Links of the documentation: the file and the heading that a page names are there, and the index of decisions names every decision.
// Addresses elsewhere are not asked for.
import { posix } from "node:path"

const index = "docs/decisions/README.md"

/** Pages of the site that are made when it is built; what leads to them is checked then. */
const made = /^docs\/(?:assumed\.md|controls\.md|reference\/.*)$/

const withoutCode = (text) =>
  text.replace(/^```.*?^```/gms, "").replace(/`[^`\n]*`/g, (code) => "`".repeat(code.length))

/** The anchors of a page, as GitHub makes them: of its headings, and those that it sets itself. */
const anchorsOf = (text) => {
  const headings = [...text.replace(/^```.*?^```/gms, "").matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading]) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
      .replaceAll(" ", "-")
  )
  return new Set([...headings, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map(([, name]) => name)])
}

const linksOf = (text) => [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target)

/** Links to files and headings that are not there, and decisions that the index does not name. */
export const checkLinks = ({ files, read }) => {
  const pages = files.filter((path) => path.endsWith(".md") && !path.endsWith("CHANGELOG.md"))
  const known = new Set(files.flatMap((path) => path.split("/").map((_, i, parts) => parts.slice(0, i + 1).join("/"))))
  const problems = pages.flatMap((page) =>
    linksOf(read(page) ?? "")
      .filter((target) => !/^[a-z][a-z+.-]*:/i.test(target))
      .flatMap((target) => {
        const [path, anchor] = target.split("#")
        const file = path === "" ? page : posix.normalize(posix.join(posix.dirname(page), path)).replace(/\/$/, "")
        if (made.test(file)) return []
        if (!known.has(file)) return [`${page}: links to ${target}, which is not there`]
        if (anchor === undefined || !file.endsWith(".md")) return []
        return anchorsOf(read(file) ?? "").has(anchor)
          ? []
          : [`${page}: links to ${target}, and there is no such heading`]
      })
  )
  const named = new Set(linksOf(known.has(index) ? (read(index) ?? "") : ""))
  const decisions = pages.filter((path) => path.startsWith("docs/decisions/") && path !== index)
  return [
    ...problems,
    ...decisions.filter((path) => !named.has(posix.basename(path))).map((path) => `${path}: has no row in ${index}`)
  ]
}
