/**
 * Measures the program beside others: `npm run bench -- [speed] [memory] [start] [keys]`, all four by default; `--tiny` adds
 * a capture of many tiny connections to the first.
 * Results are a Markdown page on standard output, what goes on meanwhile is told on standard error. docs/bench.md says
 * what is measured and why so.
 */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Captures, capturesIn } from './captures.js'
import { keys } from './keys.js'
import { machine } from './machine.js'
import { memory } from './memory.js'
import type { Command } from './run.js'
import { speed } from './speed.js'
import { start } from './start.js'

const SECTIONS = ['speed', 'memory', 'start', 'keys'] as const
const PACKETS = 1_000_000
// build/bench/main.js → the repository.
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		size: { type: 'string', default: '500' },
		rounds: { type: 'string', default: '3' },
		tiny: { type: 'boolean', default: false },
		folder: { type: 'string', default: join(tmpdir(), 'handshark-bench') },
		program: { type: 'string', default: join(ROOT, 'dist/handshark.js') },
	},
})
const unknown = positionals.filter(name => !SECTIONS.some(section => section === name))
const [size, rounds] = [Number(values.size), Number(values.rounds)]
if (unknown.length > 0 || !(size >= 1) || !(rounds >= 1)) {
	console.error(
		'npm run bench -- [speed] [memory] [start] [keys] [--size MB] [--rounds N] [--tiny] [--folder DIR] [--program FILE]',
	)
	process.exitCode = 2
} else await bench(capturesIn(values.folder, say))

async function bench(captures: Captures): Promise<void> {
	const program: Command = [process.execPath, values.program]
	const wanted = (name: (typeof SECTIONS)[number]) => positionals.length === 0 || positionals.includes(name)
	const folder = join(values.folder, 'printed')
	mkdirSync(folder, { recursive: true })
	console.log(
		`\`npm run bench -- ${process.argv.slice(2).join(' ')}\`, ${new Date().toISOString().slice(0, 10)}: ${machine()}\n`,
	)
	if (wanted('speed')) {
		const options = { program, rounds, folder, say }
		console.log(`${await speed('Short connections', captures.connections(size), options)}\n`)
		console.log(`${await speed('One download, 1 % out of order', captures.download(size), options)}\n`)
		if (values.tiny) console.log(`${await speed('Many tiny connections', captures.tiny(size), options)}\n`)
	}
	if (wanted('memory')) {
		const tenth = Math.max(1, Math.round(size / 10))
		const pairs = [
			{ what: 'short connections', once: captures.connections(tenth), tenfold: captures.connections(size) },
			{ what: 'one download', once: captures.download(tenth), tenfold: captures.download(size) },
		]
		console.log(`${memory(program, pairs, rounds)}\n`)
	}
	if (wanted('start')) console.log(`${await start(program, captures.small(), 7 * rounds)}\n`)
	if (wanted('keys')) console.log(`${await keys(program, captures.packets(PACKETS), PACKETS)}\n`)
}

function say(text: string): void {
	process.stderr.write(`${text}\n`)
}
