/** How an exported page looks on a screen and on paper, in the faces that the reader's system has. Logical properties only. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1d1b18; --soft: #5d574e; --rule: #cfc7b8; --paper: #fbf9f4; --mark: #f3e3a4; --accent: #1f5d43; }
@media (prefers-color-scheme: dark) { :root { --ink: #e9e4da; --soft: #aaa396; --rule: #4a463f; --paper: #1f1e1c; --mark: #5a4d1c; --accent: #8fc7ab; } }
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); }
body { max-inline-size: 42rem; margin-inline: auto; padding: 2.5rem 1.25rem; overflow-wrap: break-word;
  font: 400 1.25rem/1.9 'Noto Naskh Arabic', Amiri, 'Scheherazade New', 'Geeza Pro', 'Traditional Arabic', 'Noto Serif', Georgia, 'Times New Roman', serif;
  font-synthesis: weight; text-align: start; }
main:dir(ltr) { line-height: 1.65; }
header { margin-block-end: 1.5rem; padding-block-end: 1rem; border-block-end: 1px solid var(--rule); }
h1 { margin: 0 0 0.4em; font-size: 1.8em; line-height: 1.4; }
h2, h3, h4, h5, h6 { margin-block: 1.6em 0.4em; font-size: 1.1em; line-height: 1.55; }
.facts, footer, .own h2, footer h2, nav { color: var(--soft); font-size: 0.8em; line-height: 1.7; }
.facts { margin: 0; text-align: -webkit-match-parent; text-align: match-parent; }
p, ul, ol, dl, blockquote, figure, pre, table { margin-block: 0 1em; margin-inline: 0; }
ul, ol { padding-inline-start: 1.6em; }
blockquote { padding-inline-start: 1.1em; border-inline-start: 3px solid var(--soft); }
em, i, cite, dfn { font-style: normal; font-weight: 600; }
:lang(fr) em, :lang(en) em, [dir='ltr'] em { font-style: italic; font-weight: inherit; }
a { color: var(--accent); text-underline-offset: 0.3em; }
img { display: block; max-inline-size: 100%; block-size: auto; margin-inline: auto; }
main > img { margin-block-end: 1.5rem; }
figcaption, caption { margin-block-start: 0.5em; color: var(--soft); font-size: 0.75em; text-align: start; }
table { display: block; overflow-x: auto; border-collapse: collapse; font-size: 0.85em; }
th, td { padding: 0.4em 0.6em; border-block-end: 1px solid var(--rule); text-align: start; vertical-align: top; }
pre, code { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 0.82em; text-align: start; }
pre { overflow-x: auto; white-space: pre-wrap; }
mark { background: var(--mark); color: inherit; }
.own, footer { margin-block-start: 2rem; padding-block-start: 0.5rem; border-block-start: 1px solid var(--rule); }
.citation { overflow-wrap: anywhere; }
nav ul { font-size: 1.2em; }
nav li { margin-block-end: 0.4em; }
@page { size: a4; margin: 18mm 20mm; }
@media print {
  :root { --ink: black; --soft: #444; --rule: #999; --paper: white; --accent: black; }
  body { max-inline-size: none; padding: 0; font-size: 11.5pt; }
  img { max-block-size: 16cm; object-fit: contain; }
  h1, h2, h3, h4 { break-after: avoid; }
  figure, tr, img { break-inside: avoid; }
  p { orphans: 3; widows: 3; }
}
`
