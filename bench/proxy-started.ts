import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The built program as a proxy that records, on a port of its own. */
export async function startRelay(
	to: number,
	args: readonly string[] = [],
): Promise<{ readonly port: number; readonly pid: number; readonly file: string; close(): Promise<string> }> {
	const folder = mkdtempSync(join(tmpdir(), 'handshark-bench-'))
	const file = join(folder, 'recorded.pcapng')
	const port = await freePort()
	const own = ['proxy', '--no-screen', '--listen', `127.0.0.1:${port}`, '--to', `127.0.0.1:${to}`, '--write', file]
	const child = spawn(process.execPath, ['dist/handshark.js', ...own, ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
	let said = ''
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		said += text
	})
	while (!said.includes('listening on')) {
		if (child.exitCode !== null) throw new Error(said)
		await new Promise(resolve => setTimeout(resolve, 20))
	}
	return {
		port,
		pid: child.pid!,
		file,
		async close() {
			const ended = once(child, 'exit')
			child.kill('SIGINT')
			await ended
			rmSync(folder, { recursive: true })
			return said
		},
	}
}

export async function freePort(): Promise<number> {
	const server = createServer()
	server.listen(0, '127.0.0.1')
	await once(server, 'listening')
	const { port } = server.address() as AddressInfo
	server.close()
	await once(server, 'close')
	return port
}
