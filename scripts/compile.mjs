import { fileURLToPath } from 'node:url'

/**
 * Runs the program that was bundled into a folder until its screen is up, and keeps what V8 has compiled for that beside it:
 * then nobody else has to wait for it. Where no terminal can be had, or no time, the program does without.
 */
export async function compile(folder) {
	const pty = await import('@lydell/node-pty').catch(() => undefined)
	if (!pty) return
	const run = fileURLToPath(new URL('compile-run.cjs', import.meta.url))
	const capture = fileURLToPath(new URL('../fixtures/tutorial-https.pcap', import.meta.url))
	const env = { ...process.env, TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8' }
	const terminal = opened(() => pty.spawn(process.execPath, [run, folder, capture], { cols: 160, rows: 45, env }))
	if (!terminal) return
	let written = ''
	terminal.onData(data => {
		// What the program asks: the ground, and what the terminal is.
		if (data.includes('\x1b[c')) terminal.write('\x1b]11;rgb:0000/0000/0000\x07\x1b[?62;22c')
		const before = written
		written += data
		if (isUp(written) && !isUp(before)) terminal.write('jk\tq')
	})
	let isLate = false
	const patience = setTimeout(() => {
		isLate = true
		terminal.kill('SIGKILL')
	}, PATIENCE)
	const code = await new Promise(resolve => terminal.onExit(({ exitCode }) => resolve(exitCode)))
	clearTimeout(patience)
	if (isLate) return
	if (code !== 0 || !isUp(written)) throw new Error(`the program that was bundled does not run:\n${written}`)
}

/** Milliseconds: what takes a second elsewhere. */
const PATIENCE = 60_000

/** A container may have no pseudo-terminals. */
function opened(open) {
	try {
		return open()
	} catch {
		return undefined
	}
}

/** Its first whole frame ends with the keys. */
const isUp = written => /TCP[\s\S]*quit/.test(written)
