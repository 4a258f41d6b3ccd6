// Style of a printed face. A dotted line's box is its whole line (one pitch high): ink above and below the
// dots belongs to it. Nothing is positioned by hand, so another layout moves everything it would move on paper.
export const sheetCss = `
html, body { margin: 0; background: #fff; }
.sheet { position: relative; box-sizing: border-box; overflow: hidden; background: #fff; color: #141414;
	font-size: var(--label); font-kerning: normal; -webkit-font-smoothing: antialiased; }
.flow { position: relative; }
.code { text-align: right; font-size: var(--code); font-style: italic; line-height: 1.15; margin-bottom: 1.5mm; }
.motto { text-align: center; line-height: 1.25; margin-bottom: 3mm; }
.strong { font-weight: 700; }
.under span { border-bottom: 0.25mm solid; padding-bottom: 0.4mm; }
.masthead { display: flex; justify-content: space-between; align-items: flex-start; gap: 3mm; margin-bottom: 2mm; }
.masthead > .motto { flex: none; font-size: 0.92em; margin: 0; }
.office { flex: 1 1 0; min-width: 0; text-align: center; line-height: 1.25; }
.title { text-align: center; font-weight: 700; font-size: var(--title); line-height: 1.35; }
.subtitle { text-align: center; font-style: italic; line-height: 1.2; margin-bottom: 1.5mm; }
.heading { font-weight: 700; line-height: var(--pitch); }
.paragraph { line-height: 1.3; margin: 1.5mm 0; text-indent: 8mm; }
.footnote { font-size: calc(var(--label) * 0.8); line-height: 1.25; font-style: italic; }
.row { display: flex; height: var(--pitch); line-height: var(--pitch); white-space: nowrap; }
.item { display: flex; min-width: 0; flex: none; }
.label { flex: none; }
.label.bold { font-weight: 700; }
.leader { position: relative; flex: 1 1 0; min-width: 0; height: var(--pitch); }
.leader > i, .slot > i, .place > i { position: absolute; inset: 0; overflow: hidden; font-style: normal; font-family: Tinos; }
.item > .leader { margin-right: 1mm; }
.slots, .words { display: flex; }
.slot { position: relative; flex: 1 1 0; height: var(--pitch); }
.words .slot:nth-child(3) { flex-grow: 1.5; }
.date { justify-content: center; font-style: italic; }
.date .leader { flex: 0 1 46mm; min-width: 0; }
.place { position: relative; flex: 0 3 22mm; min-width: 0; height: var(--pitch); }
.cells { display: flex; align-items: center; gap: 0; }
.cell { box-sizing: border-box; width: 5mm; height: 5.4mm; border: 0.25mm solid #222; margin-right: -0.25mm; position: relative; font-weight: 400; }
.ticks { display: flex; gap: 4mm; }
.tick b { display: inline-block; box-sizing: border-box; width: 3.6mm; height: 3.6mm; border: 0.25mm solid #222; margin-right: 1mm; vertical-align: -0.5mm; position: relative; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: 0.8mm 0 1.5mm; }
th, td { border: 0.25mm solid #1c1c1c; padding: 0; }
th { font-size: calc(var(--label) * 0.84); line-height: 1.12; padding: 0.6mm 0.5mm; font-weight: 700; text-align: center; vertical-align: middle; overflow-wrap: anywhere; }
td { height: var(--row); position: relative; }
.signatures { display: flex; text-align: center; }
.signature { position: relative; line-height: 1.25; }
.small { font-style: italic; font-size: calc(var(--label) * 0.92); }
.free { position: relative; height: var(--pitch); }
.sign { height: 15mm; position: relative; }
.frame .flow::before { content: ''; position: absolute; inset: -2mm; border: 0.4mm solid #222; }
.guilloche { background-color: #fdf3ec; background-image:
	repeating-radial-gradient(circle at 50% 48%, rgba(214, 130, 120, 0.22) 0 0.25mm, transparent 0.25mm 1.9mm),
	repeating-radial-gradient(circle at 12% 8%, rgba(120, 160, 120, 0.2) 0 0.2mm, transparent 0.2mm 1.6mm),
	repeating-radial-gradient(circle at 88% 92%, rgba(200, 150, 90, 0.2) 0 0.2mm, transparent 0.2mm 2.1mm); }
.guilloche::before { content: ''; position: absolute; inset: 3mm; border: 0.5mm solid #b65c4c; outline: 0.2mm solid #b65c4c; outline-offset: -1.2mm; }
.ink { position: absolute; white-space: nowrap; transform-origin: 0 50%; }
.ink span { display: inline-block; white-space: pre; }
`;
