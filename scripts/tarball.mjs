// Packs a package as it would be published and reads the result: what users get, not what lies in the folder.
import { spawnSync } from "node:child_process"
import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { isAbsolute, join } from "node:path"
import { gunzipSync } from "node:zlib"

/** The regular files of a gzipped tar, by path. Long names come as `prefix` (ustar); npm tarballs use nothing else. */
const filesOf = (bytes) => {
  const tar = gunzipSync(bytes)
  const text = (from, length) => tar.toString("utf8", from, from + length).replace(/\0.*$/s, "")
  const files = new Map()
  for (let offset = 0; offset + 512 <= tar.length && tar[offset] !== 0;) {
    const size = Number.parseInt(text(offset + 124, 12), 8)
    const prefix = text(offset + 345, 155)
    const name = text(offset, 100)
    if ("0\0".includes(text(offset + 156, 1))) {
      files.set(prefix === "" ? name : `${prefix}/${name}`, tar.subarray(offset + 512, offset + 512 + size))
    }
    offset += 512 + Math.ceil(size / 512) * 512
  }
  return files
}

/** Packs the package in `folder` into `destination` with pnpm, which replaces `workspace:` and `catalog:` ranges. */
export const packPackage = (folder, destination) => {
  const packed = spawnSync("pnpm", ["pack", "--json", "--pack-destination", destination], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32"
  })
  if (packed.status !== 0) throw new Error(`pnpm pack failed in ${folder}:\n${packed.stdout}${packed.stderr}`)
  const { filename } = JSON.parse(packed.stdout)
  const path = isAbsolute(filename) ? filename : join(destination, filename)
  const bytes = readFileSync(path)
  const files = filesOf(bytes)
  const manifest = JSON.parse(files.get("package/package.json").toString("utf8"))
  return { path, bytes, files, manifest, integrity: `sha512-${createHash("sha512").update(bytes).digest("base64")}` }
}
