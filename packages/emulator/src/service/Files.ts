/** Files that a service keeps, such as recordings: what is at a path, and bytes that are made when they are asked for. */

import type { ServiceProfile } from "./ServiceProfile.ts"

/** Bytes by position; nothing of them is kept. */
export interface Content {
  readonly length: number
  /** The bytes from one position up to, not including, another. */
  readonly read: (from: number, to: number) => Uint8Array
}

/** Bytes that there are. */
export const contentOf = (bytes: Uint8Array): Content => ({
  length: bytes.length,
  read: (from, to) => bytes.subarray(from, to)
})

/** Bytes that a control answers with, in place of JSON. */
export class Download {
  readonly type: string
  readonly content: Content

  /** Of a media type. */
  constructor(type: string, content: Content) {
    this.type = type
    this.content = content
  }
}

/** What is at a path. */
export interface File {
  readonly type: string
  /** Made when it is asked for where that takes its time; `undefined` when the local cloud cannot make it: then `problem` says why. */
  readonly content: Content | Promise<Content> | undefined
  readonly problem?: string
}

/** What may be asked for of files. */
export interface FilePath {
  readonly method: "GET" | "DELETE"
  /** With `{name}` for each parameter. */
  readonly path: string
  readonly summary: string
  /** Whether it is for requests with the token that was sent with its URL, and not for the resource. Default false. */
  readonly isForToken?: boolean
}

/** The files of a service. */
export interface Files {
  /** Of the service whose credentials they are for. */
  readonly profile: ServiceProfile
  /** Whether a bearer may have a path, where files have credentials of their own; default those of the service. */
  readonly takes?: (path: string, bearer: string) => boolean
  readonly paths: ReadonlyArray<FilePath>
  /** Whether a path is that of a file, be it there or not. */
  readonly owns: (path: string) => boolean
  readonly read: (path: string) => File | undefined
  /** Takes away what a path is for; whether there was something. */
  readonly remove: (path: string) => boolean
}
