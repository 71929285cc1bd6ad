/** Recorded answers as files: WAV, for requests with the token that the notification gave. */
import type { Files } from "../service/Files.ts"
import { profile } from "./profile.ts"
import type { Calls } from "./state/Calls.ts"

const root = "/recordings/"

/** The recordings of calls. */
export const filesOf = ({ recordings }: Calls): Files => {
  const find = (path: string) => recordings.get(path.slice(root.length))
  return {
    profile,
    paths: [
      { method: "GET", path: `${root}{operationId}`, summary: "The recorded answer of a Graph call.", isForToken: true }
    ],
    takes: (path, bearer) => {
      const recording = find(path)
      return recording === undefined || recording.token === bearer
    },
    owns: (path) => path.startsWith(root),
    read: (path) => {
      const recording = find(path)
      return recording === undefined ? undefined : { type: "application/octet-stream", content: recording.content }
    },
    remove: () => false
  }
}
