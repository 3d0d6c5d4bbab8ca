import { html, type Markup } from './html';

/** A whole page. `notice` stands on every page while nobody signs in. */
export function layout({ title, notice, main }: { title: string; notice: string; main: Markup }): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Parley</title>
        <link rel="stylesheet" href="/page.css" />
        <script src="/page.js" defer></script>
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
          <a class="name" href="/">Parley</a>
          <nav aria-label="Elsewhere"><a href="/api/docs">API documentation</a></nav>
        </header>
        <p class="notice" role="note">${notice}</p>
        <main id="main">${main}</main>
        <p id="news" class="news" role="status" hidden>Something was recorded since this page was drawn. <a href="">Draw it again</a></p>
      </body>
    </html>`.text;
}

/** A titled part of a page, left out where it has nothing to show. */
export const section = (title: string, items: readonly Markup[]): Markup =>
  items.length === 0
    ? html``
    : html`<section>
        <h2>${title}</h2>
        <ul>
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>
      </section>`;
