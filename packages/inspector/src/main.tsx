/** The page of the local cloud. */
import { render } from "preact"
import * as Store from "./cloud/Store.ts"
import { App } from "./view/App.tsx"
import { StoreContext } from "./view/hooks.ts"
import { applyTheme } from "./view/theme.ts"

applyTheme()
const element = document.getElementById("app")
if (element !== null)
  render(
    <StoreContext.Provider value={Store.make()}>
      <App />
    </StoreContext.Provider>,
    element
  )
