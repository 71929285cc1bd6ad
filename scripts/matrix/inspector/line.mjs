// A connection between the page and the local cloud that the test cuts and mends.
import * as Net from "node:net"

/** A line to the local cloud that can be cut, and is there again after a while. */
export const startLine = async (port) => {
  const sockets = new Set()
  let isCut = false
  const server = Net.createServer((near) => {
    if (isCut) return near.destroy()
    const far = Net.connect(port, "127.0.0.1")
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on("error", () => {})
      socket.on("close", () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve))
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    cut,
    mend: () => (isCut = false),
    stop: () => {
      cut()
      server.close()
    }
  }
}
