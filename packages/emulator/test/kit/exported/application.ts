/** What the exported test runs: the application of the README. */
export { makeMenu as makeApplication } from "../readme/menu.ts"
