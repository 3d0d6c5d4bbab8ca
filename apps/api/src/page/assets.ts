/** The page's own style: nothing is fetched from elsewhere. */
export const STYLE = `
:root { color-scheme: light; --ink: #16202a; --quiet: #4b5966; --line: #c9d1d8; --accent: #1d4f76; }
* { box-sizing: border-box; }
body { margin: 0; font: 18px/1.5 arial, sans-serif; color: var(--ink); background: #fff; }
header { display: flex; justify-content: space-between; align-items: baseline; padding: .75rem 1.5rem; background: var(--accent); }
header a { color: #fff; } .name { font-weight: bold; font-size: 1.4rem; text-decoration: none; }
.notice { margin: 0; padding: .4rem 1.5rem; background: #fdf3d8; border-bottom: 1px solid #e2c877; font-size: 1rem; }
.news { position: sticky; bottom: 0; margin: 0; padding: .5rem 1.5rem; background: #e3eef7; border-top: 1px solid var(--line); }
main { max-width: 62rem; margin: 0 auto; padding: 1rem 1.5rem 4rem; }
h1 { font-size: 1.9rem; line-height: 1.2; } h2 { font-size: 1.3rem; margin: 2rem 0 .5rem; }
a { color: var(--accent); } a:focus, input:focus, select:focus, button:focus { outline: 3px solid #f5b700; outline-offset: 2px; }
.skip { position: absolute; left: -999px; } .skip:focus { position: static; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-bottom: 1px solid var(--line); }
ul, ol { padding-left: 1.2rem; } li { margin: .4rem 0; overflow-wrap: anywhere; }
.state { display: inline-block; padding: 0 .5rem; border: 2px solid var(--accent); font-weight: bold; }
.open { font-weight: bold; } .quiet { color: var(--quiet); font-size: .95rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: .2rem 0; } dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; }
form { display: flex; flex-wrap: wrap; gap: .75rem; align-items: end; padding: .75rem; background: #f3f5f7; }
label { display: block; font-size: .95rem; } input, select, button { font: inherit; padding: .25rem .5rem; }
`;

/** Says so when something is recorded after the page was drawn. Without it the page works as it is. */
export const SCRIPT = `
'use strict';
if (window.EventSource) {
  const news = document.getElementById('news');
  const feed = new EventSource('/api/events');
  feed.addEventListener('entry', () => { news.hidden = false; feed.close(); });
}
`;
