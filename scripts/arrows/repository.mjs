// What the checks look at: the text files of the repository and its workspace packages. Files that git ignores
// (dependencies, build output, caches) are never part of it, also where there is no git.
import { spawnSync } from "node:child_process"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"

const ignoredWithoutGit = new Set([".git", ".turbo", "coverage", "dist", "node_modules", "pacts", "verifications"])

const walk = (directory, prefix = "") =>
  readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = prefix + entry.name
    if (entry.isDirectory()) {
      return ignoredWithoutGit.has(entry.name) && path !== "contracts/pacts"
        ? []
        : walk(join(directory, entry.name), `${path}/`)
    }
    return [path]
  })

/** Paths, relative to `root` and with forward slashes, of every file that git tracks or would track. */
const listFiles = (root) => {
  const options = { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 }
  const top = spawnSync("git", ["rev-parse", "--show-prefix"], options)
  // A prefix means that the repository of git is a folder above this one: its index says nothing about us.
  if (top.status === 0 && top.stdout.trim() === "") {
    const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], options)
    if (listed.status === 0)
      return listed.stdout.split("\0").filter((path) => path !== "" && existsSync(join(root, path)))
  }
  return walk(root)
}

/** A repository as the checks see it: `read` gives a file's text, or undefined when it is binary. */
export const openRepository = (root) => {
  const files = [...new Set(listFiles(root))].toSorted((a, b) => (a < b ? -1 : 1))
  const texts = new Map()
  const read = (path) => {
    if (!texts.has(path)) {
      const text = readFileSync(join(root, path), "utf8")
      texts.set(path, text.includes("\0") ? undefined : text)
    }
    return texts.get(path)
  }
  const packages = files
    .filter((path) => /^(?:(?:packages|apps)\/[^/]+|contracts)\/package\.json$/.test(path))
    .map((path) => {
      const folder = path.slice(0, -"/package.json".length)
      return {
        folder,
        name: folder.split("/").at(-1),
        manifest: JSON.parse(read(path)),
        sources: files.filter((file) => file.startsWith(`${folder}/`) && /\.[cm]?[jt]sx?$/.test(file))
      }
    })
  return { root, files, read, packages }
}
