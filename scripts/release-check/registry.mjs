// A package registry on the loopback address that knows only the given tarballs: a packument per package, and the
// tarballs. npm and pnpm are pointed to it for one scope; everything else comes from where it usually comes.
import { createServer } from "node:http"

const answer = (tarballs, origin, url) => {
  const path = decodeURIComponent(url.split("?")[0]).slice(1)
  const tarball = tarballs.find(({ manifest }) => path === `${manifest.name}/-/${manifest.version}.tgz`)
  if (tarball !== undefined) return { type: "application/octet-stream", body: tarball.bytes }
  const versions = tarballs.filter(({ manifest }) => manifest.name === path)
  if (versions.length === 0) return undefined
  const packument = {
    name: path,
    "dist-tags": { latest: versions.at(-1).manifest.version },
    // Package managers refuse what is too young; these are as old as they need to be.
    time: Object.fromEntries(versions.map(({ manifest }) => [manifest.version, "2020-01-01T00:00:00.000Z"])),
    versions: Object.fromEntries(
      versions.map(({ manifest, integrity }) => [
        manifest.version,
        { ...manifest, dist: { integrity, tarball: `${origin}/${path}/-/${manifest.version}.tgz` } }
      ])
    )
  }
  return { type: "application/json", body: JSON.stringify(packument) }
}

/** Starts the registry; resolves with its origin and the function that stops it. */
export const serveTarballs = (tarballs) =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      const found = answer(tarballs, `http://127.0.0.1:${server.address().port}`, request.url)
      if (found === undefined) return response.writeHead(404).end()
      return response.writeHead(200, { "content-type": found.type }).end(found.body)
    })
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () =>
      resolve({
        origin: `http://127.0.0.1:${server.address().port}`,
        stop: () => {
          server.closeAllConnections()
          server.close()
        }
      })
    )
  })
