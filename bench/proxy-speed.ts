import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { startRelay } from './proxy-started.js'
import { figure, table } from './table.js'

/*
 * One download through the proxy, recorded, beside the same through two sockets that are piped into one another, and
 * through mitmproxy where it is installed: `node build/bench/proxy-speed.js [--size MB] [--rounds N] [--flat MB]`.
 *
 * Each round has a proxy and a recording of its own, removed afterwards, and begins with a file of the same size that is
 * written alone, in pieces like the recording's: nothing can be recorded faster than that. It also leaves the kernel with memory for files that is
 * there: a virtual machine that has given its free memory back to its host waits for every page of a new file, up to
 * ten times as long as for one it has, and what would be measured is that. The memory of one proxy is watched over `--flat` MB more.
 */

if (isMainThread) await main()
else serve(workerData as number)

/** Sends so many bytes to whoever connects. */
function serve(size: number): void {
	const piece = Buffer.alloc(256 << 10, 'fluffy tail ')
	const server = createServer({ allowHalfOpen: true }, socket => {
		let left = size
		const more = () => {
			while (left > 0) {
				left -= piece.length
				if (!socket.write(left >= 0 ? piece : piece.subarray(0, piece.length + left)))
					return void socket.once('drain', more)
			}
			socket.end()
		}
		socket
			.on('error', () => {})
			.once('data', () => {
				socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\nConnection: close\r\n\r\n`)
				more()
			})
	})
	server.listen(0, '127.0.0.1', () => parentPort!.postMessage((server.address() as AddressInfo).port))
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			size: { type: 'string', default: '500' },
			rounds: { type: 'string', default: '5' },
			flat: { type: 'string', default: '2500' },
		},
	})
	const size = Number(values.size) * 1e6
	const worker = new Worker(new URL(import.meta.url), { workerData: size })
	const [port] = (await once(worker, 'message')) as [number]
	const pipe = await startPipe(port)
	const mitm = await startMitm(port)
	const found: Record<'file' | 'pipe' | 'relay' | 'mitm', number[]> = { file: [], pipe: [], relay: [], mitm: [] }
	for (let round = 0; round < Number(values.rounds); round++) {
		const relay = await startRelay(port)
		found.file.push(size / writeFile(size))
		found.relay.push(size / (await download(relay.port, size)))
		await relay.close()
		found.pipe.push(size / (await download(pipe.port, size)))
		if (mitm) found.mitm.push(size / (await download(mitm.port, size)))
	}
	const rows = Object.entries(found).flatMap(([name, rates]) =>
		rates.length === 0
			? []
			: [
					[
						name,
						figure(median(rates) / 1e6),
						`${figure((100 * median(rates)) / median(found.pipe))} %`,
						rates.map(rate => figure(rate / 1e6)).join(' '),
					],
				],
	)
	process.stdout.write(`${table(['through', 'MB/s, median', 'of the pipe', 'each'], rows)}\n`)
	const shares = found.relay.map((rate, round) => (100 * rate) / found.pipe[round]!)
	process.stdout.write(
		`of the pipe, round by round: ${shares.map(figure).join(' ')} %; median ${figure(median(shares))} %\n`,
	)
	pipe.close()
	mitm?.close()
	const downloads = Math.ceil((Number(values.flat) * 1e6) / size)
	const memory = await memoryOver(downloads, port, size)
	const half = memory.length >> 1
	const [first, second] = [Math.max(...memory.slice(0, half)), Math.max(...memory.slice(half))]
	process.stdout.write(
		`resident over ${figure((downloads * size) / 1e6)} MB, most: ${figure(first)} MB in the first half, ${figure(second)} MB in the second\n`,
	)
	await worker.terminate()
}

/** Seconds that it takes to write a file, which is removed again. */
function writeFile(size: number): number {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-bench-'))
	const fd = openSync(join(folder, 'file'), 'w')
	const piece = Buffer.alloc(512 << 10, 'fluffy tail ')
	const start = performance.now()
	for (let at = 0; at < size; at += piece.length) writeSync(fd, piece, 0, Math.min(piece.length, size - at), at)
	const seconds = (performance.now() - start) / 1000
	closeSync(fd)
	rmSync(folder, { recursive: true })
	return seconds
}

/** Resident megabytes of one proxy, five times a second, while one download comes after the other. */
async function memoryOver(downloads: number, port: number, size: number): Promise<number[]> {
	const relay = await startRelay(port)
	const memory: number[] = []
	const watch = setInterval(() => memory.push(residentOf(relay.pid)), 200)
	for (let i = 0; i < downloads; i++) await download(relay.port, size)
	clearInterval(watch)
	await relay.close()
	return memory
}

/** Seconds that a download takes. */
async function download(port: number, size: number): Promise<number> {
	const start = performance.now()
	const socket = connect(port, '127.0.0.1')
	let received = 0
	socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`)
	socket.on('data', (bytes: Buffer) => {
		received += bytes.length
	})
	await once(socket, 'end')
	if (received < size) throw new Error(`${received} bytes came, not ${size}`)
	return (performance.now() - start) / 1000
}

/** Two sockets piped into one another, in a process of their own. */
async function startPipe(to: number): Promise<{ port: number; close(): void }> {
	const code = `const net=require('net');net.createServer(a=>{const b=net.connect(${to},'127.0.0.1');a.pipe(b).pipe(a)}).listen(0,'127.0.0.1',function(){console.log(this.address().port)})`
	const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
	const [port] = (await once(child.stdout, 'data')) as [Buffer]
	return { port: Number(String(port)), close: () => void child.kill() }
}

async function startMitm(to: number): Promise<{ port: number; close(): void } | undefined> {
	try {
		execFileSync('mitmdump', ['--version'], { stdio: 'ignore' })
	} catch {
		return undefined
	}
	const port = await freePort()
	const args = [
		'-q',
		'--mode',
		`reverse:http://127.0.0.1:${to}`,
		'--set',
		'stream_large_bodies=1',
		'--listen-host',
		'127.0.0.1',
		'-p',
		String(port),
		'-w',
		'/dev/null',
	]
	const child = spawn('mitmdump', args, { stdio: 'ignore' })
	for (;;) {
		const isThere = await new Promise<boolean>(resolve => {
			const socket = connect(port, '127.0.0.1')
			socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
			socket.once('connect', () => socket.destroy())
		})
		if (isThere) return { port, close: () => void child.kill() }
		await new Promise(resolve => setTimeout(resolve, 100))
	}
}

async function freePort(): Promise<number> {
	const server: Server = createServer().listen(0, '127.0.0.1')
	await once(server, 'listening')
	const { port } = server.address() as AddressInfo
	server.close()
	return port
}

/** Megabytes of memory that a process has. */
function residentOf(pid: number): number {
	const status = readFileSync(`/proc/${pid}/status`, 'latin1')
	return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
}

function median(values: readonly number[]): number {
	return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
