// The style sheet of a report’s page.

export const REPORT_STYLE = `
:root { color-scheme: light dark; --ground: #ffffff; --card: #f5f6f8; --ink: #1c1e21;
  --quiet: #565b64; --rule: #d7dae0; --bar: #0b57d0; --link: #0b57d0; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #1b1c1e; --card: #26282b; --ink: #e6e7e9; --quiet: #a9adb5; --rule: #41444a;
    --bar: #7cacf8; --link: #9cc2ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.55 ui-sans-serif, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
h1 { font-size: 2rem; line-height: 1.2; letter-spacing: -0.01em; margin: 0 0 1.25rem;
  overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.5rem 0 0.75rem; }
p { max-width: 46rem; margin: 0 0 0.75rem; }
ul { margin: 0 0 0.75rem; padding-inline-start: 1.25rem; }
li { margin: 0.15rem 0; overflow-wrap: anywhere; }
a { color: var(--link); }
code { font: 0.9em/1.4 ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, Consolas,
    'Noto Sans Mono', monospace; background: var(--card); border-radius: 4px;
  padding: 0.1em 0.35em; white-space: pre-wrap; overflow-wrap: anywhere; }
pre { background: var(--card); border-radius: 8px; padding: 0.75rem 1rem; overflow-x: auto; }
pre code { background: none; padding: 0; }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0.75rem;
  margin: 0 0 1.5rem; }
dl div { display: flex; flex-direction: column-reverse; background: var(--card);
  border-radius: 8px; padding: 0.7rem 1rem; }
dt { color: var(--quiet); font-size: 0.875rem; }
dd { margin: 0; font-size: 1.6rem; line-height: 1.25; font-weight: 600;
  font-variant-numeric: tabular-nums; }
.scroll { overflow-x: auto; margin: 0 0 1.25rem; }
.scroll:focus-visible, pre:focus-visible, a:focus-visible { outline: 2px solid var(--link);
  outline-offset: 2px; }
table { border-collapse: collapse; min-width: min(100%, 26rem); font-size: 0.9375rem; }
caption { text-align: start; color: var(--quiet); font-size: 0.875rem; padding: 0 0 0.35rem; }
th, td { text-align: start; padding: 0.4rem 1.25rem 0.4rem 0; border-bottom: 1px solid var(--rule);
  vertical-align: baseline; }
th { font-weight: 400; }
thead th { font-weight: 600; vertical-align: bottom; border-bottom-width: 2px; }
th:last-child, td:last-child { padding-inline-end: 0; }
table code { overflow-wrap: break-word; }
.number { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .number { white-space: normal; }
.bar { width: 7rem; height: 0.6rem; margin-inline-start: 0.6rem; border-radius: 3px;
  fill: var(--bar); vertical-align: baseline; }
.bar .rail { fill: var(--rule); }
@media (max-width: 34rem) { .bar { width: 3rem; } th, td { padding-inline-end: 0.75rem; } }
@media print { body { font-size: 11pt; } main { max-width: none; padding: 0; }
  h2 { break-after: avoid; } tr { break-inside: avoid; } .scroll { overflow: visible; } }
`;
