// Draws the built program's screen as docs/compare.svg: it runs in a pseudo-terminal, and each run of like cells becomes a <text>.
import { writeFileSync } from 'node:fs'
import pty from '@lydell/node-pty'
import xterm from '@xterm/headless'

const COLUMNS = 120
const ROWS = 34
const CELL = { width: 8.4, height: 17, baseline: 13 }
const GROUND = '#1b1e24'
const TEXT = '#d6dae2'

const screen = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true })
const { NO_COLOR, CI, ...inherited } = process.env
const env = { ...inherited, COLORTERM: 'truecolor', LANG: 'C.UTF-8' }
const program = pty.spawn(process.execPath, ['dist/handshark.js', '--theme', 'dark'], {
	name: 'xterm-256color',
	cols: COLUMNS,
	rows: ROWS,
	env,
})
program.onData(data => screen.write(data))
await until(() => textOf().includes('not found'))
await new Promise(resolve => setTimeout(resolve, 500))
writeFileSync('docs/compare.svg', svg())
program.write('q')

async function until(isThere) {
	for (let tries = 0; !isThere(); tries++) {
		if (tries > 200) throw new Error('the comparison does not appear')
		await new Promise(resolve => setTimeout(resolve, 50))
	}
}

function textOf() {
	return Array.from({ length: ROWS }, (_, y) => screen.buffer.active.getLine(y)?.translateToString() ?? '').join('\n')
}

function svg() {
	const width = Math.ceil(COLUMNS * CELL.width) + 24
	const height = ROWS * CELL.height + 24
	const shapes = Array.from({ length: ROWS }, (_, y) => row(screen.buffer.active.getLine(y), y)).join('\n')
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="handshark: the same request in the clear and over TLS">
<rect width="100%" height="100%" rx="8" fill="${GROUND}"/>
<g font-family="ui-monospace,'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="14" xml:space="preserve">
${shapes}
</g></svg>
`
}

function row(line, y) {
	const runs = []
	for (let x = 0; x < COLUMNS; x++) {
		const cell = line.getCell(x)
		if (cell.getWidth() === 0) continue
		const look = lookOf(cell)
		const last = runs.at(-1)
		if (last && last.look === look.key)
			Object.assign(last, { text: last.text + (cell.getChars() || ' '), end: x + cell.getWidth() })
		else runs.push({ look: look.key, ...look, text: cell.getChars() || ' ', start: x, end: x + cell.getWidth() })
	}
	return runs.map(run => shape(run, y)).join('')
}

function lookOf(cell) {
	let ink = cell.isFgRGB() ? rgb(cell.getFgColor()) : TEXT
	let ground = cell.isBgRGB() ? rgb(cell.getBgColor()) : GROUND
	if (cell.isInverse()) [ink, ground] = [ground, ink]
	const bold = cell.isBold() !== 0
	return { ink, ground, bold, key: `${ink} ${ground} ${bold}` }
}

function shape({ text, start, end, ink, ground, bold }, y) {
	const x = 12 + start * CELL.width
	const top = 12 + y * CELL.height
	const width = (end - start) * CELL.width
	const back =
		ground === GROUND
			? ''
			: `<rect x="${x.toFixed(1)}" y="${top}" width="${width.toFixed(1)}" height="${CELL.height}" fill="${ground}"/>`
	if (text.trim() === '') return back
	const weight = bold ? ' font-weight="bold"' : ''
	const clean = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
	return `${back}<text x="${x.toFixed(1)}" y="${top + CELL.baseline}" textLength="${width.toFixed(1)}" fill="${ink}"${weight}>${clean}</text>`
}

function rgb(colour) {
	return `#${colour.toString(16).padStart(6, '0')}`
}
