/** The frame of the page: where one goes, what the clock shows, whether it is connected. */
import type { FunctionComponent } from "preact"
import { CallsView } from "./CallsView.tsx"
import { ChatView } from "./ChatView.tsx"
import { ClockBar } from "./ClockBar.tsx"
import { FaultsView } from "./FaultsView.tsx"
import { hrefOf, usePlace, useSnapshot } from "./hooks.ts"
import { JournalView } from "./JournalView.tsx"
import { PhoneView } from "./PhoneView.tsx"
import { ThemeSwitch } from "./ThemeSwitch.tsx"

const views: Readonly<Record<string, { readonly label: string; readonly View: FunctionComponent }>> = {
  calls: { label: "Calls", View: CallsView },
  phone: { label: "Phone", View: PhoneView },
  chat: { label: "Chat", View: ChatView },
  faults: { label: "Faults & time", View: FaultsView },
  journal: { label: "Journal", View: JournalView }
}

const connections = { connecting: "Connecting", open: "Live", lost: "Connection lost: trying again" } as const

/** The page. */
export const App = () => {
  const [{ path }] = usePlace()
  const { connection, missing } = useSnapshot()
  const current = path[0] !== undefined && Object.hasOwn(views, path[0]) ? path[0] : "calls"
  const View = views[current]?.View ?? CallsView
  return (
    <div class="app">
      <a
        class="skip"
        href="#main-content"
        onClick={(event) => (event.preventDefault(), document.getElementById("main-content")?.focus())}
      >
        Skip to the content
      </a>
      <header class="top">
        <h1 class="brand">
          <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="7" />
            <path d="M8 11h14m-4-4 4 4-4 4M24 21H10m4-4-4 4 4 4" />
          </svg>
          <span>Local cloud</span>
        </h1>
        <nav class="nav" aria-label="Views">
          {Object.entries(views).map(([name, { label }]) => (
            <a key={name} href={hrefOf([name])} aria-current={name === current ? "page" : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <ClockBar />
        <p class={`connection ${connection}`} role="status">
          <span class="dot" aria-hidden="true" />
          <span class="words">{connections[connection]}</span>
          {missing > 0 ? (
            <span class="words" title="The journal keeps the latest entries only">
              , {missing} entries not kept
            </span>
          ) : null}
        </p>
        <ThemeSwitch />
      </header>
      <main id="main-content" tabIndex={-1}>
        <View />
      </main>
    </div>
  )
}
