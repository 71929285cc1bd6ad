/** The folder of `--media`: a file is found by the path of its URL, or by the last segment of that, and never outside of the folder. */
import { open, realpath } from "node:fs/promises"
import { isAbsolute, join, relative, sep } from "node:path"
import { mostBytes } from "../../sound/WaveFile.ts"

/** The path of a URL in its segments; `undefined` when one of them is none of a file. */
const segmentsOf = (uri: string): ReadonlyArray<string> | undefined => {
  try {
    const path = URL.canParse(uri) ? new URL(uri).pathname : (uri.split(/[?#]/, 1)[0] ?? "")
    const segments = path
      .split("/")
      .filter((segment) => segment !== "")
      .map(decodeURIComponent)
    const isStrange = (segment: string) => segment.startsWith(".") || /[\\/:\0]/.test(segment)
    return segments.length === 0 || segments.some(isStrange) ? undefined : segments
  } catch {
    return undefined
  }
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && "code" in error && ["ENOENT", "ENOTDIR", "EISDIR"].includes(String(error.code))

const readInside = async (folder: string, segments: ReadonlyArray<string>): Promise<Uint8Array | undefined> => {
  try {
    const root = await realpath(folder)
    const path = await realpath(join(root, ...segments))
    const inside = relative(root, path)
    if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined
    const file = await open(path)
    try {
      const { size } = await file.stat()
      if (size > mostBytes) throw new Error("expected at most 32 MiB")
      return await file.readFile()
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** The bytes of the file that a URL names; `undefined` when there is none. */
export const readMedia = async (folder: string, uri: string): Promise<Uint8Array | undefined> => {
  const segments = segmentsOf(uri)
  if (segments === undefined) return undefined
  return (await readInside(folder, segments)) ?? (await readInside(folder, segments.slice(-1)))
}
