export const PhoneView = () => <section class="content" aria-label="Phone" />
