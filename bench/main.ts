/**
 * Measures the program beside others: `npm run bench -- [speed] [memory] [start] [keys] [decrypt]`, all of them by default;
 * `--tiny` adds a capture of many tiny connections to the first.
 * Results are a Markdown page on standard output, what goes on meanwhile is told on standard error. docs/bench.md says
 * what is measured and why so.
 */
import { mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { type Captures, capturesIn } from './captures.js'
import { decrypt } from './decrypt.js'
import { keys } from './keys.js'
import { machine } from './machine.js'
import { memory } from './memory.js'
import type { Command } from './run.js'
import { speed } from './speed.js'
import { start } from './start.js'

const SECTIONS = ['speed', 'memory', 'start', 'keys', 'decrypt'] as const
const PACKETS = 1_000_000
// build/bench/main.js → the repository.
const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..')

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		size: { type: 'string' },
		rounds: { type: 'string', default: '3' },
		tiny: { type: 'boolean', default: false },
		folder: { type: 'string', default: join(tmpdir(), 'handshark-bench') },
		program: { type: 'string', default: join(ROOT, 'dist/handshark.js') },
	},
})
const unknown = positionals.filter(name => !SECTIONS.some(section => section === name))
const [size, opened] = [Number(values.size ?? 500), Number(values.size ?? 700)]
const rounds = Number(values.rounds)
if (unknown.length > 0 || !(size >= 1) || !(rounds >= 1)) {
	console.error(
		'npm run bench -- [speed] [memory] [start] [keys] [decrypt] [--size MB] [--rounds N] [--tiny] [--folder DIR] [--program FILE]',
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
		const pairs = [
			{ what: 'short connections', once: captures.connections(size), tenfold: captures.tenfoldConnections(size) },
			{ what: 'one download', once: captures.download(size), tenfold: captures.download(10 * size) },
		]
		console.log(`${memory(program, pairs, rounds)}\n`)
	}
	if (wanted('start')) console.log(`${await start(program, captures.small(), 7 * rounds)}\n`)
	if (wanted('keys')) console.log(`${await keys(program, captures.packets(PACKETS), PACKETS)}\n`)
	if (wanted('decrypt')) {
		const tenth = Math.max(1, Math.round(opened / 10))
		const downloads = [
			{ what: 'A download with TLS 1.3, opened', capture: captures.keyed('tls13', opened), isMeasure: true },
			{ what: 'With TLS 1.2, AES-GCM', capture: captures.keyed('gcm', tenth), isMeasure: false },
			{ what: 'With TLS 1.2, AES-CBC', capture: captures.keyed('cbc', tenth), isMeasure: false },
		]
		for (const { what, capture, isMeasure } of downloads)
			console.log(`${await decrypt(what, capture, { program, rounds, folder, say, isMeasure })}\n`)
	}
}

function say(text: string): void {
	process.stderr.write(`${text}\n`)
}
