#include "report/html_style.h"

namespace painpoint::report {

const std::string_view kPageStyle = R"(
:root { color-scheme: light; }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: #fff; color: #1b1f24; line-height: 1.5;
  font-family: "Noto Sans", "Segoe UI", "DejaVu Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "Noto Sans CJK TC", "Microsoft JhengHei", Arial, sans-serif;
  font-size: 16px; overflow-wrap: break-word;
}
header, main, footer { max-width: 68rem; margin: 0 auto; padding: 0 1.25rem; }
header { padding-top: 2rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .25rem; }
h2 { font-size: 1.4rem; line-height: 1.25; margin: 3rem 0 .75rem; padding-top: .75rem; border-top: 3px solid #005a82; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 .5rem; }
p { margin: 0 0 .75rem; max-width: 46rem; }
.subtitle, .note, .more, footer { color: #57606a; }
.strong { font-weight: bold; }
nav ul { list-style: none; padding: 0; margin: 1rem 0 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; }
a { color: #005a82; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 3px solid #005a82; outline-offset: 2px; }
.points { list-style: none; margin: 0; padding: 0; counter-reset: point; }
.points > li { counter-increment: point; position: relative; padding: .6rem 0; padding-inline-start: 2.75rem; border-top: 1px solid #d0d7de; }
.points > li::before { content: counter(point); position: absolute; inset-inline-start: 0; top: .65rem; width: 1.9rem; height: 1.9rem; border-radius: 50%; background: #005a82; color: #fff; font-weight: bold; text-align: center; line-height: 1.9rem; }
.points h3 { margin: .1rem 0 .15rem; font-size: .95rem; color: #57606a; }
.points p { margin: 0 0 .3rem; max-width: none; }
.points .answer { font-size: 1.08rem; }
.points .more { font-size: .92rem; }
.warning { border-inline-start: 5px solid #b04200; background: #fff6ef; padding: .6rem .9rem; margin: 0 0 1rem; max-width: 46rem; }
.scroll { overflow-x: auto; margin: .75rem 0 .25rem; }
table { border-collapse: collapse; font-size: .9rem; line-height: 1.35; }
caption { text-align: start; font-weight: bold; font-size: 1rem; padding: .25rem 0 .4rem; }
th, td { padding: .3rem .6rem; vertical-align: top; text-align: start; border-bottom: 1px solid #d0d7de; }
thead th, thead td { vertical-align: bottom; border-bottom: 2px solid #57606a; }
thead .unit { display: block; font-weight: normal; color: #57606a; }
tbody th { font-weight: normal; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
th.n { white-space: normal; }
td.text, tbody th { min-width: 5.5rem; max-width: 24rem; }
tbody th { min-width: 11rem; }
tr.quiet th, tr.quiet td { color: #57606a; font-size: .85em; padding-top: 0; border-bottom-color: #d0d7de; }
td small { color: #57606a; font-size: .85em; }
.note { font-size: .88rem; }
figure { margin: 1rem 0; }
.picture { overflow-x: auto; }
.picture svg { display: block; max-width: none; height: auto; direction: ltr; }
figure.wide .picture svg { max-width: 100%; min-width: 64rem; }
[dir="rtl"] p[dir="ltr"] { text-align: right; }
figure:not(.wide) .picture svg { max-width: 100%; min-width: 34rem; }
details { margin: .25rem 0 1rem; }
summary { cursor: pointer; color: #005a82; }
pre { background: #f6f8fa; border: 1px solid #d0d7de; padding: .6rem .8rem; overflow-x: auto; font-size: .85rem; font-family: "DejaVu Sans Mono", Consolas, monospace; }
ul.bullets { padding-inline-start: 1.4rem; margin: 0 0 .75rem; max-width: 46rem; }
footer { margin-top: 3rem; padding-top: 1rem; padding-bottom: 2rem; border-top: 1px solid #d0d7de; font-size: .88rem; }
@media (min-width: 72rem) {
  figure.wide .picture { width: calc(100vw - 5rem); max-width: 100rem; position: relative; inset-inline-start: 50%; }
  html[dir="ltr"] figure.wide .picture { transform: translateX(-50%); }
  html[dir="rtl"] figure.wide .picture { transform: translateX(50%); }
}
@media (max-width: 36rem) {
  body { font-size: 15px; }
  header, main, footer { padding-inline: .9rem; }
  h1 { font-size: 1.5rem; }
  h2 { font-size: 1.22rem; }
  th, td { padding: .3rem .45rem; }
  tbody th { position: sticky; inset-inline-start: 0; background: #fff; max-width: 42vw; min-width: 0; }
  thead th:first-child { position: sticky; inset-inline-start: 0; background: #fff; }
  .points > li { padding-inline-start: 2.4rem; }
}
@media print {
  @page { size: A4; margin: 14mm 13mm; }
  @page wide { size: A4 landscape; }
  html { font-size: 9.5pt; }
  body { font-size: 9.5pt; line-height: 1.38; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  header, main, footer { max-width: none; padding-inline: 0; }
  header { padding-top: 0; }
  nav { display: none; }
  h1 { font-size: 18pt; }
  h2 { font-size: 14pt; margin: 7mm 0 2mm; }
  h3 { font-size: 11pt; }
  h2, h3, caption { break-after: avoid; }
  p, .warning, ul.bullets { max-width: none; }
  .own-page { break-before: page; }
  .own-page > h2 { margin-top: 0; }
  .points > li, .picture, .short, tr, .warning, pre { break-inside: avoid; }
  .picture { break-after: avoid; }
  .points > li { padding-top: .35rem; padding-bottom: .35rem; }
  .scroll, .picture { overflow: visible; }
  table { font-size: 8pt; }
  th, td { padding: .18rem .35rem; }
  td.text, tbody th { min-width: 0; }
  thead { display: table-header-group; }
  figure .picture svg, figure:not(.wide) .picture svg { max-width: 100%; min-width: 0; max-height: 120mm; }
  section.landscape { page: wide; }
  html figure.wide .picture { width: auto; position: static; transform: none; }
  figure.wide .picture svg { width: 100%; min-width: 0; max-height: 155mm; }
  details:not([open]) { display: none; }
  a { color: inherit; text-decoration: none; }
}
)";

}  // namespace painpoint::report
