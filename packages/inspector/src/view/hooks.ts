/** What components share: the store, the address, the visible part of a long list, and the size of an element. */
import { createContext } from "preact"
import { useCallback, useContext, useEffect, useLayoutEffect, useReducer, useRef, useState } from "preact/hooks"
import type { Snapshot, Store } from "../cloud/Store.ts"

/** The store. */
export const StoreContext = createContext<Store | undefined>(undefined)

/** The store itself. */
export const useStore = (): Store => {
  const store = useContext(StoreContext)
  if (store === undefined) throw new TypeError("expected a store around the page")
  return store
}

/** What it has now. */
export const useSnapshot = (): Snapshot => {
  const store = useStore()
  const [, draw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => store.subscribe(() => draw(undefined)), [store])
  return store.get()
}

/** Where the page is: the parts of the fragment's path, and its query. */
export interface Place {
  readonly path: ReadonlyArray<string>
  readonly query: URLSearchParams
}

const read = (): Place => {
  const [path = "", query = ""] = location.hash.replace(/^#\/?/, "").split("?")
  return {
    path: path
      .split("/")
      .filter((part) => part !== "")
      .map(decodeURIComponent),
    query: new URLSearchParams(query)
  }
}

/** The fragment of a place. */
export const hrefOf = (path: ReadonlyArray<string>, query: Readonly<Record<string, string>> = {}): string => {
  const pairs = new URLSearchParams(query).toString()
  return `#/${path.map(encodeURIComponent).join("/")}${pairs === "" ? "" : `?${pairs}`}`
}

/** The place, and going elsewhere; `isStep` to be able to come back. */
export const usePlace = (): readonly [Place, (href: string, isStep?: boolean) => void] => {
  const [place, set] = useState(read)
  useEffect(() => {
    const follow = () => set(read())
    addEventListener("hashchange", follow)
    return () => removeEventListener("hashchange", follow)
  }, [])
  const go = useCallback((href: string, isStep = true) => {
    if (isStep) location.hash = href
    else {
      history.replaceState(undefined, "", href)
      set(read())
    }
  }, [])
  return [place, go]
}

/** How large an element is. */
const useSize = () => {
  const ref = useRef<HTMLDivElement>(null)
  const [size, set] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (element === null) return
    const measure = () => set({ width: element.clientWidth, height: element.clientHeight })
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, size] as const
}

/** The rows of a long list that are to be seen, with some on either side; it stays at its end while more comes. */
export const useWindow = (count: number, rowHeight: number, isFollowing: boolean) => {
  const [ref, size] = useSize()
  const [top, setTop] = useState(0)
  const isAtEnd = useRef(true)
  const scroll = useCallback(() => {
    const element = ref.current
    if (element === null) return
    isAtEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < rowHeight * 2
    setTop(element.scrollTop)
  }, [rowHeight])
  useLayoutEffect(() => {
    const element = ref.current
    if (element !== null && isFollowing && isAtEnd.current) element.scrollTop = element.scrollHeight
  }, [count, isFollowing, size.height])
  const reveal = useCallback(
    (index: number, before = 0) => {
      const element = ref.current
      if (element === null) return
      const y = index * rowHeight + before
      if (y - before < element.scrollTop || y + rowHeight * 2 > element.scrollTop + element.clientHeight) {
        isAtEnd.current = false
        element.scrollTop = Math.max(0, y - element.clientHeight / 2)
      }
    },
    [rowHeight]
  )
  const first = Math.max(0, Math.floor(top / rowHeight) - 12)
  const end = Math.min(count, Math.ceil((top + size.height) / rowHeight) + 12)
  return { ref, size, scroll, first, end, reveal }
}
