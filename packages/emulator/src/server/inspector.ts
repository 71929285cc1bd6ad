/**
 * The inspector's files: a page with its scripts and styles, which the build puts beside what is compiled. They are read when they are
 * asked for, and load nothing from any other host.
 */
import { readFile } from "node:fs/promises"
import type { Answer } from "../kernel/http/Exchange.ts"

/** Where the files may be: beside the bundled command, beside the compiled modules, and in the build when the sources run. */
const folders = ["./inspector/", "../inspector/", "../../dist/inspector/"].map(
  (folder) => new URL(folder, import.meta.url)
)

const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml"
}

/** Nothing inline, nothing from elsewhere, no frame around it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join("; ")

const secure = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin"
}

const asset = /^\/_emulator\/assets\/([\w-]+(?:\.[\w-]+)*\.(?:js|css|svg))$/

/** The file that a path names, relative to the inspector's folder; `undefined` when it names none. */
export const fileOf = (path: string): string | undefined => {
  if (path === "/_emulator" || path === "/_emulator/") return "index.html"
  const name = asset.exec(path)?.[1]
  return name === undefined ? undefined : `assets/${name}`
}

const textOf = async (file: string): Promise<string | undefined> => {
  for (const folder of folders)
    try {
      return await readFile(new URL(file, folder), "utf8")
    } catch {
      // It may be in the next folder.
    }
  return undefined
}

const plain = (status: number, body: string): Answer => ({
  status,
  headers: { ...secure, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  body
})

/** A file of the inspector. */
export const serve = async (file: string): Promise<Answer> => {
  const body = await textOf(file)
  if (body !== undefined) {
    // The names of all but the page say what is in them.
    const cache = file === "index.html" ? "no-cache" : "public, max-age=31536000, immutable"
    const type = types[file.slice(file.lastIndexOf(".") + 1)] ?? "application/octet-stream"
    return { status: 200, headers: { ...secure, "content-type": type, "cache-control": cache }, body }
  }
  return file === "index.html"
    ? plain(503, "The inspector's page is not built: expected dist/inspector in the package.\n")
    : plain(404, "The inspector has no such file.\n")
}
