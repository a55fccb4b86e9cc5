import { execFileSync, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { isListening, until } from '../fixtures/record/processes.js'
import { TICKS, threadTicks } from './processor-time.js'
import { freePort } from './proxy-started.js'
import { Screen } from './screen.js'
import { figure } from './table.js'

/** What stands between wrk and nginx. */
export type Between = {
	readonly port: number
	readonly pid?: number
	/** Something to be done while wrk runs. */
	readonly meanwhile?: (signal: AbortSignal) => Promise<void>
	/** Something to be awaited before the next one runs. */
	readonly settled?: (accepted: number) => Promise<void>
	close(): Promise<void>
}

/** Two sockets piped into one another, in a process of their own. */
export async function startPipe(to: number): Promise<Between> {
	const port = await freePort()
	const code = `const net=require('net');net.createServer({allowHalfOpen:true},a=>{const b=net.connect({port:${to},host:'127.0.0.1',allowHalfOpen:true});a.on('error',()=>b.destroy());b.on('error',()=>a.destroy());a.pipe(b).pipe(a)}).listen(${port},'127.0.0.1',1024)`
	const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'ignore', 'inherit'] })
	await until('the pipe to listen', () => isListening(port))
	return { port, pid: child.pid!, close: async () => void child.kill() }
}

/** mitmproxy, where it is installed: it ends TLS and opens it again, for it relays nothing as it is in this mode. */
export async function startMitm(to: number): Promise<Between | undefined> {
	try {
		execFileSync('mitmdump', ['--version'], { stdio: 'ignore' })
	} catch {
		return undefined
	}
	const port = await freePort()
	const args = ['-q', '--mode', `reverse:https://127.0.0.1:${to}`, '--ssl-insecure', '--listen-host', '127.0.0.1']
	const child = spawn('mitmdump', [...args, '-p', `${port}`, '-w', '/dev/null'], { stdio: 'ignore' })
	await until('mitmproxy to listen', () => isListening(port), 60_000)
	return { port, pid: child.pid!, close: async () => void child.kill() }
}

/** What came of the proxy, in milliseconds and seconds. */
export type Watched = { readonly keys: number[]; readonly lag: number[] }

/** The program with its screen, typed into while connections come. */
export async function startProxy(
	to: number,
	file: string,
	node: readonly string[],
	{ keys, lag }: Watched,
): Promise<Between> {
	const port = await freePort()
	const args = ['proxy', '--listen', `127.0.0.1:${port}`, '--to', `127.0.0.1:${to}`, '--write', file, '--force']
	const screen = new Screen([process.execPath, ...node, ...args])
	await screen.shows(/headers made up/)
	let all = 0
	let threads = threadTicks(screen.pid)
	return {
		port,
		pid: screen.pid,
		async meanwhile(signal) {
			threads = threadTicks(screen.pid)
			for (let i = 0; !signal.aborted; i++) {
				const { key, answer } = KEYS[i % KEYS.length]!
				// Never in step with the frames.
				await sleep(150 + Math.random() * 100)
				keys.push(await screen.answer(key, answer))
			}
		},
		async settled(accepted) {
			const after = threadTicks(screen.pid)
			const begun = performance.now()
			all += accepted
			// The question for them is a frame of its own.
			await screen.answer('4', shownView(4))
			await screen.answer('2', shownView(2))
			const text = new RegExp(`\\b${all.toLocaleString('en')} conversations`)
			while (!(await screen.has(text))) if (performance.now() - begun > 60_000) break
			lag.push((performance.now() - begun) / 1000 + 0.5)
			const spent = [...after].map(([id, ticks]) => ticks - (threads.get(id) ?? 0))
			const each = spent.filter(ticks => ticks > 0).map(ticks => figure(((1000 / TICKS) * ticks) / accepted))
			process.stderr.write(`milliseconds of each thread for each connection: ${each.join(' ')}\n`)
		},
		close: () => screen.quit(),
	}
}

/** What a frame has when this view is open: the mark before its number in the top line. */
const shownView = (view: number) => new RegExp(`▸(?:\\x1b\\[[\\d;]*m)*${view}`)

/** Keys, and what is in the frames that answer them and in no frame before. */
const KEYS = [
	{ key: '3', answer: shownView(3) },
	{ key: '2', answer: shownView(2) },
	{ key: '1', answer: shownView(1) },
	{ key: 'F', answer: /the newest is selected as it comes|the selection stays where it is/ },
] as const
