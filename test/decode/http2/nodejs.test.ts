import assert from 'node:assert/strict'
import http2 from 'node:http2'
import { Duplex } from 'node:stream'
import { Http2Connection, type Http2Exchange } from '../../../src/decode/http2/connection.js'

/** Bytes both ways, as far as somebody has to be told of them. */
class Wire extends Duplex {
	other: Wire | undefined
	constructor(readonly heard: (bytes: Buffer) => void) {
		super()
	}
	override _read(): void {}
	override _write(bytes: Buffer, _: BufferEncoding, done: () => void): void {
		this.heard(bytes)
		this.other!.push(bytes)
		done()
	}
	override _final(done: () => void): void {
		this.other!.push(null)
		done()
	}
}

describe('what Node.js says in HTTP/2', () => {
	it('is read to the last character, whatever the characters are', async () => {
		const values = Array.from({ length: 8 }, (_, i) => printable(i))
		const exchanges: Http2Exchange[] = []
		const connection = new Http2Connection({
			onEvent: () => {},
			onExchange: exchange => exchanges.push(exchange),
			isWhole: true,
		})
		const at = { client: 0, server: 0 }
		const heard = (from: 'client' | 'server') => (bytes: Buffer) => {
			connection[from].push({ start: at[from], bytes, packet: 1, offset: at[from] })
			at[from] += bytes.length
		}
		const [near, far] = [new Wire(heard('client')), new Wire(heard('server'))]
		near.other = far
		far.other = near
		const server = http2.createServer()
		server.on('stream', (stream, headers) => {
			stream.respond({ ':status': 200, 'x-echo': headers['x-value'] })
			stream.end('fluffy tail')
		})
		server.emit('connection', far)
		const session = http2.connect('http://localhost', { createConnection: () => near })
		for (const value of values) {
			const stream = session.request({ ':path': '/', 'x-value': value })
			stream.resume()
			await new Promise(resolve => stream.once('close', resolve))
		}
		await new Promise<void>(resolve => session.close(resolve))
		session.destroy()
		for (const from of ['client', 'server'] as const) connection.end(from, 'fin')
		assert.deepEqual(
			exchanges.map(({ request, response }) => [
				request?.lines.find(({ name }) => name === 'x-value')?.value,
				response?.lines.find(({ name }) => name === 'x-echo')?.value,
				Buffer.from(response?.body ?? []).toString(),
			]),
			values.map(value => [value, value, 'fluffy tail']),
		)
	})
})

/** Every character that a value may have, each time begun with another. */
function printable(from: number): string {
	const all = Array.from({ length: 0x7f - 0x21 }, (_, i) =>
		String.fromCharCode(0x21 + ((i + from * 7) % (0x7f - 0x21))),
	)
	return all.join('')
}
