export const FaultsView = () => <section class="content" aria-label="Faults" />
